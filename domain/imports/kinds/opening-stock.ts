import type { TenantTx } from '../../../db/tenant.ts'
import { formatCarat } from '../../kernel/carat.ts'
import { type OpeningInput, openingSchema } from '../../ledger/schema.ts'
import { declareIn } from '../../ledger/stock/openings.ts'
import { selectOpenings } from '../../ledger/stock/queries.ts'
import { openingColumns } from '../columns/opening-stock.ts'
import type { ImportError, Row } from '../reading/rows.ts'
import { issuesOf, lineOf } from './document-rows.ts'
import { type Applying, type Kind, noPlan, type Plan, type PlanDeps } from './kind.ts'
import { oneByOne } from './tried.ts'

/** What was there before the first entry: declared class by class, lot by lot. */
export const openingKind: Kind = {
  columns: openingColumns,
  action: 'ledger:write',
  plan,
  samples: ({ today, goods }) => [
    { goods_class: goods, day: today, carats: '1250.300', warranted: '1200.000', evidence: 'Stock count of that day' },
    { goods_class: goods, day: today, carats: '84.125', lot: 'Lot 7', evidence: 'Stock count of that day' },
  ],
}

async function plan(deps: PlanDeps, tx: TenantTx, rows: readonly Row[], by: Applying): Promise<Plan> {
  const errors: ImportError[] = []
  const read: { readonly opening: OpeningInput; readonly group: readonly Row[] }[] = []
  for (const row of rows) {
    const parsed = openingSchema.safeParse(lineOf(row, openingColumns))
    if (parsed.success) read.push({ opening: parsed.data, group: [row] })
    else errors.push(...issuesOf(parsed.error.issues, [row], openingColumns))
  }
  if (errors.length > 0) return noPlan(errors)
  const declared = new Set((await selectOpenings(tx)).map((each) => JSON.stringify(contentOf(each))))
  const items = read.filter(({ opening }) => {
    const amounts = { carats: formatCarat(opening.carats), warranted: formatCarat(opening.warranted) }
    return !declared.has(JSON.stringify(contentOf({ ...opening, ...amounts })))
  })
  return oneByOne(tx, by, {
    items,
    unchanged: read.length - items.length,
    columns: { header: openingColumns, line: openingColumns },
    record: (within, { opening }, { actor, at }) =>
      declareIn(within, { ...deps, clock: { now: () => at } }, actor, { opening, file: null }),
  })
}

type Content = Pick<
  Awaited<ReturnType<typeof selectOpenings>>[number],
  'goodsClass' | 'day' | 'carats' | 'warranted' | 'lot' | 'evidence'
>

function contentOf({ goodsClass, day, carats, warranted, lot, evidence }: Content) {
  return [goodsClass, day, carats, warranted, lot, evidence]
}
