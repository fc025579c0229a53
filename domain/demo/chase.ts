import { chaseSupplier, listChases } from '../chase/index.ts'
import type { Deps } from '../deps.ts'
import type { Trader } from './book.ts'

/** Has the careless company ask the supplier who owes it the most warranties; the others are owed nothing. */
export async function askForWarranties(deps: Deps, traders: readonly Trader[]): Promise<void> {
  for (const trader of traders.filter(({ company }) => company.keeps === 'careless')) {
    const { suppliers } = await listChases(deps, trader.compliance)
    const [worst] = suppliers.toSorted((a, b) => b.documents.length - a.documents.length)
    if (worst) await chaseSupplier(deps, trader.compliance, { supplierId: worst.id })
  }
}
