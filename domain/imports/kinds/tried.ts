import { nested, type TenantTx } from '../../../db/tenant.ts'
import { DomainError, isDomainError } from '../../kernel/errors.ts'
import type { Column } from '../columns/column.ts'
import type { ImportError, Row } from '../reading/rows.ts'
import type { Applying, Plan } from './kind.ts'

type Columns = { readonly header: readonly Column[]; readonly line: readonly Column[] }

/** What a use case refused field by field, by the rows and columns of the file. */
export function refusedRows(
  error: DomainError,
  group: readonly Row[],
  { header, line }: Columns,
): readonly ImportError[] {
  const row = group[0]?.row ?? 1
  const told = Object.entries(error.details.fields ?? {}).flatMap(([path, sentences]) => {
    const [head, at, field] = path.split('.')
    const isLine = head === 'lines' && at !== undefined
    const column = (isLine ? line : header).find((each) => each.field === (isLine ? field : head))?.key ?? ''
    return sentences.map((sentence) => ({ row: isLine ? (group[Number(at)]?.row ?? row) : row, column, sentence }))
  })
  return told.length > 0 ? told : [{ row, column: '', sentence: error.message }]
}

/** Does the work and takes it back: what a use case would refuse is found by asking it. */
export async function tried(
  tx: TenantTx,
  work: (tx: TenantTx) => Promise<readonly ImportError[]>,
): Promise<readonly ImportError[]> {
  let errors: readonly ImportError[] = []
  const takenBack = new Error('taken back')
  try {
    await nested(tx, async () => {
      errors = await work(tx)
      throw takenBack
    })
  } catch (error) {
    if (error !== takenBack) throw error
  }
  return errors
}

type Item = { readonly group: readonly Row[] }
type Each<I extends Item> = {
  readonly items: readonly I[]
  readonly unchanged: number
  readonly columns: Columns
  readonly record: (tx: TenantTx, item: I, by: Applying) => Promise<unknown>
}

/** A plan that hands each item to its use case: refusals of all of them are told at once, and nothing is kept when one is. */
export async function oneByOne<I extends Item>(tx: TenantTx, by: Applying, each: Each<I>): Promise<Plan> {
  const work = async (within: TenantTx, applying: Applying) => {
    const errors: ImportError[] = []
    for (const item of each.items) {
      try {
        await nested(within, () => each.record(within, item, applying))
      } catch (error) {
        if (!isDomainError(error)) throw error
        errors.push(...refusedRows(error, item.group, each.columns))
      }
    }
    return errors
  }
  return {
    errors: await tried(tx, (within) => work(within, by)),
    counts: { added: each.items.length, changed: 0, unchanged: each.unchanged },
    apply: async (within, applying) => {
      if ((await work(within, applying)).length === 0) return
      throw new DomainError('conflict', 'Something changed since the check. Check the file again.', {
        reason: 'stale_check',
      })
    },
  }
}
