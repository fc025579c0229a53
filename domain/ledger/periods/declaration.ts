import { inTenant } from '../../../db/tenant.ts'
import type { Deps } from '../../deps.ts'
import { type Actor, authorizeInCompany } from '../../kernel/actor.ts'
import { formatCarat, type MilliCarat, readCarats } from '../../kernel/carat.ts'
import { parseInput } from '../../kernel/parse.ts'
import { companyChooser } from '../../schemes/index.ts'
import { periodAsked, refuseOutside } from '../asked.ts'
import { selectBalances, selectDeclared } from '../balances/queries.ts'
import { classRows } from '../classes.ts'
import { ledgerPeriodSchema } from '../schema.ts'

type Moved = Awaited<ReturnType<typeof selectDeclared>>[number]
type Value = { readonly currency: string; readonly minor: bigint }
export type Declared = { readonly carats: string; readonly values: readonly Value[] }

/**
 * The buckets of the yearly stock and activity declaration (domain.md 5.1): opening stock, purchased and sold at home,
 * imported, exported, worked, and the closing stock, each with its weight and, where it was charged, its value.
 */
export async function stockDeclaration(deps: Pick<Deps, 'db' | 'clock' | 'library'>, actor: Actor, input: unknown) {
  authorizeInCompany(actor, 'ledger:read')
  const asked = parseInput(ledgerPeriodSchema, input)
  return inTenant(deps.db, actor.tenantId, async (tx) => {
    const { period } = await periodAsked(tx, deps, asked)
    refuseOutside(actor, period)
    const chooser = await companyChooser(deps, tx)
    const moved = await selectDeclared(tx, period)
    const rows = classRows(await selectBalances(tx, period), chooser).map(({ columns, ...row }) => {
      const own = moved.filter(({ scheme, goodsClass }) => scheme === row.scheme && goodsClass === row.goodsClass)
      const of = (wanted: (each: Moved) => number) => sumOf(own, wanted)
      return {
        ...row,
        opening: columns.opening.carats,
        purchased: of(side('received', 'returns-out', false)),
        imported: of(side('received', 'returns-out', true)),
        sold: of(side('issued', 'returns-in', false)),
        exported: of(side('issued', 'returns-in', true)),
        worked: { consumed: columns.consumed.carats, produced: columns.produced.carats },
        adjusted: columns.adjustments.carats,
        closing: columns.closing.carats,
      }
    })
    return { period, classes: rows }
  })
}

/** Counts what moved on this side of the border, less what came back. */
function side(plus: string, minus: string, abroad: boolean) {
  return ({ bucket, abroad: isAbroad }: Moved) => {
    if ((isAbroad ?? false) !== abroad) return 0
    if (bucket === plus) return 1
    return bucket === minus ? -1 : 0
  }
}

function sumOf(moved: readonly Moved[], wanted: (each: Moved) => number): Declared {
  let carats = 0
  const values = new Map<string, bigint>()
  for (const each of moved) {
    const sign = wanted(each)
    if (sign === 0) continue
    carats += sign * readCarats(each.carats)
    if (each.currency !== null && each.minor !== null)
      values.set(each.currency, (values.get(each.currency) ?? 0n) + BigInt(sign) * each.minor)
  }
  return {
    carats: formatCarat(carats as MilliCarat),
    values: [...values].filter(([, minor]) => minor !== 0n).map(([currency, minor]) => ({ currency, minor })),
  }
}
