import type { Deps } from '../deps.ts'
import { type Actor, authorizeInCompany } from '../kernel/actor.ts'
import { companyLibrary } from '../schemes/index.ts'
import { kindOf, offeredKinds } from './kinds/index.ts'

/** The kinds of lists that can be brought in. */
export const importKinds = offeredKinds

/** The columns of a kind of list, with the goods of the company's own schemes. */
export async function importColumns(deps: Pick<Deps, 'db' | 'library'>, actor: Actor, kind: unknown) {
  authorizeInCompany(actor, 'trade-document:read-draft')
  const { schemes } = await companyLibrary(deps, actor)
  const goods = schemes.flatMap((scheme) => scheme.goods.map(({ key }) => key)).join(', ')
  return kindOf(kind)
    .columns.filter(({ isOnlyTold }) => !isOnlyTold)
    .map(({ key, isNeeded, meaning }) => ({
      ...{ key, isNeeded },
      meaning: key === 'goods_class' ? `One of ${goods}.` : meaning,
    }))
}
