import { Sign } from '../sign.tsx'
import { CheckItems } from './checked.tsx'
import type { Check, Verdict } from './verdict.ts'

type VerdictPanelProps = { readonly verdict: Pick<Verdict, 'meaning' | 'sentence' | 'advice'> }

/** The verdict in one sentence and one look; each of the three has its own sign, edge and word. */
export function VerdictPanel({ verdict }: VerdictPanelProps) {
  return (
    <header className="verdict" data-meaning={verdict.meaning}>
      <span className="verdict-sign" aria-hidden="true">
        <Sign meaning={verdict.meaning} size={22} />
      </span>
      <div>
        <h1>{verdict.sentence}</h1>
        <p>{verdict.advice}</p>
      </div>
    </header>
  )
}

/** What was checked with what result, and, said as plainly, what was not. */
export function Checks({ made, notMade }: { readonly made: readonly Check[]; readonly notMade: readonly string[] }) {
  return (
    <section aria-labelledby="checks" className="checks">
      <h2 id="checks">What was checked</h2>
      <ul>
        <CheckItems checks={made} />
      </ul>
      <h3>What was not</h3>
      <ul>
        {notMade.map((says) => (
          <li key={says}>
            <span className="badge">not checked</span> <span>{says}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
