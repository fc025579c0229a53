import { AUDITOR_CERTIFICATE, letterTypes } from '../../../domain/kernel/goods.ts'
import { Badge } from '../badge.tsx'
import { Fact } from '../fact.tsx'
import { Carats, DayText, dayText } from '../format.tsx'
import { Slip } from '../slip.tsx'
import { nameOfTotal, nameOfType } from './paper-names.ts'

const LETTER = 'This is a letter. What it says stands on the letter alone; compare its PDF above.'

type Statement = {
  readonly name: string
  readonly edition: string
  readonly text: string
  readonly linePositions: readonly number[]
  readonly suppliedOn: string | null
}
type FactsProps = {
  readonly issuer: { readonly legalName: string; readonly tradeName: string | null; readonly country: string }
  readonly auditor: { readonly name: string; readonly firm: string } | null
  readonly documentType: string
  readonly number: string
  readonly documentDate: string
  readonly totalCarats: string
  readonly unit: string
  readonly status: 'valid' | 'voided' | 'superseded'
  readonly statements: readonly Statement[]
}

/** What anybody with the code may know of the document: never prices, never the buyer. */
export function Facts({
  issuer,
  auditor,
  documentType,
  number,
  documentDate,
  totalCarats,
  unit,
  status,
  statements,
}: FactsProps) {
  const isLetter = documentType === AUDITOR_CERTIFICATE || letterTypes.some((type) => type === documentType)
  return (
    <section aria-labelledby="facts">
      <h2 id="facts">The document</h2>
      <dl className="facts">
        {auditor ? (
          <Fact term="Auditor">
            {auditor.name}, {auditor.firm}
          </Fact>
        ) : null}
        <Fact term={auditor ? 'Company audited' : 'Issuer'}>
          {issuer.legalName}
          {issuer.tradeName ? ` (${issuer.tradeName})` : ''}, {issuer.country}
        </Fact>
        <Fact term={nameOfType(documentType)}>
          <span className="mono">{number}</span>
        </Fact>
        <Fact term="Date">
          <DayText value={documentDate} />
        </Fact>
        <Fact term={nameOfTotal(documentType)}>
          <Carats value={totalCarats} unit={unit} />
        </Fact>
        <Fact term="Status">
          <Badge meaning={status === 'valid' ? 'in-order' : 'wrong'}>{status}</Badge>
        </Fact>
      </dl>
      {isLetter ? null : <h3>{statements.length === 1 ? 'Its statement' : 'Its statements'}</h3>}
      {statements.length === 0 ? <p>{isLetter ? LETTER : 'No warranty statement stands on this document.'}</p> : null}
      <div className="slips">
        {statements.map((statement) => (
          <Slip
            key={`${statement.edition} ${statement.text}`}
            title={statement.name}
            edition={statement.edition}
            text={statement.text}
            covers={coversOf(statement)}
          />
        ))}
      </div>
      <p className="hint">Prices and the buyer are never shown here.</p>
    </section>
  )
}

function coversOf({ linePositions, suppliedOn }: Statement): string {
  const lines = linesOf(linePositions)
  return suppliedOn ? `${lines}, by a supplementary letter of ${dayText(suppliedOn)}` : lines
}

function linesOf(positions: readonly number[]): string {
  const all = [...positions].sort((a, b) => a - b)
  return `${all.length === 1 ? 'line' : 'lines'} ${all.join(', ')} of the document`
}
