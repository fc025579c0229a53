import type { Day } from '../kernel/calendar.ts'
import type { LibraryStatement } from '../kernel/scheme.ts'
import { holds } from '../kernel/window.ts'
import type { Differences } from './differences.ts'
import type { Deviation } from './result.ts'
import type { SchemeWords } from './scheme-words.ts'

/** What is known of the paper that a text stands on. */
export type About = {
  readonly date?: Day | undefined
  readonly goods?: readonly string[] | undefined
  readonly documentType?: string | undefined
}

/** Whether the statement belongs on such a paper: on its date, for its goods, on its type of document. */
export function classifyPaper(
  statement: LibraryStatement,
  scheme: SchemeWords,
  { date, goods, documentType }: About,
): readonly Deviation[] {
  const covered = goods?.filter((each) => each in statement.goods) ?? []
  if (goods && goods.length > 0 && covered.length === 0)
    return [{ class: 'wrong-goods', sentence: `${statement.edition} is not for these goods: ${names(goods, scheme)}.` }]
  const deviations: Deviation[] = []
  const late = date === undefined ? [] : refusedOn(statement, covered, date)
  if (late.length > 0)
    deviations.push({
      class: 'wrong-edition',
      sentence: `${statement.edition} is not accepted on ${date} for ${names(late, scheme)}.`,
    })
  if (documentType !== undefined && !statement.documentTypes.includes(documentType))
    deviations.push({
      class: 'wrong-edition',
      sentence: `${statement.edition} is for ${list(statement.documentTypes)}, and this is ${documentType}.`,
    })
  return deviations
}

/** Whether the words are the ones for another type of document. */
export function classifyForm(differences: Differences, { documentType }: About): readonly Deviation[] {
  return differences.detours.flatMap(({ cause }): readonly Deviation[] =>
    cause.of === 'adaptation' && documentType !== undefined && cause.documentType !== documentType
      ? [
          {
            class: 'wrong-edition',
            sentence: `These are the words for ${cause.documentType}, and this is ${documentType}.`,
          },
        ]
      : [],
  )
}

/** The goods for which the statement is not accepted on that day; without goods, all of them or none. */
function refusedOn(statement: LibraryStatement, covered: readonly string[], date: Day): readonly string[] {
  const isAccepted = (goods: string) => (statement.goods[goods]?.accept ?? []).some((window) => holds(window, date))
  if (covered.length > 0) return covered.filter((each) => !isAccepted(each))
  const all = Object.keys(statement.goods)
  return all.some(isAccepted) ? [] : all
}

function names(goods: readonly string[], { goodsNames }: SchemeWords): string {
  return list(goods.map((each) => goodsNames.get(each)?.toLowerCase() ?? each))
}

function list(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`
}
