import { Instant } from '../../format.tsx'
import { Slip } from '../../slip.tsx'
import { coveredText } from '../words.ts'

type Party = { readonly address: string; readonly country: string; readonly taxNumber: string | null }
type FactsProps = {
  readonly header: {
    readonly seller: Party & { readonly legalName: string }
    readonly buyer: Party & { readonly name: string; readonly sowNumber: string | null }
    readonly terms: string | null
    readonly notes: string | null
    readonly reference?: string | null | undefined
  }
  readonly issued: { readonly at: Date; readonly by: string }
  readonly zone: string
}

/** What the document says about its parties and terms, frozen when it was issued. */
export function Facts({ header, issued, zone }: FactsProps) {
  const { seller, buyer } = header
  const facts: readonly (readonly [string, string | null | undefined])[] = [
    ['Seller', [seller.legalName, seller.address, seller.country].filter(Boolean).join(', ')],
    ['Buyer', [buyer.name, buyer.address, buyer.country].filter(Boolean).join(', ')],
    ['Buyer’s tax number', buyer.taxNumber],
    ['Buyer’s SoW number', buyer.sowNumber],
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

type Warranty = {
  readonly id: string
  readonly edition: string
  readonly text: string
  readonly name: string
  readonly source: string
  readonly linePositions: readonly number[]
  readonly registrationNumber: string | null
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
        <Slip
          key={each.id}
          title={each.name}
          edition={each.edition}
          text={each.text}
          source={each.source}
          covers={`${coveredText(each.linePositions, lineCount)}${each.registrationNumber ? `, under SoW registration ${each.registrationNumber}` : ''}`}
        />
      ))}
    </div>
  )
}
