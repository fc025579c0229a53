import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { z } from 'zod'
import { openDatabase, openSystemDatabase } from '../db/client.ts'
import type { Deps } from '../domain/deps.ts'
import { systemClock } from '../domain/kernel/clock.ts'
import { keepLibrary } from '../domain/schemes/library.ts'
import { readConfig, sharedConfig } from '../platform/config.ts'
import { endInTime } from '../platform/ending.ts'
import { folderFiles } from '../platform/files.ts'
import { openKeys, readMasterKey } from '../platform/keys.ts'
import { createLog } from '../platform/log.ts'
import { openMail } from '../platform/mail.ts'
import { openQueue, runWorker } from '../platform/queue.ts'
import { openFactorKeys } from '../platform/second-factors.ts'
import { openSheets } from '../platform/sheets/index.ts'
import { openSigning } from '../platform/signing/index.ts'
import { openTimeStamps } from '../platform/signing/time-stamp.ts'
import { folderWitness, postNote } from '../platform/witness.ts'
import { openHeartbeat } from './heartbeat.ts'
import { openReader } from './inbox/reader.ts'
import { buildAuditPack } from './jobs/build-audit-pack.ts'
import { handOverDocument } from './jobs/hand-over-document.ts'
import { judgeExceptions } from './jobs/judge-exceptions.ts'
import { previewTemplate } from './jobs/preview-template.ts'
import { readInboxItem } from './jobs/read-inbox-item.ts'
import { renderDocument } from './jobs/render-document.ts'
import { runBulkJob } from './jobs/run-bulk-job.ts'
import { sendChase } from './jobs/send-chase.ts'
import { sendFactorRemoval } from './jobs/send-factor-removal.ts'
import { sendFinding } from './jobs/send-finding.ts'
import { sendInvitation } from './jobs/send-invitation.ts'
import { sendNotice } from './jobs/send-notice.ts'
import { sweep } from './jobs/sweep.ts'
import { openReceiver } from './mail/receiver.ts'
import { openPrinter } from './pdf/printer.ts'
import { openTemplateRunner } from './templates/runner.ts'

const config = readConfig(
  sharedConfig.extend({
    CHROMIUM_PATH: z.string().optional(),
    BRIEFKE_ALLOW_NO_SANDBOX: z.enum(['0', '1']).default('0'),
    PRINTER_TABS: z.coerce.number().int().min(1).max(32).default(4),
    INBOX_SMTP_PORT: z.coerce.number().int().min(1).max(65535).optional(),
    INBOX_SMTP_HOST: z.string().default('127.0.0.1'),
    TSA_URL: z
      .url({ protocol: /^https?$/, error: 'must be the http or https address of a time stamp authority' })
      .refine((url) => !url.includes('@'), 'must not hold a log-in: the log would show it')
      .optional(),
    BRIEFKE_WITNESS_URL: z
      .url({ protocol: /^https?$/, error: 'must be the http or https address of a witness' })
      .optional(),
    MAIL_FROM: z.string().default('Briefke <no-reply@briefke.example>'),
  }),
  process.env,
)
const log = createLog('worker', config.LOG_LEVEL)
const app = openDatabase(config.APP_DATABASE_URL, { name: 'briefke-worker', max: config.PRINTER_TABS * 2 + 2 })
const system = openSystemDatabase(config.SYSTEM_DATABASE_URL, { name: 'briefke-worker', max: 3 })
const store = { redisUrl: config.REDIS_URL, databaseUrl: config.QUEUE_DATABASE_URL ?? '' }
const queue = openQueue(store, log)
const workerId = randomUUID()
const heartbeat = openHeartbeat({ system: system.db, clock: systemClock, log }, workerId)
const printer = await openPrinter({
  dataFolder: config.BRIEFKE_DATA,
  tabs: config.PRINTER_TABS,
  allowNoSandbox: config.BRIEFKE_ALLOW_NO_SANDBOX === '1',
  chromiumPath: config.CHROMIUM_PATH,
  log,
  watch: heartbeat.watch,
})
const master = { masterKey: config.BRIEFKE_MASTER_KEY, dataFolder: config.BRIEFKE_DATA }
const deps: Deps = {
  db: app.db,
  system: system.db,
  library: keepLibrary(system.db),
  clock: systemClock,
  ring: queue.ring,
  files: folderFiles(join(config.BRIEFKE_DATA, 'files')),
  keys: openKeys(master),
  factors: openFactorKeys(readMasterKey(master)),
  signing: openSigning(readMasterKey(master), config.TSA_URL ? openTimeStamps({ url: config.TSA_URL }) : undefined),
  sheets: openSheets(),
  witness: folderWitness(config.BRIEFKE_WITNESS_DIR ?? join(config.BRIEFKE_DATA, 'witness')),
}
const mail = openMail({
  smtpUrl: config.SMTP_URL,
  mailboxFolder: join(config.BRIEFKE_DATA, 'mailbox'),
  from: config.MAIL_FROM,
  log,
})
const reader = openReader()
const templates = openTemplateRunner()
const { BRIEFKE_WITNESS_URL: witnessUrl } = config
const post = witnessUrl ? (note: string) => postNote(witnessUrl, note) : undefined
const work = {
  ...deps,
  postNote: post,
  printer,
  templates,
  reader,
  mail,
  log,
  publicUrl: config.PUBLIC_URL,
  sandbox: printer.sandbox,
}

const worker = await runWorker(
  store,
  {
    'render-document': (payload, run) => renderDocument(work, payload, run),
    'build-audit-pack': (payload, run) => buildAuditPack(work, payload, run),
    'run-bulk-job': (payload, run) => runBulkJob(work, payload, run),
    'hand-over-document': (payload, run) => handOverDocument(work, payload, run),
    'read-inbox-item': (payload, run) => readInboxItem(work, payload, run),
    'preview-template': (payload, run) => previewTemplate(work, payload, run),
    'judge-exceptions': (payload) => judgeExceptions(work, payload),
    'send-invitation': (payload) => sendInvitation(work, payload),
    'send-factor-removal': (payload) => sendFactorRemoval(work, payload),
    'send-chase': (payload, run) => sendChase(work, payload, run),
    'send-finding': (payload, run) => sendFinding(work, payload, run),
    'send-notice': (payload, run) => sendNotice(work, payload, run),
    sweep: () => sweep(work),
  },
  // More jobs than tabs: while one prints, others read, check and store, and no tab waits for them.
  { concurrency: config.PRINTER_TABS * 2, log, sweepEveryMs: 10_000 },
)
const receiver =
  config.INBOX_SMTP_PORT && config.INBOX_DOMAIN
    ? await openReceiver(work, {
        port: config.INBOX_SMTP_PORT,
        host: config.INBOX_SMTP_HOST,
        domain: config.INBOX_DOMAIN,
      })
    : null
const beating = await heartbeat.start(printer)
process.send?.(printer.sandbox === 'none' ? 'ready without sandbox' : 'ready')

let draining = false
async function drain() {
  if (draining) return
  draining = true
  endInTime(log)
  await receiver?.close()
  await worker.drain()
  await beating.stop()
  await printer.close()
  reader.close()
  templates.close()
  await queue.close()
  await Promise.all([app.close(), system.close()])
  if (process.connected) process.disconnect()
}
process.on('SIGTERM', () => void drain())
process.on('SIGINT', () => void drain())
// Without its supervisor nobody would stop us.
process.on('disconnect', () => void drain())
