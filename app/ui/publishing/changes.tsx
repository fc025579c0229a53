import type { RuleChange, StatementChange } from '../../../domain/publishing/changes.ts'
import { Notice } from '../alert.tsx'
import { StatementChangeCard } from './statement-change.tsx'

type ChangesProps = {
  readonly changes: {
    readonly statements: readonly StatementChange[]
    readonly rules: readonly RuleChange[]
    readonly neverCounts: readonly { readonly key: string; readonly version: number; readonly edition: string }[]
  }
  readonly goodsNames: Readonly<Record<string, string>>
}

/** Everything that a publication changes: words on their slips, days, rules. */
export function Changes({ changes: { statements, rules, neverCounts }, goodsNames }: ChangesProps) {
  return (
    <section aria-labelledby="changes">
      <h2 id="changes">What changes</h2>
      {neverCounts.map(({ key, version, edition }) => (
        <Notice key={`${key} ${version}`} meaning="needs-you">
          <p>
            {edition}, version {version}, was published to begin later. This takes its place, so it will never count.
          </p>
        </Notice>
      ))}
      {statements.length > 0 ? (
        <p className="diff-key" aria-hidden="true">
          <span className="slip-sample">
            <del>struck out</del> leaves
          </span>
          <span className="slip-sample">
            <ins>underlined twice</ins> is new
          </span>
        </p>
      ) : null}
      {statements.map((change) => (
        <StatementChangeCard key={change.statement.key} change={change} goodsNames={goodsNames} />
      ))}
      {rules.length > 0 ? <Rules rules={rules} /> : null}
    </section>
  )
}

const VERBS: Record<RuleChange['verb'], string> = { added: 'New', changed: 'Changed', removed: 'Gone' }

function Rules({ rules }: { readonly rules: readonly RuleChange[] }) {
  return (
    <section aria-labelledby="rules">
      <h3 id="rules">Rules</h3>
      <ul className="history">
        {rules.map(({ verb, rule }) => (
          <li key={`${verb} ${rule.key}`}>
            <strong>{VERBS[verb]}</strong>
            <span>
              {rule.sentence}{' '}
              <span className="hint">{`${rule.statement}: ${rule.verdict.replace('-', ' ')} · ${rule.source.of}`}</span>
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
