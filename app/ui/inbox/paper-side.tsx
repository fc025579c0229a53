import { Link, useSearchParams } from '@remix-run/react'
import { Notice } from '../alert.tsx'
import { Badge } from '../badge.tsx'
import { Empty } from '../empty.tsx'
import { sizeText } from '../file-field.tsx'
import { PaperPages } from './paper-pages.tsx'

type Pages = Parameters<typeof PaperPages>[0]
type Found = {
  readonly edition: string
  readonly name: string
  readonly outcome: 'exact' | 'accepted-variant' | 'deviation'
  readonly deviations: readonly { readonly sentence: string }[]
  readonly start: number
  readonly boxes: Pages['marks'][number]['boxes']
}
type PaperSideProps = {
  readonly item: {
    readonly id: string
    readonly fileName: string | null
    readonly mediaType: string | null
    readonly bytes: number | null
    readonly sha256: string | null
    readonly status: string
    readonly problem: { readonly sentence: string } | null
  }
  readonly reading:
    | (Pick<Pages, 'pages' | 'lines'> & {
        readonly hasScript: boolean
        readonly statements: readonly Found[]
        readonly proposals: readonly Pages['marks'][number]['boxes'][]
      })
    | null
}

const OUTCOMES = { exact: 'word for word', 'accepted-variant': 'accepted wording', deviation: 'deviates' } as const

/** The paper: what was found on it, then its pages with that marked, or the file itself. */
export function PaperSide({ item, reading }: PaperSideProps) {
  const [search] = useSearchParams()
  const isFile = search.get('look') === 'file' || reading === null
  const address = `/inbox/${item.id}/file`
  return (
    <section aria-label="The paper" className="inbox-paper">
      {item.status === 'reading' ? <Notice meaning="needs-you">The paper is being read.</Notice> : null}
      {item.problem ? <Notice meaning="could-not-verify">{item.problem.sentence}</Notice> : null}
      {reading?.hasScript ? (
        <Notice meaning="needs-you">
          The PDF carries a script. It was not run here; look before you open it elsewhere.
        </Notice>
      ) : null}
      {reading ? <Statements found={reading.statements} /> : null}
      {reading && item.sha256 ? (
        <nav className="tabs" aria-label="How to look at it">
          <Link to="?" aria-current={isFile ? undefined : 'page'} preventScrollReset>
            As it was read
          </Link>
          <Link to="?look=file" aria-current={isFile ? 'page' : undefined} preventScrollReset>
            The file itself
          </Link>
        </nav>
      ) : null}
      {isFile ? <TheFile item={item} address={address} /> : <PaperPages {...reading} marks={marksOf(reading)} />}
      {item.sha256 ? (
        <p className="hint">
          <a href={`${address}?download`}>{item.fileName}</a>, {sizeText(item.bytes ?? 0)}. SHA-256{' '}
          <span className="mono">{item.sha256}</span>
        </p>
      ) : null}
    </section>
  )
}

function marksOf({ statements, proposals }: NonNullable<PaperSideProps['reading']>): Pages['marks'] {
  return [
    ...statements.map(({ start, outcome, boxes }) => ({
      id: `statement-${start}`,
      look: outcome === 'deviation' ? ('deviation' as const) : ('statement' as const),
      boxes,
    })),
    ...proposals.map((boxes, index) => ({ id: `proposal-${index}`, look: 'proposal' as const, boxes })),
  ]
}

function TheFile({ item, address }: { readonly item: PaperSideProps['item']; readonly address: string }) {
  if (!item.sha256) return <Empty what="No file came with it." />
  return (
    <div className="received-file">
      {item.mediaType === 'application/pdf' ? (
        <iframe src={address} title={`The paper, ${item.fileName}`} />
      ) : (
        <img src={address} alt={`The paper, ${item.fileName}`} />
      )}
    </div>
  )
}

function Statements({ found }: { readonly found: readonly Found[] }) {
  if (found.length === 0)
    return (
      <p>
        <Badge meaning="could-not-verify">no statement found</Badge> None of the library’s statements stands on this
        paper in words that were recognised.
      </p>
    )
  return (
    <ul className="found-statements">
      {found.map(({ name, edition, outcome, deviations, start }) => (
        <li key={start}>
          <Badge meaning={outcome === 'deviation' ? 'wrong' : 'in-order'}>{OUTCOMES[outcome]}</Badge> {name}, {edition}
          {deviations.length > 0 ? (
            <ul>
              {deviations.map(({ sentence }) => (
                <li key={sentence}>{sentence}</li>
              ))}
            </ul>
          ) : null}
        </li>
      ))}
    </ul>
  )
}
