import { hunks, lineDiff } from './line-diff.ts'

type TemplateDiffProps = { readonly label: string; readonly before: string; readonly after: string }
const SAYS = { gone: 'removed', come: 'added', same: '' }
const SIGNS = { gone: '−', come: '+', same: ' ' }

/** What publishing would change, line by line. */
export function TemplateDiff({ label, before, after }: TemplateDiffProps) {
  // An empty text is no line that goes or comes.
  const lines = lineDiff(before, after).filter(
    ({ op, text }) => text !== '' || !((op === 'gone' && before === '') || (op === 'come' && after === '')),
  )
  if (lines.every(({ op }) => op === 'same')) return <p>{label}: nothing changes.</p>
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by the keyboard
    <section className="template-diff" aria-label={label} tabIndex={0}>
      <h3>{label}</h3>
      <pre>
        {hunks(lines).map((line, index) =>
          'skipped' in line ? (
            // biome-ignore lint/suspicious/noArrayIndexKey: a line is told from its equals by its place alone
            <span key={index} className="skipped">{`⋯ ${line.skipped} lines\n`}</span>
          ) : (
            // biome-ignore lint/suspicious/noArrayIndexKey: as above
            <span key={index} className={line.op}>
              {line.op === 'same' ? null : <span className="sr-only">{SAYS[line.op]}: </span>}
              {`${SIGNS[line.op]} ${line.text}\n`}
            </span>
          ),
        )}
      </pre>
    </section>
  )
}
