import { Fact } from '../../fact.tsx'
import { Carats, DayText } from '../../format.tsx'
import { Checked } from '../checked.tsx'
import { nameOfTotal, nameOfType } from '../paper-names.ts'
import type { PrintAnswer as Answer } from './check-print.ts'

/** What a printed code says, what of it was checked, and where its status stands for whoever has a network. */
export function PrintAnswer({ answer }: { readonly answer: Answer }) {
  const { meaning, sentence, checks, claim, code } = answer
  return (
    <Checked meaning={meaning} sentence={sentence} checks={checks}>
      {claim ? (
        <dl className="facts">
          <Fact term="Issuer">{claim.issuer}</Fact>
          <Fact term={nameOfType(claim.documentType)}>
            <span className="mono">{claim.number}</span>
          </Fact>
          <Fact term="Date">
            <DayText value={claim.documentDate} />
          </Fact>
          <Fact term={nameOfTotal(claim.documentType)}>
            <Carats value={claim.carats} unit={claim.unit} />
          </Fact>
          <Fact term="Statements">{claim.editions.join(', ') || 'None'}</Fact>
          <Fact term="SHA-256 of its data">
            <span className="mono">{claim.dataSha256}</span>
          </Fact>
        </dl>
      ) : null}
      {code ? (
        <p className="hint">
          With a network: <a href={`/v/${code}`}>whether it still stands</a>.
        </p>
      ) : null}
    </Checked>
  )
}
