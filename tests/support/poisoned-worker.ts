import { pino } from 'pino'
import { openDatabase, openSystemDatabase } from '../../db/client.ts'
import { systemClock } from '../../domain/kernel/clock.ts'
import { keepLibrary } from '../../domain/schemes/library.ts'
import { openQueue, runWorker } from '../../platform/queue.ts'
import { openHeartbeat } from '../../worker/heartbeat.ts'
import { renderDocument } from '../../worker/jobs/render-document.ts'
import { sweep } from '../../worker/jobs/sweep.ts'
import { testServices } from './builders.ts'
import { handlersThat } from './handlers.ts'

// A worker like ours, whose printer takes it down with every page: there is no page known that does so to the real one.
const env = (name: string) => process.env[name] ?? ''
const log = pino({ level: 'silent' })
const { db } = openDatabase(env('APP_DATABASE_URL'), { name: 'poisoned', max: 4 })
const { db: system } = openSystemDatabase(env('SYSTEM_DATABASE_URL'), { name: 'poisoned', max: 3 })
const store = { redisUrl: process.env['REDIS_URL'], databaseUrl: env('QUEUE_DATABASE_URL') }
const queue = openQueue(store, log)
const services = { ...testServices(), clock: systemClock, ring: queue.ring, db, system, log }
const printer = {
  sandbox: 'none' as const,
  measure: async () => null,
  print: async () => {
    process.kill(process.pid, 'SIGKILL')
    return new Promise<never>(() => {})
  },
}
const deps = { ...services, library: keepLibrary(system), printer, publicUrl: 'https://briefke.example' }
await openHeartbeat({ system, clock: systemClock, log }, crypto.randomUUID()).start({
  sandbox: 'none',
  numbers: () => ({ tabs: 1, busy: 0, waiting: 0, megabytes: 0 }),
})
await runWorker(
  store,
  handlersThat({
    'render-document': (payload, run) => renderDocument(deps, payload, run),
    sweep: () => sweep(deps),
  }),
  { concurrency: 1, log, sweepEveryMs: 2_000 },
)
process.send?.('ready')
process.on('disconnect', () => process.exit())
