import type { Reference } from '../scheme.ts'
import type { Statement } from '../statement.ts'
import { checkWhere } from './check-places.ts'
import type { Checked } from './json-text.ts'
import type { Path } from './sentences.ts'

/** What the parts of a scheme are looked at against. */
export type Against = { readonly goods: ReadonlySet<string>; readonly reference: Reference }

/** Refuses what a statement names and its scheme has not: goods, places, a threshold, the statement before it. */
export function checkStatementAgainst(
  file: Checked<Statement>,
  all: readonly Checked<Statement>[],
  against: Against,
): void {
  const { value, refuse } = file
  for (const key of Object.keys(value.goods))
    if (!against.goods.has(key)) refuse(['goods', key], `The scheme has no goods class “${key}”.`)
  checkWhere(file, ['where'], value.where, against.reference.countryGroups)
  value.tokens.forEach((token, index) => {
    if (token.from === 'threshold')
      checkPlaceOfThreshold(file, ['tokens', index, 'threshold'], token.threshold, value.where.import, against)
  })
  if (value.supersedes === null) return
  const older = all.find((each) => each.value.key === value.supersedes)
  if (!older) refuse(['supersedes'], `There is no statement “${value.supersedes}”.`)
  else if (older.value.family !== value.family)
    refuse(['supersedes'], `“${value.supersedes}” is of another family, ${older.value.family}.`)
}

/** Refuses a key that stood before in the same list. */
export function checkTwice(
  { refuse }: Checked<unknown>,
  list: readonly { key: string }[],
  at: (index: number) => Path,
): void {
  list.forEach(({ key }, index) => {
    if (list.findIndex((each) => each.key === key) < index) refuse(at(index), `“${key}” stands here twice.`)
  })
}

/** Refuses goods that the scheme does not have. */
export function checkGoods(
  { refuse }: Checked<unknown>,
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
  { refuse }: Checked<unknown>,
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
