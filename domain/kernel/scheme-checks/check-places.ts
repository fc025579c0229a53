import type { Reference } from '../scheme.ts'
import type { Checked } from './json-text.ts'
import type { Path } from './sentences.ts'

const regions = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' })

/** True for the two letters of a country, as ISO 3166-1 has them: GB is one, UK is not. */
function isCountry(code: string): boolean {
  if (!/^[A-Z]{2}$/.test(code) || NO_COUNTRIES.includes(code)) return false
  return new Intl.Locale(`und-${code}`).region === code && regions.of(code) !== undefined
}

/** Codes that have a name and are not countries. */
const NO_COUNTRIES = ['EU', 'EZ', 'UN', 'ZZ']

/** Refuses what is neither a country nor a group of the scheme's own countries. */
export function checkPlace(
  { refuse }: Checked<unknown>,
  path: Path,
  place: string,
  groups: Reference['countryGroups'],
): void {
  if (isCountry(place) || groups.some(({ key }) => key === place)) return
  refuse(path, `“${place}” is neither a country of ISO 3166-1 nor a group of reference/country-groups.json.`)
}

/** The same for the places of each role. */
export function checkWhere(
  file: Checked<unknown>,
  path: Path,
  where: { readonly [role: string]: readonly string[] | undefined } = {},
  groups: Reference['countryGroups'],
): void {
  for (const [role, places] of Object.entries(where))
    for (const [index, place] of (places ?? []).entries()) checkPlace(file, [...path, role, index], place, groups)
}
