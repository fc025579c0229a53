import type { Deps } from '../deps.ts'
import type { Day } from '../kernel/calendar.ts'
import { declareOpening } from '../ledger/index.ts'
import type { Trader } from './book.ts'
import { GOODS } from './goods.ts'
import { onePagePdf } from './one-page-pdf.ts'

/** What a company had on the first day of the year, counted and under warranty. */
export async function openStock(
  deps: Deps,
  { trader }: { readonly trader: Trader },
  { from }: { readonly from: Day },
): Promise<void> {
  const evidence = 'Stock count of the day before, signed by two people; every parcel with its supplier’s warranty.'
  const content = onePagePdf(['Demo paper: stock count', String(trader.company.profile['legalName']), from])
  await declareOpening(deps, trader.compliance, {
    input: { goodsClass: GOODS, day: from, carats: '400', warranted: '400', evidence },
    file: { name: 'stock-count.pdf', content },
  })
}
