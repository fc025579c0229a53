import { sql } from 'kysely'
import type { TenantTx } from '../../../db/tenant.ts'
import type { StoredPaper } from '../../evidence/index.ts'
import { insertPaper } from '../../evidence/queries.ts'
import type { TenantActor } from '../../kernel/actor.ts'
import type { Day } from '../../kernel/calendar.ts'
import type { AdjustmentId, OpeningStockId, ProcessingId } from '../../kernel/ids.ts'
import { signed } from '../balances/queries.ts'

const LISTED = 500

export type Opening = {
  readonly id: OpeningStockId
  readonly scheme: string
  readonly goodsClass: string
  readonly day: Day
  readonly carats: string
  readonly warranted: string
  readonly lot: string | null
  readonly evidence: string
  readonly file: StoredPaper | null
}

/** Writes an opening stock. False when the class, or the lot of it, has one already. */
export async function insertOpening(tx: TenantTx, actor: TenantActor, at: Date, opening: Opening): Promise<boolean> {
  const { file, goodsClass, ...row } = opening
  const result = await tx
    .insertInto('opening_stock')
    .values({
      ...row,
      goods_class: goodsClass,
      file_sha256: file?.sha256 ?? null,
      declared_by: actor.userId,
      declared_by_name: actor.name,
      declared_at: at,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  if (result.numInsertedOrUpdatedRows !== 1n) return false
  if (file) await insertPaper(tx, 'ledger-evidence', file, { by: actor, at })
  return true
}

/** Every opening stock that was declared, the newest first. */
export function selectOpenings(tx: TenantTx) {
  return tx
    .selectFrom('opening_stock')
    .select(['id', 'scheme', 'goods_class as goodsClass', 'day', 'carats', 'warranted', 'lot', 'evidence'])
    .select(['file_sha256 as fileSha256', 'declared_by_name as declaredBy', 'declared_at as declaredAt'])
    .orderBy('day', 'desc')
    .orderBy('id', 'desc')
    .limit(LISTED)
    .execute()
}

export type Adjustment = Pick<Opening, 'scheme' | 'goodsClass' | 'day' | 'carats' | 'warranted' | 'file'> & {
  readonly id: AdjustmentId
  readonly reason: string
}

/** Writes an adjustment that waits for a second person. */
export async function insertAdjustment(
  tx: TenantTx,
  actor: TenantActor & { readonly userId: string },
  at: Date,
  adjustment: Adjustment,
): Promise<void> {
  const { file, goodsClass, ...row } = adjustment
  await tx
    .insertInto('adjustment')
    .values({
      ...row,
      goods_class: goodsClass,
      file_sha256: file?.sha256 ?? null,
      proposed_by: actor.userId,
      proposed_by_name: actor.name,
      proposed_at: at,
    })
    .execute()
  if (file) await insertPaper(tx, 'ledger-evidence', file, { by: actor, at })
}

/** Adjustments, those that wait first, then the newest. */
export function selectAdjustments(tx: TenantTx) {
  return adjustments(tx).orderBy(sql`status <> 'proposed'`).orderBy('proposed_at', 'desc').limit(LISTED).execute()
}

/** One adjustment, locked until it is decided. */
export async function lockAdjustment(tx: TenantTx, id: AdjustmentId) {
  return adjustments(tx).where('id', '=', id).forUpdate().executeTakeFirst()
}

function adjustments(tx: TenantTx) {
  return tx
    .selectFrom('adjustment')
    .select(['id', 'scheme', 'goods_class as goodsClass', 'day', 'carats', 'warranted', 'reason', 'status'])
    .select(['file_sha256 as fileSha256', 'proposed_by as proposedBy', 'proposed_by_name as proposedByName'])
    .select(['proposed_at as proposedAt', 'decided_by_name as decidedBy', 'decided_at as decidedAt'])
    .select('decision_note as note')
}

type Decision = {
  readonly status: 'approved' | 'refused'
  readonly by: string
  readonly name: string
  readonly at: Date
  readonly note: string | null
}

/** Writes what the second person decided. */
export async function updateAdjustment(tx: TenantTx, id: AdjustmentId, decision: Decision): Promise<void> {
  await tx
    .updateTable('adjustment')
    .set({
      status: decision.status,
      decided_by: decision.by,
      decided_by_name: decision.name,
      decided_at: decision.at,
      decision_note: decision.note,
    })
    .where('id', '=', id)
    .execute()
}

/** How many adjustments dated by a day wait for a second person. */
export async function countWaiting(tx: TenantTx, to: Day): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from adjustment where status = 'proposed' and day <= ${to}::date`.execute(tx)
  return rows[0]?.n ?? 0
}

export type Processing = {
  readonly id: ProcessingId
  readonly kind: 'manufacture' | 'mix' | 'sort'
  readonly day: Day
  readonly caratsIn: string
  readonly caratsOut: string
  readonly note: string | null
  readonly lines: readonly ProcessingLine[]
}
export type ProcessingLine = {
  readonly position: number
  readonly side: 'in' | 'out'
  readonly lot: string | null
  readonly scheme: string
  readonly goodsClass: string
  readonly carats: string
  readonly warranted: string
}

/** Writes a processing with its lines. */
export async function insertProcessing(
  tx: TenantTx,
  actor: TenantActor,
  at: Date,
  processing: Processing,
): Promise<void> {
  await tx
    .insertInto('processing')
    .values({
      id: processing.id,
      kind: processing.kind,
      day: processing.day,
      carats_in: processing.caratsIn,
      carats_out: processing.caratsOut,
      note: processing.note,
      recorded_by: actor.userId,
      recorded_by_name: actor.name,
      recorded_at: at,
    })
    .execute()
  await tx
    .insertInto('processing_line')
    .values(
      processing.lines.map(({ position, side, lot, scheme, goodsClass, carats, warranted }) => ({
        ...{ position, side, lot, scheme, carats, warranted },
        processing_id: processing.id,
        goods_class: goodsClass,
      })),
    )
    .execute()
}

/** Processings with their lines, the newest first. */
export async function selectProcessings(tx: TenantTx, within: { readonly from: Day; readonly to: Day } | null) {
  const { rows } = await sql<
    Omit<Processing, 'lines'> & {
      readonly recordedBy: string
      readonly recordedAt: Date
      readonly lines: readonly ProcessingLine[]
    }
  >`
    select p.id, p.kind, p.day, p.carats_in as "caratsIn", p.carats_out as "caratsOut", p.note, p.recorded_by_name as "recordedBy", p.recorded_at as "recordedAt",
      (select jsonb_agg(jsonb_build_object('position', l.position, 'side', l.side, 'lot', l.lot, 'scheme', l.scheme, 'goodsClass', l.goods_class,
          'carats', l.carats::text, 'warranted', l.warranted::text) order by l.position)
        from processing_line l where l.tenant_id = p.tenant_id and l.processing_id = p.id) as lines
    from processing p where ${within ? sql`p.day between ${within.from}::date and ${within.to}::date` : sql`true`}
    order by p.day desc, p.id desc limit ${LISTED}`.execute(tx)
  return rows
}

/** What stands in each named lot: what was put in as opening stock or came out of a processing, less what went into one. */
export async function selectLots(tx: TenantTx) {
  const { rows } = await sql<{ lot: string; goodsClass: string; carats: string; warranted: string }>`
    select lot, goods_class as "goodsClass", sum(carats)::numeric(16, 3)::text as carats, sum(warranted)::numeric(16, 3)::text as warranted from (
      select lot, goods_class, carats, warranted from opening_stock where lot is not null
      union all
      select lot, goods_class, case side when 'out' then carats else -carats end, case side when 'out' then warranted else -warranted end
      from processing_line where lot is not null) moved
    group by lot, goods_class having sum(carats) <> 0 or sum(warranted) <> 0 order by lot, goods_class limit ${LISTED}`.execute(
    tx,
  )
  return rows
}

/** What the company has of a goods class now, as the ledger's months come to; the rows are locked, so that two cannot take the same. */
export async function lockStock(tx: TenantTx, goodsClasses: readonly string[]) {
  await sql`select from ledger_balance where goods_class = any(${sql.val([...goodsClasses])}::text[]) order by goods_class, month, bucket for update`.execute(
    tx,
  )
  const { rows } = await sql<{ goodsClass: string; carats: string; warranted: string }>`
    select goods_class as "goodsClass",
      sum(${signed('carats')})::numeric(16, 3)::text as carats,
      sum(${signed('warranted')})::numeric(16, 3)::text as warranted
    from ledger_balance where goods_class = any(${sql.val([...goodsClasses])}::text[]) group by goods_class`.execute(tx)
  return rows
}

/** Whether the company forbids to issue more under warranty than came in under one. */
export async function selectForbidden(tx: TenantTx): Promise<boolean> {
  return (await tx.selectFrom('company').select('forbid_unsupported').executeTakeFirstOrThrow()).forbid_unsupported
}

/** Sets whether it does. */
export async function updateForbidden(tx: TenantTx, isForbidden: boolean): Promise<void> {
  await tx.updateTable('company').set({ forbid_unsupported: isForbidden }).execute()
}
