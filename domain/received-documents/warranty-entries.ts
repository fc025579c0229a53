import type { TenantTx } from '../../db/tenant.ts'
import type { Day } from '../kernel/calendar.ts'
import { entriesOf } from '../ledger/entries/entry.ts'
import { insertEntries } from '../ledger/entries/queries.ts'
import type { Chooser } from '../warranties/compile.ts'

type Source = {
  readonly sourceId: string
  readonly day: Day
  readonly lines: Parameters<typeof entriesOf>[0]['lines']
}

/** Enters the warranty of goods that were counted before: their carats are not counted again. */
export async function insertWarrantyOnly(
  tx: TenantTx,
  { goods }: Pick<Chooser, 'goods'>,
  at: Date,
  source: Source,
): Promise<void> {
  const entries = entriesOf({
    ...source,
    ...{ sourceKind: 'received', bucket: 'received', abroad: null, currency: null },
    schemeOf: (goodsClass) => goods.get(goodsClass)?.scheme ?? '',
  })
  await insertEntries(
    tx,
    entries.map((entry) => ({ ...entry, carats: '0.000' })),
    at,
  )
}
