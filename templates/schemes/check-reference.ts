import type { Reference } from '../../domain/kernel/scheme.ts'
import { type Against, checkGoods } from '../../domain/kernel/scheme-checks/check-against.ts'
import { checkPlace } from '../../domain/kernel/scheme-checks/check-places.ts'
import type { JsonFile } from '../../domain/kernel/scheme-checks/json-text.ts'
import { windowFaults } from '../../domain/kernel/scheme-checks/windows.ts'
import type { SchemeFiles } from './read-scheme.ts'

/** Looks at places, goods and days of the reference data. */
export function checkReference(
  { reference: { thresholds, countryGroups, participants, goodsCodes, certificateDuties } }: SchemeFiles,
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
  for (const [file, index, { place }] of rowsOf(certificateDuties))
    checkPlace(file, ['rows', index, 'place'], place, groups)
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
