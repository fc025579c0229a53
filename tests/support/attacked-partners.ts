import { chaseSupplier } from '../../domain/chase/index.ts'
import { blockCounterparty, createCounterparty } from '../../domain/counterparties/index.ts'
import type { Deps } from '../../domain/deps.ts'
import { recordReceivedDocument } from '../../domain/received-documents/index.ts'
import { saveView } from '../../domain/saved-views/index.ts'
import { type ViewList, viewLists } from '../../domain/saved-views/schema.ts'
import type { TestCompany } from './builders.ts'

/** Suppliers who owe warranties: one who was asked for them, and one who can be. */
export async function debtorIn(deps: Deps, { owner }: TestCompany, canary: string) {
  const owing = async (name: string) => {
    const supplier = { name, roles: ['supplier'], country: 'IN', email: 'debtor@example.test' }
    const supplierId = await createCounterparty(deps, owner, supplier)
    const lines = [{ goodsClass: 'POLISHED_NATURAL', description: canary, carats: '1' }]
    await recordReceivedDocument(deps, owner, {
      input: { supplierId, number: `${canary}-D`, documentDate: '2026-02-01', edition: 'none', lines },
    })
    return supplierId
  }
  const asked = await owing(`${canary} Debts`)
  return { debtor: await owing(`${canary} Dues`), chase: await chaseSupplier(deps, owner, { supplierId: asked }) }
}

/** Partners to be blocked, and one who is. */
export async function blockedIn(deps: Deps, { owner }: TestCompany, canary: string) {
  const partner = (name: string) =>
    createCounterparty(deps, owner, { name: `${canary} ${name}`, roles: ['buyer'], country: 'IN' })
  const [partnerToBlock, partnerBlocked] = [await partner('Doubtful'), await partner('Blocked')]
  await blockCounterparty(deps, owner, { id: partnerBlocked, input: { reason: canary } })
  return { partnerToBlock, partnerBlocked }
}

/** A view of every list, and one more. */
export async function viewsIn(deps: Deps, { owner }: TestCompany, canary: string) {
  const view = (list: ViewList, name = canary) =>
    saveView(deps, owner, { list, input: { name, query: `search=${canary}`, shared: true } })
  const [documentsView, receivedView, counterpartiesView] = await Promise.all(viewLists.map((list) => view(list)))
  return {
    view: await view('documents', `${canary} again`),
    ...{ documentsView: documentsView ?? '', receivedView: receivedView ?? '' },
    counterpartiesView: counterpartiesView ?? '',
  }
}
