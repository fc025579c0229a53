import { inTenant, type TenantTx } from '../../../db/tenant.ts'
import type { Deps } from '../../deps.ts'
import { insertEvent } from '../../events/queries.ts'
import { keepPaper, type StoredPaper, type UploadedFile } from '../../evidence/index.ts'
import { type Actor, authorizeInCompany, type TenantActor } from '../../kernel/actor.ts'
import { formatCarat } from '../../kernel/carat.ts'
import { DomainError } from '../../kernel/errors.ts'
import { newId, type OpeningStockId } from '../../kernel/ids.ts'
import { parseInput } from '../../kernel/parse.ts'
import { companyChooser } from '../../schemes/index.ts'
import { requireGoods } from '../../trade-documents/goods.ts'
import { namesOf } from '../classes.ts'
import { whileOpen } from '../entries/entry.ts'
import { insertEntries } from '../entries/queries.ts'
import { type OpeningInput, openingSchema } from '../schema.ts'
import { insertOpening, selectOpenings } from './queries.ts'

/**
 * Declares what a company had of a goods class before its first entry here, with its evidence. Once for each class and
 * lot; what was wrong is corrected by an adjustment.
 */
export async function declareOpening(
  deps: Pick<Deps, 'db' | 'clock' | 'files' | 'library'>,
  actor: Actor,
  { input, file }: { readonly input: unknown; readonly file?: UploadedFile | undefined },
): Promise<OpeningStockId> {
  authorizeInCompany(actor, 'ledger:write')
  const opening = parseInput(openingSchema, input)
  const stored = file ? await keepPaper(deps, actor.tenantId, file, 'file') : null
  return whileOpen(() =>
    inTenant(deps.db, actor.tenantId, (tx) => declareIn(tx, deps, actor, { opening, file: stored })),
  )
}

type Declared = { readonly opening: OpeningInput; readonly file: StoredPaper | null }

/** Declares a checked opening stock inside the caller's transaction. */
export async function declareIn(
  tx: TenantTx,
  deps: Pick<Deps, 'clock' | 'library'>,
  actor: TenantActor,
  { opening, file }: Declared,
): Promise<OpeningStockId> {
  const id = newId<OpeningStockId>()
  const at = deps.clock.now()
  const chooser = await companyChooser(deps, tx)
  requireGoods(chooser, { lines: [opening] })
  const scheme = chooser.goods.get(opening.goodsClass)?.scheme ?? ''
  const amounts = { carats: formatCarat(opening.carats), warranted: formatCarat(opening.warranted) }
  if (!(await insertOpening(tx, actor, at, { ...opening, ...amounts, id, scheme, file }))) {
    const sentence = `${namesOf(chooser, opening.goodsClass).name}${opening.lot ? `, lot ${opening.lot},` : ''} has an opening stock already. Correct it with an adjustment.`
    throw new DomainError('conflict', sentence, { reason: 'declared', fields: { goodsClass: [sentence] } })
  }
  await insertEntries(
    tx,
    [
      {
        ...{ sourceId: id, position: 1, leg: 0, sourceKind: 'opening', scheme, goodsClass: opening.goodsClass },
        ...{ day: opening.day, bucket: 'opening', ...amounts, abroad: null, valueMinor: null, currency: null },
      },
    ],
    at,
  )
  const details = { goodsClass: opening.goodsClass, ...amounts }
  await insertEvent(tx, actor, at, { verb: 'declared', objectKind: 'opening-stock', objectId: id, details })
  return id
}

/** Every opening stock that was declared. */
export async function listOpenings(deps: Pick<Deps, 'db' | 'library'>, actor: Actor) {
  authorizeInCompany(actor, 'ledger:read')
  return inTenant(deps.db, actor.tenantId, async (tx) => {
    const chooser = await companyChooser(deps, tx)
    return (await selectOpenings(tx)).map((row) => ({ ...row, ...namesOf(chooser, row.goodsClass) }))
  })
}
