import { pino } from 'pino'
import { openDatabase, openSystemDatabase } from '../../db/client.ts'
import { idleBulkJobs } from '../../db/system/work.ts'
import { inTenant } from '../../db/tenant.ts'
import { markRendered } from '../../domain/documents/index.ts'
import { systemClock } from '../../domain/kernel/clock.ts'
import type { DocumentId, TenantId } from '../../domain/kernel/ids.ts'
import { keepLibrary } from '../../domain/schemes/library.ts'
import { folderFiles } from '../../platform/files.ts'
import { openMail } from '../../platform/mail.ts'
import { openQueue, runWorker } from '../../platform/queue.ts'
import { runBulkJob } from '../../worker/jobs/run-bulk-job.ts'
import { testServices } from './builders.ts'

// A worker that can be killed: the real queue and the real jobs, but a page is printed without Chromium.
const env = (name: string) => process.env[name] ?? ''
const log = pino({ level: 'silent' })
const { db } = openDatabase(env('APP_URL'), { name: 'bulk', max: 8 })
const { db: system } = openSystemDatabase(env('SYSTEM_URL'), { name: 'bulk', max: 3 })
const store = { databaseUrl: env('QUEUE_URL') }
const queue = openQueue(store, log)
const files = folderFiles(env('FOLDER'))
const mail = openMail({ mailboxFolder: env('MAILBOX'), from: 'Briefke <no-reply@briefke.example>', log })
const services = { ...testServices(), clock: systemClock, ring: queue.ring, files, log }
const deps = { ...services, db, system, library: keepLibrary(system), mail, publicUrl: 'https://briefke.example' }
const nothing = async () => {}
await runWorker(
  store,
  {
    'run-bulk-job': (payload, run) => runBulkJob(deps, payload, run),
    async 'render-document'({ tenantId, documentId }) {
      const tenant = tenantId as TenantId
      const { sha256, bytes } = await files.put(tenant, Buffer.from(`%PDF-1.7 ${documentId}`))
      const page = { tenantId: tenant, id: documentId as DocumentId, subjectId: documentId as never }
      const made = { sha256, bytes: BigInt(bytes), pages: 1, rendered_at: new Date(), input_sha256: sha256 }
      const how = { template_version: 'test', sandbox: 'none', signed_at: null, signing_key_id: null }
      await inTenant(db, tenant, (tx) => markRendered(tx, page, { ...made, ...how, signature: 'awaited' }))
    },
    async sweep() {
      for (const row of await idleBulkJobs(system, new Date(Date.now() - 1_000)))
        await queue.ring('run-bulk-job', { tenantId: row.tenant_id, jobId: row.id, turn: row.turns }, 'bulk')
    },
    ...{ 'build-audit-pack': nothing, 'judge-exceptions': nothing, 'send-invitation': nothing, 'send-notice': nothing },
    ...{
      'preview-template': nothing,
      'send-chase': nothing,
      'send-factor-removal': nothing,
      'send-finding': nothing,
      'read-inbox-item': nothing,
      'hand-over-document': nothing,
    },
  },
  { concurrency: 4, log, sweepEveryMs: 1_000 },
)
process.send?.('ready')
process.on('disconnect', () => process.exit())
process.on('message', () => {
  globalThis.gc?.()
  process.send?.({ heapMb: process.memoryUsage().heapUsed / 1024 / 1024 })
})
