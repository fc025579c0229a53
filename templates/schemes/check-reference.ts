import type { Reference } from '../../domain/kernel/scheme.ts'
import { checkPlace } from './check-places.ts'
import type { JsonFile } from './json-file.ts'
import type { SchemeFiles } from './read-scheme.ts'
import type { Path } from './sentences.ts'
import { windowFaults } from './windows.ts'

/** What the parts of a scheme are looked at against. */
export type Against = { readonly goods: ReadonlySet<string>; readonly reference: Reference }

/** Looks at places, goods and days of the reference data. */
export function checkReference(
  { reference: { thresholds, countryGroups, participants, goodsCodes } }: SchemeFiles,
  against: Against,
): void {
  const groups = against.reference.countryGroups
  for (const [file, index, { goods, place }] of rowsOf(thresholds)) {
    checkGoods(file, ['rows', index, 'goods'], goods, against)
    checkPlace(file, ['rows', index, 'place'], place, groups)
  }
  if (thresholds) checkThresholdWindows(thresholds)
  for (const [file, index, { country }] of rowsOf(countryGroups))
    checkPlace(file, ['rows', index, 'country'], country, [])
  for (const [file, index, { countries }] of rowsOf(participants))
    for (const [at, country] of countries.entries()) checkPlace(file, ['rows', index, 'countries', at], country, [])
  for (const [file, index, { goods }] of rowsOf(goodsCodes)) checkGoods(file, ['rows', index, 'goods'], goods, against)
}

function rowsOf<T>(file: JsonFile<{ readonly rows: readonly T[] }> | undefined) {
  return file ? file.value.rows.map((row, index) => [file, index, row] as const) : []
}

function checkThresholdWindows({ value, refuse }: JsonFile<{ readonly rows: Reference['thresholds'] }>): void {
  const perGoods = value.rows.flatMap((row, index) => row.goods.map((goods) => ({ ...row, goods, index })))
  const series = Map.groupBy(perGoods, ({ key, place, goods }) => `${key} in ${place} for ${goods}`)
  for (const [name, rows] of series)
    for (const { index, reason } of windowFaults(rows))
      refuse(['rows', rows[index]?.index ?? 0, 'from'], `Threshold ${name}: ${reason}`)
}

/** Refuses goods that the scheme does not have. */
export function checkGoods(
  { refuse }: JsonFile<unknown>,
  path: Path,
  classes: readonly string[] = [],
  { goods }: Against,
): void {
  classes.forEach((key, index) => {
    if (!goods.has(key)) refuse([...path, index], `The scheme has no goods class “${key}”.`)
  })
}

/** Refuses a threshold that the reference data do not have, or not for one of the places named. */
export function checkPlaceOfThreshold(
  { refuse }: JsonFile<unknown>,
  path: Path,
  threshold: string,
  places: readonly string[] = [],
  { reference }: Against,
): void {
  const rows = reference.thresholds.filter(({ key }) => key === threshold)
  if (rows.length === 0) refuse(path, `reference/thresholds.json has no threshold “${threshold}”.`)
  else
    for (const place of places)
      if (!rows.some((each) => each.place === place))
        refuse(path, `reference/thresholds.json has no threshold “${threshold}” for ${place}.`)
}
