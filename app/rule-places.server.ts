import { countryName } from '../domain/kernel/country.ts'

type Where = { readonly place: string | null; readonly placeOf: readonly string[] }

/** Where a rule applies, 'Belgium', 'EU', 'goods imported into United States'. */
export function placeText({ place, placeOf }: Where): string {
  if (place === null) return 'everywhere'
  const name = place.length === 2 ? countryName(place) : place
  if (!placeOf.includes('import')) return name
  return placeOf.includes('company') ? `${name}, and goods imported there` : `goods imported into ${name}`
}
