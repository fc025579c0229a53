import { createServer } from 'node:http'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { getRequestListener } from '@hono/node-server'
import { createRequestHandler, type ServerBuild } from '@remix-run/node'
import { z } from 'zod'
import { openDatabase, openSystemDatabase } from '../../db/client.ts'
import { systemClock } from '../../domain/kernel/clock.ts'
import { keepLibrary } from '../../domain/schemes/library.ts'
import { readConfig, sharedConfig } from '../../platform/config.ts'
import { endInTime } from '../../platform/ending.ts'
import { folderFiles } from '../../platform/files.ts'
import { openKeys, readMasterKey } from '../../platform/keys.ts'
import { createLog } from '../../platform/log.ts'
import { openQueue } from '../../platform/queue.ts'
import { openFactorKeys } from '../../platform/second-factors.ts'
import { openSheets } from '../../platform/sheets/index.ts'
import { openSigning } from '../../platform/signing/index.ts'
import { folderWitness } from '../../platform/witness.ts'
import { createApp } from './app.ts'
import type { PageContext } from './env.ts'
import { progressHub } from './progress-hub.ts'

const config = readConfig(
  sharedConfig.extend({
    PORT: z.coerce.number().int().min(1).max(65535).default(3000),
    HOST: z.string().default('127.0.0.1'),
    BRIEFKE_ANSWER_DAYS: z.coerce.number().int().min(1).max(365).default(14),
  }),
  process.env,
)
const log = createLog('web', config.LOG_LEVEL)
const app = openDatabase(config.APP_DATABASE_URL, { name: 'briefke-web', max: 12 })
const system = openSystemDatabase(config.SYSTEM_DATABASE_URL, { name: 'briefke-web', max: 6 })
const queue = openQueue({ redisUrl: config.REDIS_URL, databaseUrl: config.QUEUE_DATABASE_URL ?? '' }, log)
const progress = progressHub()
const listening = await app.sql.listen('briefke_progress', (payload) => progress.tell(payload))

const root = resolve(import.meta.dirname, '../..')
const build = (await import(pathToFileURL(join(root, 'build/server/index.js')).href)) as ServerBuild
const remix = createRequestHandler(build, 'production')

const master = { masterKey: config.BRIEFKE_MASTER_KEY, dataFolder: config.BRIEFKE_DATA }
const hono = createApp({
  db: app.db,
  system: system.db,
  library: keepLibrary(system.db),
  clock: systemClock,
  ring: queue.ring,
  files: folderFiles(join(config.BRIEFKE_DATA, 'files')),
  keys: openKeys(master),
  factors: openFactorKeys(readMasterKey(master)),
  signing: openSigning(readMasterKey(master)),
  sheets: openSheets(),
  witness: folderWitness(config.BRIEFKE_WITNESS_DIR ?? join(config.BRIEFKE_DATA, 'witness')),
  answerDays: config.BRIEFKE_ANSWER_DAYS,
  log,
  publicUrl: config.PUBLIC_URL,
  inboxDomain: config.INBOX_DOMAIN ?? null,
  demo: config.BRIEFKE_DEMO === '1' && !config.SMTP_URL,
  mailboxFolder: join(config.BRIEFKE_DATA, 'mailbox'),
  ready: async () => void (await app.sql`select 1`),
  progress,
  pages: (request, context: PageContext) => remix(request, { ...context }),
  assetsFolder: join(root, 'build/client'),
})

const listener = getRequestListener(hono.fetch)
const server = createServer((incoming, outgoing) => void listener(incoming, outgoing))
server.listen(config.PORT, config.HOST, () => process.send?.('ready'))
server.on('error', (error) => {
  log.fatal({ err: error }, 'the web process cannot listen')
  process.exitCode = 1
  void close()
})

let closing = false
async function close() {
  if (closing) return
  closing = true
  endInTime(log)
  await listening.unlisten().catch(() => {})
  server.closeIdleConnections()
  // Streams to open pages have no end of their own; everything else gets ten seconds to finish.
  setTimeout(() => server.closeAllConnections(), 10_000).unref()
  await new Promise((done) => server.close(done))
  await queue.close()
  await Promise.all([app.close(), system.close()])
  if (process.connected) process.disconnect()
}
process.on('SIGTERM', () => void close())
process.on('SIGINT', () => void close())
process.on('disconnect', () => void close())
