import { canonicalJson } from '../canonical.ts'
import type { Statement, Window } from '../statement.ts'
import type { Checked } from './json-text.ts'
import { gapIn } from './windows.ts'

type File = Checked<Statement>
/** Where one edition may be issued for one class of goods. */
type Stretch = Window & { readonly file: File; readonly goods: string; readonly index: number }

/**
 * Looks at the editions of each family together: on no day between the first and the last may there be none, and it has
 * to be clear which of two is the newer.
 */
export function checkFamilies(statements: readonly File[]): void {
  for (const members of Map.groupBy(statements, ({ value }) => value.family).values()) {
    members.forEach(({ value, refuse }, index) => {
      if (members.findIndex((each) => each.value.edition === value.edition) < index)
        refuse(['edition'], `The family “${value.family}” has an edition “${value.edition}” already.`)
    })
    const stretches = Map.groupBy(members.flatMap(stretchesOf), ({ file, goods }) =>
      canonicalJson([file.value.where, file.value.treatment, goods]),
    )
    for (const each of stretches.values()) checkEditions(each)
  }
}

function stretchesOf(file: File): readonly Stretch[] {
  return Object.entries(file.value.goods).flatMap(([goods, { issue }]) =>
    issue.map((window, index) => ({ ...window, file, goods, index })),
  )
}

function checkEditions(stretches: readonly Stretch[]): void {
  const refuse = ({ file, goods, index }: Stretch, reason: string) =>
    file.refuse(['goods', goods, 'issue', index, 'from'], `Family “${file.value.family}”, ${goods}: ${reason}`)
  const files = new Set(stretches.map(({ file }) => file))
  // A gap within one statement is told where its own windows are looked at.
  if (files.size < 2) return
  const gap = gapIn(stretches)
  const after = gap && stretches.find(({ from }) => from === gap.ends)
  if (after) refuse(after, gap.reason)
  for (const stretch of stretches) {
    const twin = stretches.find((each) => each.from === stretch.from && meet(each.file.value, stretch.file.value))
    if (twin && twin.file !== stretch.file)
      refuse(stretch, `${twin.file.value.key} begins on ${stretch.from} too, so neither is the newer edition.`)
  }
}

/** Whether both can stand on one document. */
function meet(a: Statement, b: Statement): boolean {
  return (
    a.documentTypes.some((type) => b.documentTypes.includes(type)) && a.buyers.some((buyer) => b.buyers.includes(buyer))
  )
}
