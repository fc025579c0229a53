import type { Day } from '../kernel/calendar.ts'
import { holds } from '../kernel/window.ts'
import type { Chooser } from './compile.ts'

/** Where the goods go, with every name that the law has for each place on that day. */
export type Places = {
  readonly seller: readonly string[]
  readonly buyer: readonly string[]
  /** Empty when the goods cross no border: then nothing is imported. */
  readonly import: readonly string[]
  readonly crossBorder: boolean
}

/** A country and the groups it belongs to on the day, like BE and EU. */
function namesOf(chooser: Chooser, country: string, date: Day): readonly string[] {
  const groups = chooser.groups.get(country)
  if (!groups) return [country]
  const joined = groups.filter((membership) => holds(membership, date))
  return [country, ...joined.map(({ key }) => key)]
}

/**
 * The places of a document on its date. A border lies between two countries that share no group: within the EU nothing
 * is imported.
 */
export function placesOf(
  chooser: Chooser,
  date: Day,
  {
    seller,
    buyer,
    placeOfImport,
  }: { readonly seller: string; readonly buyer: string; readonly placeOfImport: string | null },
): Places {
  const sellers = namesOf(chooser, seller, date)
  const destination = placeOfImport ?? buyer
  const destinations = namesOf(chooser, destination, date)
  const crossBorder = !destinations.some((name) => sellers.includes(name))
  return {
    seller: sellers,
    buyer: namesOf(chooser, buyer, date),
    import: crossBorder ? destinations : [],
    crossBorder,
  }
}

type Where = {
  readonly seller?: readonly string[] | undefined
  readonly buyer?: readonly string[] | undefined
  readonly import?: readonly string[] | undefined
}

/** Whether every role that is named is played by one of the places named for it. */
export function fitsPlaces(where: Where | undefined, places: Places): boolean {
  if (!where) return true
  return fits(where.seller, places.seller) && fits(where.buyer, places.buyer) && fits(where.import, places.import)
}

function fits(wanted: readonly string[] | undefined, names: readonly string[]): boolean {
  return wanted === undefined || wanted.some((each) => names.includes(each))
}
