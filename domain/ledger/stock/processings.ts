import { inTenant } from '../../../db/tenant.ts'
import type { Deps } from '../../deps.ts'
import { insertEvent } from '../../events/queries.ts'
import { type Actor, authorizeInCompany } from '../../kernel/actor.ts'
import { formatCarat, type MilliCarat, readCarats } from '../../kernel/carat.ts'
import { newId, type ProcessingId } from '../../kernel/ids.ts'
import { parseInput } from '../../kernel/parse.ts'
import { companyChooser } from '../../schemes/index.ts'
import { requireGoods } from '../../trade-documents/goods.ts'
import { engagementPeriod } from '../../trade-documents/read-document.ts'
import { namesOf } from '../classes.ts'
import { type EntryRow, whileOpen } from '../entries/entry.ts'
import { insertEntries } from '../entries/queries.ts'
import { processingSchema } from '../schema.ts'
import { type SettledLine, settleProcessing, yieldOf } from './process.ts'
import { insertProcessing, lockStock, selectLots, selectProcessings } from './queries.ts'

/**
 * Records that goods were manufactured, mixed or sorted: what went in is consumed, what came out is produced, and each
 * moves between lots. Goods that keep their class move in no column.
 */
export async function recordProcessing(
  deps: Pick<Deps, 'db' | 'clock' | 'library'>,
  actor: Actor,
  input: unknown,
): Promise<ProcessingId> {
  authorizeInCompany(actor, 'ledger:write')
  const processing = parseInput(processingSchema, input)
  const id = newId<ProcessingId>()
  const at = deps.clock.now()
  await whileOpen(() =>
    inTenant(deps.db, actor.tenantId, async (tx) => {
      const chooser = await companyChooser(deps, tx)
      requireGoods(chooser, processing)
      const rows = await lockStock(tx, [...new Set(processing.lines.map(({ goodsClass }) => goodsClass))])
      const stock = new Map(
        rows.map((row) => [row.goodsClass, { carats: readCarats(row.carats), warranted: readCarats(row.warranted) }]),
      )
      const lines = settleProcessing(processing, stock).map((line, index) => ({
        ...line,
        position: index + 1,
        scheme: chooser.goods.get(line.goodsClass)?.scheme ?? '',
      }))
      await insertProcessing(tx, actor, at, {
        ...{ id, kind: processing.kind, day: processing.day, note: processing.note },
        ...{ caratsIn: totalOf(lines, 'in'), caratsOut: totalOf(lines, 'out') },
        lines: lines.map((line) => ({
          ...line,
          carats: formatCarat(line.carats),
          warranted: formatCarat(line.warranted),
        })),
      })
      await insertEntries(tx, entriesOf(id, processing.day, lines), at)
      const details = { kind: processing.kind, in: totalOf(lines, 'in'), out: totalOf(lines, 'out') }
      await insertEvent(tx, actor, at, { verb: 'processed', objectKind: 'processing', objectId: id, details })
    }),
  )
  return id
}

type Placed = SettledLine & { readonly position: number; readonly scheme: string }

/** What of each class really changed: the same class in and out cancels, and only the difference is entered. */
function entriesOf(id: ProcessingId, day: EntryRow['day'], lines: readonly Placed[]): readonly EntryRow[] {
  const byClass = Map.groupBy(lines, ({ goodsClass }) => goodsClass)
  return [...byClass.values()].flatMap((own, index) => {
    const net = (key: 'carats' | 'warranted') =>
      own.reduce((sum, line) => sum + (line.side === 'out' ? line[key] : -line[key]), 0) as MilliCarat
    const [carats, warranted] = [net('carats'), net('warranted')]
    const [first] = own
    if (!first || (carats === 0 && warranted === 0)) return []
    const isProduced = carats > 0 || (carats === 0 && warranted > 0)
    const sign = isProduced ? 1 : -1
    return [
      {
        ...{ sourceId: id, position: index + 1, leg: 0 as const, sourceKind: 'processing' as const, day },
        ...{
          scheme: first.scheme,
          goodsClass: first.goodsClass,
          bucket: isProduced ? ('produced' as const) : ('consumed' as const),
        },
        carats: formatCarat((sign * carats) as MilliCarat),
        warranted: formatCarat((sign * warranted) as MilliCarat),
        ...{ abroad: null, valueMinor: null, currency: null },
      },
    ]
  })
}

function totalOf(lines: readonly Placed[], side: 'in' | 'out'): string {
  return formatCarat(
    lines.filter((line) => line.side === side).reduce((sum, { carats }) => sum + carats, 0) as MilliCarat,
  )
}

/** Processings with their lines and yield, the newest first; an auditor sees his engagement's period. */
export async function listProcessings(deps: Pick<Deps, 'db' | 'library'>, actor: Actor) {
  authorizeInCompany(actor, 'ledger:read')
  const within = engagementPeriod(actor)
  return inTenant(deps.db, actor.tenantId, async (tx) => {
    const chooser = await companyChooser(deps, tx)
    return (await selectProcessings(tx, within)).map((row) => ({
      ...row,
      yieldPct: row.kind === 'manufacture' ? yieldOf(row.caratsIn, row.caratsOut) : null,
      lines: row.lines.map((line) => ({ ...line, ...namesOf(chooser, line.goodsClass) })),
    }))
  })
}

/** What stands in each named lot. */
export async function listLots(deps: Pick<Deps, 'db' | 'library'>, actor: Actor) {
  authorizeInCompany(actor, 'ledger:read')
  return inTenant(deps.db, actor.tenantId, async (tx) => {
    const chooser = await companyChooser(deps, tx)
    return (await selectLots(tx)).map((row) => ({ ...row, ...namesOf(chooser, row.goodsClass) }))
  })
}
