import { inTenant } from '../../../db/tenant.ts'
import type { Deps } from '../../deps.ts'
import { insertEvent } from '../../events/queries.ts'
import { keepPaper, type UploadedFile } from '../../evidence/index.ts'
import { selectPaper } from '../../evidence/queries.ts'
import { type Actor, authorizeInCompany } from '../../kernel/actor.ts'
import { formatCarat } from '../../kernel/carat.ts'
import { DomainError, notFound } from '../../kernel/errors.ts'
import { type AdjustmentId, newId } from '../../kernel/ids.ts'
import { parseInput } from '../../kernel/parse.ts'
import { companyChooser } from '../../schemes/index.ts'
import { requireGoods } from '../../trade-documents/goods.ts'
import { namesOf } from '../classes.ts'
import { whileOpen } from '../entries/entry.ts'
import { insertEntries } from '../entries/queries.ts'
import { adjustmentSchema, decisionSchema } from '../schema.ts'
import { insertAdjustment, lockAdjustment, selectAdjustments, updateAdjustment } from './queries.ts'

/** Proposes a correction of the stock, for a reason. It counts once a second person has approved it. */
export async function proposeAdjustment(
  deps: Pick<Deps, 'db' | 'clock' | 'files' | 'library'>,
  actor: Actor,
  { input, file }: { readonly input: unknown; readonly file?: UploadedFile | undefined },
): Promise<AdjustmentId> {
  authorizeInCompany(actor, 'ledger:write')
  const { userId } = actor
  if (userId === null) throw new DomainError('forbidden', 'A person proposes an adjustment.')
  const adjustment = parseInput(adjustmentSchema, input)
  const stored = file ? await keepPaper(deps, actor.tenantId, file, 'file') : null
  const id = newId<AdjustmentId>()
  const at = deps.clock.now()
  await inTenant(deps.db, actor.tenantId, async (tx) => {
    const chooser = await companyChooser(deps, tx)
    requireGoods(chooser, { lines: [adjustment] })
    const amounts = { carats: formatCarat(adjustment.carats), warranted: formatCarat(adjustment.warranted) }
    const scheme = chooser.goods.get(adjustment.goodsClass)?.scheme ?? ''
    await insertAdjustment(tx, { ...actor, userId }, at, { ...adjustment, ...amounts, id, scheme, file: stored })
    const details = { goodsClass: adjustment.goodsClass, ...amounts, reason: adjustment.reason }
    await insertEvent(tx, actor, at, { verb: 'proposed', objectKind: 'adjustment', objectId: id, details })
  })
  return id
}

/** Approves or refuses an adjustment that another person proposed (domain.md 4.3 point 1: reason and approver). */
export async function decideAdjustment(
  deps: Pick<Deps, 'db' | 'clock'>,
  actor: Actor,
  id: AdjustmentId,
  input: unknown,
): Promise<void> {
  authorizeInCompany(actor, 'ledger:approve')
  const { decision, note } = parseInput(decisionSchema, input)
  const at = deps.clock.now()
  await whileOpen(() =>
    inTenant(deps.db, actor.tenantId, async (tx) => {
      const adjustment = await lockAdjustment(tx, id)
      if (!adjustment) throw notFound('adjustment')
      if (adjustment.status !== 'proposed')
        throw new DomainError('conflict', `It was ${adjustment.status} already.`, { reason: 'decided' })
      if (actor.userId === null || adjustment.proposedBy === actor.userId)
        throw new DomainError('forbidden', 'Somebody else than who proposed it decides.', { reason: 'same_person' })
      const status = decision === 'approve' ? ('approved' as const) : ('refused' as const)
      await updateAdjustment(tx, id, { status, by: actor.userId, name: actor.name, at, note })
      if (status === 'approved')
        await insertEntries(
          tx,
          [
            {
              ...{ sourceId: id, position: 1, leg: 0, sourceKind: 'adjustment', bucket: 'adjustments' },
              ...{ scheme: adjustment.scheme, goodsClass: adjustment.goodsClass, day: adjustment.day },
              ...{ carats: adjustment.carats, warranted: adjustment.warranted },
              ...{ abroad: null, valueMinor: null, currency: null },
            },
          ],
          at,
        )
      const details = {
        goodsClass: adjustment.goodsClass,
        carats: adjustment.carats,
        warranted: adjustment.warranted,
        note,
      }
      await insertEvent(tx, actor, at, { verb: status, objectKind: 'adjustment', objectId: id, details })
    }),
  )
}

/** Adjustments, those that wait first; each says whether the asker may decide it. */
export async function listAdjustments(deps: Pick<Deps, 'db' | 'library'>, actor: Actor) {
  authorizeInCompany(actor, 'ledger:read')
  return inTenant(deps.db, actor.tenantId, async (tx) => {
    const chooser = await companyChooser(deps, tx)
    return (await selectAdjustments(tx)).map(({ proposedBy, ...row }) => ({
      ...row,
      ...namesOf(chooser, row.goodsClass),
      isOwn: proposedBy === actor.userId,
    }))
  })
}

/** What is needed to hand out a file that was given as evidence of an opening stock or an adjustment. */
export async function readLedgerEvidence(deps: Pick<Deps, 'db'>, actor: Actor, sha256: string) {
  authorizeInCompany(actor, 'ledger:read')
  const file = await inTenant(deps.db, actor.tenantId, (tx) => selectPaper(tx, 'ledger-evidence', sha256))
  if (!file) throw notFound('file')
  return file
}
