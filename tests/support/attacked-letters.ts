import type { Deps } from '../../domain/deps.ts'
import type { CounterpartyId } from '../../domain/kernel/ids.ts'
import { writeAccount } from '../../domain/letters/index.ts'
import { createDraft, issueTradeDocument } from '../../domain/trade-documents/index.ts'
import type { TestCompany } from './builders.ts'
import type { TestDatabase } from './database.ts'

type Kept = { readonly sha256: string; readonly bytes: number }

/** Letters that are printed and that failed, and a document whose goods have no warranty yet. */
export async function lettersIn(
  t: TestDatabase,
  deps: Deps,
  { owner, tenantId }: TestCompany,
  {
    counterparty,
    stored,
    canary,
  }: { readonly counterparty: CounterpartyId; readonly stored: Kept; readonly canary: string },
) {
  const write = () => writeAccount(deps, owner, { of: counterparty, input: { from: '2026-01-01', to: '2026-03-31' } })
  const [letter, letterFailed, letterToPrint] = [await write(), await write(), await write()]
  await t.admin`update document set status = 'rendered', sha256 = ${stored.sha256}, bytes = ${stored.bytes}, pages = 1, rendered_at = now()
    where tenant_id = ${tenantId} and letter_id = ${letter}`
  await t.admin`update document set status = 'failed', failure = 'the browser went away'
    where tenant_id = ${tenantId} and letter_id in (${letterFailed}, ${letterToPrint})`
  const lines = [{ goodsClass: 'RECYCLED', description: canary, carats: '0.5', amount: '900' }]
  const content = { documentDate: '2026-02-01', counterpartyId: counterparty, currency: 'USD', lines }
  const bare = await issueTradeDocument(deps, owner, await createDraft(deps, owner, content))
  return { letter, letterFailed, letterToPrint, issuedBare: bare.id }
}
