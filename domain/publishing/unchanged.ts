import type { Day } from '../kernel/calendar.ts'
import { canonicalJson } from '../kernel/canonical.ts'
import type { Checked } from '../kernel/scheme-checks/json-text.ts'
import type { Statement, Window } from '../kernel/statement.ts'
import { windowsBefore } from '../kernel/versions.ts'

/**
 * Refuses whatever would change a day before the effective one: a statement begins on it or later, or says for the days
 * before exactly what is in force on them, as a version does that ends an edition.
 */
export function checkUnchangedBefore(
  known: readonly Statement[],
  { value, refuse }: Checked<Statement>,
  effectiveOn: Day,
): void {
  const replaced = new Set<Statement>()
  for (const [goods, windows] of Object.entries(value.goods)) {
    const first = firstDay(windows)
    if (first === undefined || first >= effectiveOn) continue
    const within = (list: readonly Window[]) => windowsAfter(windowsBefore(list, effectiveOn), first)
    for (const which of ['issue', 'accept'] as const) {
      const before = known.flatMap((each) => within(each.goods[goods]?.[which] ?? []))
      if (days(within(windows[which])) !== days(before))
        refuse(['goods', goods, which], `${goods}: ${sentence(effectiveOn)}`)
    }
    for (const each of known) if (within(each.goods[goods]?.accept ?? []).length > 0) replaced.add(each)
  }
  if ([...replaced].some((each) => whatItSays(each) !== whatItSays(value)))
    refuse(['text'], `The words may not change before they take effect on ${effectiveOn}.`)
}

function firstDay({ issue, accept }: Statement['goods'][string]): Day | undefined {
  return [...issue, ...accept].map(({ from }) => from).toSorted()[0]
}

function windowsAfter(windows: readonly Window[], first: Day): readonly Window[] {
  return windows.flatMap(({ from, until }) =>
    until === null || until > first ? [{ from: from < first ? first : from, until }] : [],
  )
}

function sentence(effectiveOn: Day): string {
  return `before the effective date, ${effectiveOn}, nothing may change. Begin on that day or later, or leave the earlier days as they are.`
}

/** Windows that touch are one: it matters on which days, not how they are written. */
function days(windows: readonly Window[]): string {
  const joined: { from: string; until: string | null }[] = []
  for (const { from, until } of windows.toSorted((a, b) => (a.from < b.from ? -1 : 1))) {
    const last = joined.at(-1)
    if (last && (last.until === null || last.until >= from)) last.until = until
    else joined.push({ from, until })
  }
  return canonicalJson(joined)
}

/** Everything that decides where the statement stands and what prints. */
function whatItSays({ text, adaptations, tokens, ...statement }: Statement): string {
  const { kind, family, edition, placement, documentTypes, buyers, where, treatment, requires } = statement
  const texts = Object.entries(adaptations).map(([type, each]) => [type, each.text])
  return canonicalJson([
    ...[text, Object.fromEntries(texts), tokens, kind, family, edition],
    ...[placement, documentTypes, buyers, where, treatment, requires],
  ])
}
