import type { Deps } from '../../domain/deps.ts'
import type { AssociationActor } from '../../domain/kernel/actor.ts'
import { approvePublication, draftPublication } from '../../domain/publishing/index.ts'
import { newAdmin } from './builders.ts'
import type { TestDatabase } from './database.ts'
import { shippedStatement } from './library.ts'
import type { Ids } from './route-matrix.ts'

/** Other words for a statement that ships, as the form of an edition asks for them. */
export function editionAfter(base: string, edition: string, effectiveOn: string) {
  const { text, adaptations, goods, name } = shippedStatement(base)
  return {
    ...{ kind: 'edition', scheme: 'sow', base, edition, effectiveOn, name, older: 'ends' },
    text: `${text} So it is.`,
    adaptations: Object.fromEntries(
      Object.entries(adaptations).map(([type, each]) => [type, { text: `${each.text} So it is.`, note: each.note }]),
    ),
    goods: Object.fromEntries(Object.keys(goods).map((key) => [key, {}])),
    ...{ source: 'The board', standing: 'published', note: 'The board said so.' },
  }
}

/** One of everything of the association that has an address, and a notice of what was published for each company. */
export async function fillLibrary(
  t: TestDatabase,
  deps: Deps,
  admin: AssociationActor,
  tenantId: string,
): Promise<Ids> {
  const other = await newAdmin(t)
  const draft = (by: AssociationActor, edition: string, day: string, base = 'treated-disclosure') =>
    draftPublication(deps, by, editionAfter(base, edition, day))
  const published = await draft(other, 'HOUSE-2', '2031-01-01')
  await approvePublication(deps, admin, { id: published, revision: 1 })
  const [notice] = await t.admin<{ id: string }[]>`select id from notice where tenant_id = ${tenantId}`
  return {
    publication: published,
    publicationToChange: await draft(admin, 'HOUSE-3', '2032-01-01'),
    publicationToWithdraw: await draft(admin, 'HOUSE-4', '2033-01-01'),
    publicationToApprove: await draft(other, 'WFDB-2034', '2034-01-01', 'wfdb-natural-2014'),
    notice: notice?.id ?? '',
  }
}
