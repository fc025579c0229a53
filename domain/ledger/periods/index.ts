import { inTenant, type TenantTx } from '../../../db/tenant.ts'
import type { Deps } from '../../deps.ts'
import { insertEvent } from '../../events/queries.ts'
import { type Actor, authorizeInCompany } from '../../kernel/actor.ts'
import type { Day } from '../../kernel/calendar.ts'
import { formatCarat, type MilliCarat, readCarats } from '../../kernel/carat.ts'
import { DomainError, invalidField } from '../../kernel/errors.ts'
import { type LedgerPeriodId, newId } from '../../kernel/ids.ts'
import { parseInput } from '../../kernel/parse.ts'
import { companyChooser } from '../../schemes/index.ts'
import { engagementPeriod } from '../../trade-documents/read-document.ts'
import type { Chooser } from '../../warranties/compile.ts'
import { periodAsked, refuseOutside } from '../asked.ts'
import { selectExtent, selectFromEntries } from '../balances/queries.ts'
import { type ClassRow, classRows } from '../classes.ts'
import { bucketSigns } from '../rules.ts'
import { closingSchema, ledgerPeriodSchema } from '../schema.ts'
import { countWaiting } from '../stock/queries.ts'
import { figuresSchema } from './figures.ts'
import { insertPeriod, lockLedger, selectPeriods } from './queries.ts'

type ReadDeps = Pick<Deps, 'db' | 'clock' | 'library'>
type Reason = { readonly bucket: string; readonly lines: number; readonly carats: string }
export type Reconciled = ClassRow & {
  /** What is left that no warranty stands behind: all goods less those under warranty, at the end of the period. */
  readonly unwarranted: string
  /** Where that comes from, column by column; the sum is `unwarranted`. */
  readonly reasons: readonly Reason[]
}

/**
 * Reconciles a period from the entries themselves: the equation of each class, and what separates all goods from those
 * under warranty, explained by the columns whose lines make it up.
 */
export async function reconcile(deps: ReadDeps, actor: Actor, input: unknown) {
  authorizeInCompany(actor, 'ledger:read')
  const asked = parseInput(ledgerPeriodSchema, input)
  return inTenant(deps.db, actor.tenantId, async (tx) => {
    const { period, today } = await periodAsked(tx, deps, asked)
    refuseOutside(actor, period)
    const { closedThrough } = await selectExtent(tx)
    const closed = (await selectPeriods(tx)).find(({ from, to }) => from === period.from && to === period.to)
    return {
      period,
      closedThrough,
      closed: closed ? { ...closed, figures: figuresSchema.parse(closed.figures) } : null,
      isOver: period.to < today,
      waiting: await countWaiting(tx, period.to),
      classes: await reconciled(tx, await companyChooser(deps, tx), period),
    }
  })
}

async function reconciled(
  tx: TenantTx,
  chooser: Chooser,
  period: { readonly from: Day; readonly to: Day },
): Promise<readonly Reconciled[]> {
  const sums = await selectFromEntries(tx, period)
  return classRows(sums, chooser).map((row) => {
    const { carats, warranted } = row.columns.closing
    return {
      ...row,
      unwarranted: formatCarat((readCarats(carats) - readCarats(warranted)) as MilliCarat),
      reasons: reasonsOf(
        sums.filter(({ scheme, goodsClass }) => scheme === row.scheme && goodsClass === row.goodsClass),
      ),
    }
  })
}

/** Column by column: how many lines are not wholly under warranty, and what that adds to the difference. */
function reasonsOf(sums: Awaited<ReturnType<typeof selectFromEntries>>): readonly Reason[] {
  return [...Map.groupBy(sums, ({ bucket }) => bucket)].flatMap(([bucket, rows]) => {
    const lines = rows.reduce((sum, { bareLines }) => sum + bareLines, 0)
    const carats = rows.reduce((sum, { bareCarats }) => sum + readCarats(bareCarats), 0)
    return carats === 0 ? [] : [{ bucket, lines, carats: formatCarat((bucketSigns[bucket] * carats) as MilliCarat) }]
  })
}

/**
 * Closes a period for good: freezes its figures with what was counted. It takes no new documents afterwards; what comes
 * later becomes a dated correction. Throws `invalid` for a count that differs and is not explained.
 */
export async function closePeriod(deps: ReadDeps, actor: Actor, input: unknown): Promise<LedgerPeriodId> {
  authorizeInCompany(actor, 'ledger:close')
  const asked = parseInput(closingSchema, input)
  const id = newId<LedgerPeriodId>()
  const at = deps.clock.now()
  await inTenant(deps.db, actor.tenantId, async (tx) => {
    await lockLedger(tx)
    const { period, today } = await periodAsked(tx, deps, asked)
    if (period.to >= today)
      throw invalidField('containing', `${period.label} runs until ${period.to}. Close it when it is over.`, 'not_over')
    const { closedThrough } = await selectExtent(tx)
    if (closedThrough !== null && period.to <= closedThrough)
      throw new DomainError(
        'conflict',
        `${period.label} is closed already; the books are closed to ${closedThrough}.`,
        {
          reason: 'period_closed',
        },
      )
    const waiting = await countWaiting(tx, period.to)
    if (waiting > 0)
      throw new DomainError(
        'conflict',
        `${waiting} ${waiting === 1 ? 'adjustment waits' : 'adjustments wait'} for a second person. Decide first.`,
        { reason: 'adjustments_wait' },
      )
    const rows = await reconciled(tx, await companyChooser(deps, tx), period)
    const classes = rows.map((row) => ({ ...row, ...countedOf(row, asked.counts) }))
    refuseUnexplained(classes, asked.counts)
    await insertPeriod(tx, actor, at, { id, from: period.from, to: period.to, figures: { classes } })
    const details = { label: period.label, from: period.from, to: period.to }
    await insertEvent(tx, actor, at, { verb: 'closed', objectKind: 'ledger-period', objectId: id, details })
  })
  return id
}

type Count = { readonly goodsClass: string; readonly counted: MilliCarat | null; readonly explanation: string | null }

/** What was counted, and by how much it differs from the book; nothing counted differs by nothing. */
function countedOf(row: ClassRow, counts: readonly Count[]) {
  const count = counts.find(({ goodsClass }) => goodsClass === row.goodsClass)
  const counted = count?.counted ?? null
  const difference = counted === null ? 0 : counted - readCarats(row.columns.closing.carats)
  return {
    counted: counted === null ? null : formatCarat(counted),
    difference: formatCarat(difference as MilliCarat),
    explanation: count?.explanation ?? null,
  }
}

function refuseUnexplained(
  classes: readonly (ClassRow & ReturnType<typeof countedOf>)[],
  counts: readonly Count[],
): void {
  const bare = classes.filter(({ difference, explanation }) => difference !== '0.000' && explanation === null)
  const [first] = bare
  if (!first) return
  const sentenceOf = ({ name, difference, unit }: (typeof bare)[number]) =>
    `${name}: the count differs by ${difference} ${unit}. Adjust the stock, or explain the difference.`
  const fields = bare.map((row) => {
    const at = counts.findIndex(({ goodsClass }) => goodsClass === row.goodsClass)
    return [`counts.${at}.explanation`, [sentenceOf(row)]] as const
  })
  throw new DomainError('invalid', sentenceOf(first), { reason: 'unexplained', fields: Object.fromEntries(fields) })
}

/** Every closed period, the newest first; an auditor sees those of his engagement. */
export async function listPeriods(deps: Pick<Deps, 'db'>, actor: Actor) {
  authorizeInCompany(actor, 'ledger:read')
  const within = engagementPeriod(actor)
  const rows = await inTenant(deps.db, actor.tenantId, selectPeriods)
  return rows
    .filter(({ from, to }) => within === null || (from >= within.from && to <= within.to))
    .map((row) => ({ ...row, figures: figuresSchema.parse(row.figures) }))
}
