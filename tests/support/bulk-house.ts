import { readBulkJob, requestBulkJob } from '../../domain/bulk-jobs/index.ts'
import { takeTurn } from '../../domain/bulk-jobs/turn.ts'
import type { Actor } from '../../domain/kernel/actor.ts'
import type { BulkJobId, CounterpartyId } from '../../domain/kernel/ids.ts'
import type { Message } from '../../domain/kernel/mail.ts'
import { createDraft, issueTradeDocument } from '../../domain/trade-documents/index.ts'
import { newCompany, newCounterparty, type TestCompany, testServices } from './builders.ts'
import type { TestDatabase } from './database.ts'

export type BulkHouse = Awaited<ReturnType<typeof bulkHouse>>

/** A company with a partner who has an address, drafts and documents of it, and a worker's turn at a job of theirs. */
export async function bulkHouse(t: TestDatabase) {
  const company: TestCompany = await newCompany(t)
  const { tenantId } = company
  const partner: CounterpartyId = await newCounterparty(t, tenantId)
  await t.admin`update counterparty set email = 'gems@example.test' where id = ${partner}`
  const services = testServices()
  const sent: Message[] = []
  const errors: object[] = []
  const deps = {
    ...services,
    db: t.db,
    library: t.library,
    publicUrl: 'https://briefke.example',
    mail: { send: async (message: Message) => void sent.push(message) },
    log: { error: (about: object) => void errors.push(about) },
  }
  const lines = [{ goodsClass: 'POLISHED_NATURAL', description: 'Rounds', carats: '1', pricePerCarat: '100' }]
  const draft = (more = {}) =>
    createDraft(deps, company.dealer, {
      ...{ documentType: 'invoice', documentDate: '2026-11-20', counterpartyId: partner, currency: 'USD', lines },
      ...more,
    })
  return {
    ...{ company, partner, services, sent, errors, deps, draft },
    issue: async (more = {}) => issueTradeDocument(deps, company.dealer, await draft(more)),
    ask: async (input: object, actor: Actor = company.dealer) => (await requestBulkJob(deps, actor, input)).id,
    turn: (jobId: BulkJobId, more: object = {}) => takeTurn({ ...deps, ...more }, { tenantId, jobId }),
    read: (id: BulkJobId, query: object = {}) => readBulkJob(deps, company.viewer, id, query),
    /** Prints all the company's pages, each with bytes of its own. */
    async print(): Promise<void> {
      const pages = await t.admin<{ id: string }[]>`
        select id from document where tenant_id = ${tenantId} and status = 'queued'`
      for (const { id } of pages) {
        const { sha256, bytes } = await services.files.put(tenantId, Buffer.from(`%PDF-1.7 ${id}`))
        await t.admin`update document set status = 'rendered', sha256 = ${sha256}, bytes = ${bytes}, pages = 1, rendered_at = now(),
          template_version = '1', input_sha256 = ${sha256}, sandbox = 'none' where id = ${id}`
      }
    },
  }
}
