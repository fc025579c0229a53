import { Link } from '@remix-run/react'
import type { RegistrationStanding } from '../../../domain/counterparties/rules.ts'
import type { DocumentStanding } from '../../../domain/received-documents/rules.ts'
import { RegistrationBadge, type Standing } from '../counterparties/registration-badge.tsx'
import { typeNames } from '../documents/words.ts'
import { Fact } from '../fact.tsx'
import { Amount, Carats, DayText, Instant } from '../format.tsx'
import { editionName, owesWarranty, StandingBadge } from './edition-badge.tsx'
import type { ReceivedRow } from './received-table.tsx'

const SENTENCES: Readonly<Record<DocumentStanding, string>> = {
  accepted: 'The edition is valid for these goods on this date.',
  'not-needed': 'No statement speaks of these goods; none is needed.',
  'not-valid': 'The edition is not valid for these goods on this date. Ask the supplier for the present one.',
  missing: 'These goods need a warranty and came without. Ask the supplier for one.',
  'unknown-edition': 'The words are in no official edition; nobody can say what they are worth.',
}

const SUPPLIER: Readonly<Record<RegistrationStanding, string>> = {
  valid: 'The supplier was registered on this date.',
  expired: 'The supplier’s registration was over on this date.',
  'not-yet': 'The supplier’s registration had not begun on this date.',
  'not-verified': 'Nobody has found a registration of the supplier that held on this date.',
  'checked-long-ago': 'The supplier was last looked up more than twelve months before this date.',
}

type ReceivedFactsProps = {
  readonly document: Omit<ReceivedRow, 'statements'> & {
    readonly currency: string | null
    readonly totalMinor: bigint | null
    readonly source: 'typed' | 'import' | 'inbox' | 'platform'
    readonly statements: readonly CameStatement[]
    readonly note: string | null
    readonly recordedByName: string
    readonly recordedAt: Date
  }
}

/** What a received document says, and what its statements are worth. */
export function ReceivedFacts({ document }: ReceivedFactsProps) {
  const { currency, totalMinor } = document
  return (
    <div>
      <p className="standing">
        <StandingBadge row={document} />
        <span>
          {owesWarranty(document)
            ? SENTENCES[document.standing]
            : 'It takes back or adds to another document; no warranty is owed on it.'}
        </span>
      </p>
      {document.registrations.map((standing) => (
        <p key={standing.scheme} className="standing">
          <RegistrationBadge {...standing} />
          <span>
            {SUPPLIER[standing.standing]} <Looked standing={standing} />
          </span>
        </p>
      ))}
      <dl className="facts">
        <Fact term="Supplier">
          <Link to={`/counterparties/${document.supplierId}`}>{document.supplierName}</Link>
        </Fact>
        <Fact term="Date">
          <DayText value={document.documentDate} />
        </Fact>
        <Fact term="Type">{typeNames[document.documentType]}</Fact>
        {document.goods.map(({ goodsClass, goodsName, carats, unit }) => (
          <Fact key={goodsClass} term={goodsName}>
            <Carats value={carats} unit={unit} />
          </Fact>
        ))}
        <Fact term="Amount">
          {currency && totalMinor !== null ? <Amount currency={currency} minor={totalMinor} withCode /> : '–'}
        </Fact>
        <Fact term="Recorded">
          {document.recordedByName}, <Instant value={document.recordedAt} />, {SOURCES[document.source]}
        </Fact>
        <Fact term="Note">
          <span className="as-typed">{document.note ?? '–'}</span>
        </Fact>
      </dl>
      <CameStatements statements={document.statements} />
    </div>
  )
}

const SOURCES = { typed: 'typed', import: 'from a file', inbox: 'from the inbox', platform: 'from its seller here' }

type CameStatement = {
  readonly id: string
  readonly edition: string
  readonly text: string | null
  readonly receivedOn: string
  readonly note: string | null
  readonly acceptedPositions: readonly number[]
  readonly recordedByName: string
}

/** Every statement that came, with the document or later. */
function CameStatements({ statements }: { readonly statements: readonly CameStatement[] }) {
  if (statements.length === 0) return null
  return (
    <>
      <h2>Statements</h2>
      <ol className="history">
        {statements.map((each) => (
          <li key={each.id}>
            <DayText value={each.receivedOn} />
            <span>
              {editionName(each.edition)}, recorded by {each.recordedByName}
              {each.acceptedPositions.length === 0
                ? '; covers no line'
                : `; covers ${each.acceptedPositions.length === 1 ? 'line' : 'lines'} ${each.acceptedPositions.join(', ')}`}
              {each.note ? `. ${each.note}` : null}
              {each.text ? <q className="official">{each.text}</q> : null}
            </span>
          </li>
        ))}
      </ol>
    </>
  )
}

/** Who looked the supplier up, and when. */
function Looked({ standing: { number, checkedBy, checkedOn } }: { readonly standing: Standing }) {
  if (!checkedOn || !checkedBy) return null
  return (
    <>
      Looked up by {checkedBy} on <DayText value={checkedOn} />
      {number ? (
        <>
          : <span className="mono">{number}</span>
        </>
      ) : null}
      .
    </>
  )
}
