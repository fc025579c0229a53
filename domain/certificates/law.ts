import { addDays, type Day } from '../kernel/calendar.ts'
import type { Library, Reference } from '../kernel/scheme.ts'
import { holds } from '../kernel/window.ts'

/** What the schemes of a company say of certificates: their reference data, put together. */
export type CertificateLaw = Pick<Reference, 'countryGroups' | 'participants' | 'goodsCodes' | 'certificateDuties'>

/** The reference data of a library's schemes as one. */
export function certificateLaw({ schemes }: Pick<Library, 'schemes'>): CertificateLaw {
  const all = schemes.map(({ reference }) => reference)
  return {
    countryGroups: all.flatMap((each) => each.countryGroups),
    participants: all.flatMap((each) => each.participants),
    goodsCodes: all.flatMap((each) => each.goodsCodes),
    certificateDuties: all.flatMap((each) => each.certificateDuties),
  }
}

/** A country with every group it belongs to on the day, like BE and EU. */
export function namesOf(country: string, on: Day, { countryGroups }: CertificateLaw): readonly string[] {
  const groups = countryGroups.filter((each) => each.country === country && holds(each, on))
  return [country, ...groups.map(({ key }) => key)]
}

/** How the participant behind two letters stood on a day; `unknown` when the letters are no participant's. */
export type IssuerStanding = 'trading' | 'suspended' | 'unknown'

/** A group, like EU, stands for its members' participant. */
export function issuerStanding(
  issuer: string,
  on: Day,
  { countryGroups, participants }: CertificateLaw,
): IssuerStanding {
  const members = countryGroups.filter(({ key }) => key === issuer).map(({ country }) => country)
  const countries = members.length > 0 ? members : [issuer]
  const rows = participants.filter((each) => each.countries.some((country) => countries.includes(country)))
  if (rows.length === 0) return 'unknown'
  return rows.some((row) => row.status === 'trading' && holds(row, on)) ? 'trading' : 'suspended'
}

/** The goods codes that travel under a certificate on a day. */
export function certifiedCodes(on: Day, { goodsCodes }: CertificateLaw): readonly string[] {
  return [...new Set(goodsCodes.filter((each) => each.needsCertificate && holds(each, on)).map(({ code }) => code))]
}

/** Whether a code is one of these or a further division of one: 7102.31.00 belongs to 7102.31. */
export function isCodeOf(code: string, codes: readonly string[]): boolean {
  return codes.some((each) => digits(code).startsWith(digits(each)))
}

function digits(code: string): string {
  return code.replaceAll('.', '')
}

/** What an importer in a country owes for goods that came in on a day. */
export function dutiesOf(country: string, on: Day, law: CertificateLaw) {
  const places = namesOf(country, on, law)
  return law.certificateDuties.filter((each) => places.includes(each.place) && holds(each, on))
}

/** The last day to confirm an import, the shortest of the duties, with its rule; null where nobody asks for it. */
export function confirmationDue(country: string, importedOn: Day, law: CertificateLaw) {
  const owed = dutiesOf(country, importedOn, law).flatMap((each) => (each.duty === 'confirm-import' ? [each] : []))
  const [shortest] = owed.toSorted((a, b) => a.days - b.days)
  return shortest ? { dueOn: addDays(importedOn, shortest.days), sentence: shortest.sentence } : null
}

/** The rule by which a certificate of mixed origin names every country on a day; null where asterisks will do. */
export function originsOwed(country: string, on: Day, law: CertificateLaw): string | null {
  return dutiesOf(country, on, law).find(({ duty }) => duty === 'list-origins')?.sentence ?? null
}
