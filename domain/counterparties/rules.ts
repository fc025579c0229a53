import { addDays, addMonths, type Day } from '../kernel/calendar.ts'
import type { TradeDocumentType } from '../kernel/goods.ts'

export const registrationStandings = ['valid', 'expired', 'not-yet', 'not-verified', 'checked-long-ago'] as const
/** What can be said of a counterparty's registration with a scheme on a day. */
export type RegistrationStanding = (typeof registrationStandings)[number]

/** What one look into the scheme's register gave. */
export type RegistrationCheck = {
  readonly scheme: string
  /** Null when nothing was found. */
  readonly number: string | null
  readonly validFrom: Day | null
  readonly validTo: Day | null
  /** Null when it was only told, and nobody looked. */
  readonly checkedOn: Day | null
}

const CHECK_HOLDS_MONTHS = 12
const WARN_DAYS = 60

/**
 * Judges a registration on a day by everything that was ever seen of it, and tells which check decided. A check whose
 * dates hold the day speaks for it, unless somebody looked again by then and found nothing; more than twelve months
 * later it is no longer proof. A check without a first day says nothing of the time before it was made.
 */
export function standingOn<C extends RegistrationCheck>(
  checks: readonly C[],
  day: Day,
): { readonly standing: RegistrationStanding; readonly check: C | null } {
  const newestFirst = checks.toSorted((a, b) => (b.checkedOn ?? '').localeCompare(a.checkedOn ?? ''))
  const madeBy = newestFirst.filter(({ checkedOn }) => checkedOn !== null && checkedOn <= day)
  const lastMiss = madeBy.find(({ number }) => number === null)
  const proof = newestFirst.find((check) => holds(check, day) && !isAfter(lastMiss, check))
  if (proof) return { standing: isOld(proof, day) ? 'checked-long-ago' : 'valid', check: proof }
  const last = madeBy[0] ?? newestFirst[0]
  return last ? { standing: withoutProof(last, day), check: last } : { standing: 'not-verified', check: null }
}

/** Whether a registration that is valid today ends so soon that somebody should look for its renewal. */
export function endsSoon({ validTo }: Pick<RegistrationCheck, 'validTo'>, today: Day): boolean {
  return validTo !== null && validTo < addDays(today, WARN_DAYS)
}

type Refusal = { readonly blockedFrom: Day | null; readonly documentType: TradeDocumentType; readonly today: Day }

/** Whether a document to a blocked partner is refused: what only takes back is not. */
export function isRefused({ blockedFrom, documentType, today }: Refusal): boolean {
  const takesBack = documentType === 'credit-note' || documentType === 'memo-return'
  return blockedFrom !== null && blockedFrom <= today && !takesBack
}

function holds({ number, checkedOn, validFrom, validTo }: RegistrationCheck, day: Day): boolean {
  return number !== null && checkedOn !== null && validTo !== null && (validFrom ?? checkedOn) <= day && day <= validTo
}

function isAfter(one: RegistrationCheck | undefined, other: RegistrationCheck): boolean {
  return one !== undefined && (one.checkedOn ?? '') > (other.checkedOn ?? '')
}

function isOld({ checkedOn }: RegistrationCheck, day: Day): boolean {
  return checkedOn !== null && checkedOn < addMonths(day, -CHECK_HOLDS_MONTHS)
}

function withoutProof({ number, validFrom, validTo }: RegistrationCheck, day: Day): RegistrationStanding {
  if (number === null) return 'not-verified'
  if (validTo !== null && validTo < day) return 'expired'
  return validFrom !== null && validFrom > day ? 'not-yet' : 'not-verified'
}
