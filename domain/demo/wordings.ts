import type { Deps } from '../deps.ts'
import type { AssociationActor } from '../kernel/actor.ts'
import { addMonths, type Day, day } from '../kernel/calendar.ts'
import { draftPublication } from '../publishing/index.ts'

/**
 * What waits for the association's second person: a draft of its first, found by what the data says. It is of words
 * that the house wrote itself: nobody's official words are made up here.
 */
export async function leaveDraft(deps: Deps, drafter: AssociationActor, scheme: string, today: Day): Promise<void> {
  const { library } = await deps.library.current()
  const house = library.statements.find(
    ({ scheme: of, treatment, source }) => of === scheme && treatment === 'treated' && source.standing === 'derived',
  )
  if (!house) return
  const { key: base, edition, name, text, adaptations, goods, source } = house
  await draftPublication(deps, drafter, {
    ...{ kind: 'edition', scheme, base, name, older: 'ends' },
    edition: edition.replace(/\d+$/, (number) => String(Number(number) + 1)),
    effectiveOn: addMonths(day(`${today.slice(0, 7)}-01`), 2),
    text: `${text} Whoever sells them on says so again.`,
    adaptations,
    goods: Object.fromEntries(Object.keys(goods).map((each) => [each, {}])),
    ...{ source: source.of.slice(0, 500), standing: source.standing },
    note: 'Members asked that the duty to disclose be passed on with the goods.',
  })
}
