import { Link } from '@remix-run/react'
import type { RegistrationStanding } from '../../../domain/counterparties/rules.ts'
import type { EditionStanding } from '../../../domain/received-warranties/rules.ts'
import { RegistrationBadge, type Standing } from '../counterparties/registration-badge.tsx'
import { Fact } from '../fact.tsx'
import { Amount, Carats, DayText, Instant } from '../format.tsx'
import { EditionBadge } from './edition-badge.tsx'
import type { ReceivedRow } from './received-table.tsx'

const SENTENCES: Readonly<Record<EditionStanding, string>> = {
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
  readonly warranty: ReceivedRow & {
    readonly currency: string | null
    readonly amountMinor: bigint | null
    readonly note: string | null
    readonly recordedByName: string
    readonly recordedAt: Date
  }
}

/** What a received warranty says, and what its edition is worth. */
export function ReceivedFacts({ warranty }: ReceivedFactsProps) {
  const { currency, amountMinor } = warranty
  return (
    <div>
      <p className="standing">
        <EditionBadge edition={warranty.edition} standing={warranty.standing} />
        <span>{SENTENCES[warranty.standing]}</span>
      </p>
      {warranty.registrations.map((standing) => (
        <p key={standing.scheme} className="standing">
          <RegistrationBadge {...standing} />
          <span>
            {SUPPLIER[standing.standing]} <Looked standing={standing} />
          </span>
        </p>
      ))}
      <dl className="facts">
        <Fact term="Supplier">
          <Link to={`/counterparties/${warranty.supplierId}`}>{warranty.supplierName}</Link>
        </Fact>
        <Fact term="Date">
          <DayText value={warranty.documentDate} />
        </Fact>
        {warranty.carats.map(({ goodsClass, goodsName, carats, unit }) => (
          <Fact key={goodsClass} term={goodsName}>
            <Carats value={carats} unit={unit} />
          </Fact>
        ))}
        <Fact term="Amount">
          {currency && amountMinor !== null ? <Amount currency={currency} minor={amountMinor} withCode /> : '–'}
        </Fact>
        <Fact term="Recorded">
          {warranty.recordedByName}, <Instant value={warranty.recordedAt} />
        </Fact>
        <Fact term="Note">
          <span className="as-typed">{warranty.note ?? '–'}</span>
        </Fact>
      </dl>
    </div>
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
