import type { AssociationActor } from '../../domain/kernel/actor.ts'
import { approvePublication, draftPublication } from '../../domain/publishing/index.ts'
import { testServices } from './builders.ts'
import type { TestDatabase } from './database.ts'
import { shippedLibrary, shippedStatement } from './library.ts'

export const NEW_WORDS =
  'The diamonds herein invoiced have been {sourced} from legitimate sources. The seller hereby guarantees that these diamonds are conflict free.'
export const ON_A_MEMO = NEW_WORDS.replace('herein invoiced', 'herein listed on this memo')
export const EFFECTIVE = '2027-03-01'

/** A new edition after SOW-2021 that ends it, as its form asks for it. */
export function anEdition(changed: Readonly<Record<string, unknown>> = {}) {
  const goods = Object.keys(shippedStatement('sow-2021').goods)
  return {
    kind: 'edition',
    scheme: 'sow',
    base: 'sow-2021',
    effectiveOn: EFFECTIVE,
    edition: 'SOW-2027',
    name: 'System of Warranties, 2027 text',
    text: NEW_WORDS,
    adaptations: { memo: { text: ON_A_MEMO, note: 'House adaptation: “listed on this memo”.' } },
    goods: Object.fromEntries(goods.map((key) => [key, {}])),
    older: 'ends',
    source: 'Resolution of the general assembly',
    standing: 'published',
    note: 'The assembly shortened the text.',
    ...changed,
  }
}

/** A pack that ships, as one file: what its folder says. */
export function packFile(key: string) {
  const pack = shippedLibrary.packs.find((each) => each.key === key)
  if (!pack) throw new Error(`no pack ${key} ships`)
  const { scheme, effectiveFrom: _, ...file } = pack
  const statements = shippedLibrary.statements
    .filter((each) => each.scheme === scheme && each.pack === key)
    .map(({ scheme: _scheme, pack: _pack, hash: _hash, ...statement }) => statement)
  return { pack: file, statements }
}

/** A file as somebody pastes it, with the reason and the day beside it. */
export function aPack(file: unknown, changed: Readonly<Record<string, unknown>> = {}) {
  const text = typeof file === 'string' ? file : JSON.stringify(file, null, 2)
  return { kind: 'pack', scheme: 'sow', effectiveOn: EFFECTIVE, note: 'The board agreed.', text, ...changed }
}

/** The services of a publishing test over its database. */
export function publishingDeps(t: TestDatabase, now?: Date) {
  return { ...testServices(now), db: t.db, system: t.system, library: t.library }
}

/** Drafts as the first and publishes as the second. */
export async function publishAs(
  t: TestDatabase,
  [drafter, approver]: readonly [AssociationActor, AssociationActor],
  input: unknown = anEdition(),
) {
  const deps = publishingDeps(t)
  const id = await draftPublication(deps, drafter, input)
  await approvePublication(deps, approver, { id, revision: 1 })
  return { id, rung: deps.rung }
}
