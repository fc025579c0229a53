import type { Deviation, Finding } from '../../../domain/lint/result.ts'
import { Badge } from '../badge.tsx'
import { Slip } from '../slip.tsx'
import { WordDiff } from '../word-diff.tsx'
import { classWords, outcomeWords } from './verdict.ts'

/** A statement as the text carries it: on the slip its official words, with what the paper has instead. */
export function FindingCard({ finding, place }: { readonly finding: Finding; readonly place: number }) {
  const { name, edition, outcome, deviations, remarks, diff, source } = finding
  const id = `finding-${place}`
  const isMarked = diff.some(({ op }) => op !== 'same')
  return (
    <section className="finding" aria-labelledby={id}>
      <h2 id={id}>{name}</h2>
      <p>
        <Badge meaning={outcome === 'deviation' ? 'wrong' : 'in-order'}>{outcomeWords[outcome]}</Badge>
      </p>
      <Deviations of={deviations} />
      <Slip
        title={name}
        edition={edition}
        source={source}
        text={
          <WordDiff parts={diff.map(towardsOfficial)} says={{ gone: 'only on the paper', come: 'only official' }} />
        }
      />
      {isMarked ? (
        <p className="diff-key" aria-hidden="true">
          <span className="slip-sample">
            <del>struck out</del> stands on the paper and is not official
          </span>
          <span className="slip-sample">
            <ins>underlined</ins> is official and not on the paper
          </span>
        </p>
      ) : null}
      {remarks.map((remark) => (
        <p key={remark} className="hint">
          {remark}
        </p>
      ))}
    </section>
  )
}

/** Every deviation with its class and its sentence. */
export function Deviations({ of }: { readonly of: readonly Deviation[] }) {
  if (of.length === 0) return null
  return (
    <ul className="deviations">
      {of.map((deviation) => (
        <li key={deviation.sentence}>
          <Badge meaning="wrong">{classWords[deviation.class]}</Badge> <span>{deviation.sentence}</span>
        </li>
      ))}
    </ul>
  )
}

/** A part seen from the paper: what was found leaves, what is official comes. */
function towardsOfficial(part: Finding['diff'][number]): Finding['diff'][number] {
  if (part.op === 'same') return part
  return { ...part, official: part.found, found: part.official }
}
