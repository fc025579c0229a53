import { dayText, Instant } from '../../format.tsx'
import { Slip } from '../../slip.tsx'
import { coveredText } from '../words.ts'

type Party = { readonly address: string; readonly country: string; readonly taxNumber: string | null }
type Check = {
  readonly scheme: string
  readonly number: string | null
  readonly validTo: string | null
  readonly checkedOn: string | null
  readonly checkedBy: string
}
type FactsProps = {
  readonly header: {
    readonly seller: Party & { readonly legalName: string }
    readonly buyer: Party & { readonly name: string; readonly registrations: readonly Check[] }
    readonly terms: string | null
    readonly notes: string | null
    readonly reference?: string | null | undefined
  }
  /** What each scheme calls its registration. */
  readonly registrationNames: Readonly<Record<string, string>>
  readonly placeOfImport: string | null
  readonly issued: { readonly at: Date; readonly by: string }
  readonly zone: string
}

/** What the document says about its parties and terms, frozen when it was issued. */
export function Facts({ header, registrationNames, placeOfImport, issued, zone }: FactsProps) {
  const { seller, buyer } = header
  const facts: readonly (readonly [string, string | null | undefined])[] = [
    ['Seller', [seller.legalName, seller.address, seller.country].filter(Boolean).join(', ')],
    ['Buyer', [buyer.name, buyer.address, buyer.country].filter(Boolean).join(', ')],
    ['Buyer’s tax number', buyer.taxNumber],
    ...buyer.registrations.map(
      (check) => [`Buyer’s ${registrationNames[check.scheme] ?? check.scheme}`, checkText(check)] as const,
    ),
    ['Place of import', placeOfImport],
    ['Reference', header.reference],
    ['Terms', header.terms],
    ['Notes', header.notes],
  ]
  return (
    <dl className="facts">
      {facts.map(([term, what]) =>
        what ? (
          <div key={term}>
            <dt>{term}</dt>
            <dd className="whitespace-pre-line">{what}</dd>
          </div>
        ) : null,
      )}
      <div>
        <dt>Issued</dt>
        <dd>
          <Instant value={issued.at} zone={zone} />
          <br />
          by {issued.by}
        </dd>
      </div>
    </dl>
  )
}

function checkText({ number, validTo, checkedOn, checkedBy }: Check): string {
  const standing = number === null ? 'none was found' : `${number}${validTo ? `, valid to ${dayText(validTo)}` : ''}`
  return `${standing}; ${checkedOn ? `checked on ${dayText(checkedOn)} by ${checkedBy}` : 'not checked'}`
}

type Warranty = {
  readonly id: string
  readonly edition: string
  readonly text: string
  readonly name: string
  readonly source: string
  readonly linePositions: readonly number[]
  /** The day of the letter that gave it; null when the document itself carries it. */
  readonly suppliedOn: string | null
  /** What allowed it, like 'Registration 12'; null when nothing had to. */
  readonly registration: string | null
  readonly ruleSentence: string | null
  readonly overrideReason: string | null
  readonly overrideBy: string | null
}

/** The statements as they were printed, each on its slip. */
export function Statements({
  warranties,
  lineCount,
}: {
  readonly warranties: readonly Warranty[]
  readonly lineCount: number
}) {
  if (warranties.length === 0) return <p>This document carries no statement.</p>
  return (
    <div className="slips">
      {warranties.map((each) => (
        <div key={each.id}>
          <Slip
            title={each.name}
            edition={each.edition}
            text={each.text}
            source={each.source}
            covers={`${coveredText(each.linePositions, lineCount)}${each.registration ? `, under ${each.registration}` : ''}`}
          />
          {each.suppliedOn ? (
            <p className="hint">Given by a supplementary letter of {dayText(each.suppliedOn)}.</p>
          ) : null}
          {each.ruleSentence ? <p className="hint">Why: {each.ruleSentence}</p> : null}
          {each.overrideReason ? (
            <div className="notice" data-meaning="needs-you">
              <p>
                <strong>Issued without a valid registration by {each.overrideBy}.</strong> {each.overrideReason}
              </p>
            </div>
          ) : null}
        </div>
      ))}
    </div>
  )
}
