import { createPostgresBackend, Queue, runMigrations, UnrecoverableError, Worker } from 'bullmq'
import { Redis } from 'ioredis'
import pg from 'pg'
import { type Bell, type Handlers, type JobName, jobNames, jobs, type Payload } from './jobs.ts'
import type { Log } from './log.ts'
import { LAST_RANK, openTurns, type Turn } from './turns.ts'

/** Where the queue lives: Redis when its address is given, else a schema of the same PostgreSQL. */
export type QueueStore = { readonly redisUrl?: string | undefined; readonly databaseUrl: string }

const QUEUE = 'briefke'
const SCHEMA = 'bullmq'

// How long a request may wait for the bell: a store that is away must not hold up the site (JOB-2).
const RING_WITHIN_MS = 1_000

// BullMQ asks again at once when it could not connect: some four hundred times a second, while the server recovers.
const AGAIN_MS = 500

class PatientClient extends pg.Client {
  override connect(): Promise<pg.Client>
  override connect(tell: (error: Error | null) => void): void
  override connect(tell?: (error: Error | null) => void): Promise<pg.Client> | undefined {
    if (!tell) return super.connect()
    super.connect((error: Error | null) => void (error ? setTimeout(tell, AGAIN_MS, error) : tell(error)))
    return undefined
  }
}

// Both stores are reached through one pair of constructors, so that nothing else knows which one it is.
function connect(store: QueueStore, log: Log, patience: 'gives up soon' | 'waits') {
  if (store.redisUrl) {
    const redis = new Redis(store.redisUrl, { maxRetriesPerRequest: patience === 'waits' ? null : 1 })
    redis.on('error', (error) => log.warn({ reason: error.message }, 'redis is not reachable'))
    return { connection: redis, backend: undefined, close: async () => redis.disconnect() }
  }
  const pool = new pg.Pool({
    connectionString: store.databaseUrl,
    // A crash may lose the last moments of the queue: it is a bell, and the sweep finds every row that asked for work.
    options: `-c search_path=${SCHEMA} -c synchronous_commit=off`,
    max: 8,
    Client: PatientClient,
    keepAlive: true,
  })
  pool.on('error', (error) => log.warn({ reason: error.message }, 'the queue database is not reachable'))
  return { connection: pool, backend: createPostgresBackend, close: () => pool.end() }
}

/** The queue as the web process sees it: ring the bell, close. */
export type OpenQueue = { readonly ring: Bell; readonly close: () => Promise<void> }

/** Opens the sending end. `ring` never throws: a row that asked for work is found by the sweep when the bell fails. */
export function openQueue(store: QueueStore, log: Log): OpenQueue {
  const link = connect(store, log, 'gives up soon')
  const queue = link.backend
    ? new Queue(QUEUE, { connection: link.connection as never }, link.backend as never)
    : new Queue(QUEUE, { connection: link.connection as never })
  queue.on('error', (error) => log.warn({ reason: error.message }, 'queue error'))
  const turnOf = openTurns()
  const rung: Bell = async (name, payload, pace = 'awaited') => {
    try {
      const turn = turnOf(name, 'tenantId' in payload ? payload.tenantId : '', pace)
      await within(RING_WITHIN_MS, queue.add(name, payload, jobOptions(name, payload, turn)))
    } catch (error) {
      log.warn({ job: name, reason: String(error) }, 'the bell did not ring; the sweep will find the row')
    }
  }
  // Not everybody waits for the bell that he rang; closing does.
  const ringing = new Set<Promise<void>>()
  return {
    ring(name, payload, pace) {
      const bell = rung(name, payload, pace).finally(() => ringing.delete(bell))
      ringing.add(bell)
      return bell
    },
    async close() {
      await Promise.all(ringing)
      await queue.close()
      await link.close()
    },
  }
}

async function within<T>(ms: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${ms} ms`)), ms)
  })
  // Whoever loses the race may still fail, and nobody waits for it then.
  work.catch(() => {})
  return Promise.race([work, late]).finally(() => clearTimeout(timer))
}

/** Throws one sentence when the Redis of the queue cannot be reached. The queue in PostgreSQL is there when the database is. */
export async function reachQueue(redisUrl: string): Promise<void> {
  const redis = new Redis(redisUrl, { lazyConnect: true, connectTimeout: 5_000, retryStrategy: () => null })
  let reason = ''
  redis.on('error', (error) => {
    reason = error.message
  })
  try {
    await redis.connect()
    await redis.ping()
  } catch (error) {
    const { hostname, port } = new URL(redisUrl)
    throw new Error(
      `The Redis at ${hostname}:${port || 6379} cannot be reached (${reason || String(error)}). Check REDIS_URL and that the server runs.`,
    )
  } finally {
    redis.disconnect()
  }
}

const BULK_LATER = 5

function jobOptions<N extends JobName>(name: N, payload: Payload<N>, { pace, rank }: Turn) {
  const contract = jobs[name]
  return {
    jobId: (contract.key as (p: Payload<N>) => string)(payload),
    attempts: contract.attempts,
    priority: (contract.priority + (pace === 'bulk' ? BULK_LATER : 0)) * (LAST_RANK + 1) + rank,
    backoff: { type: 'exponential', delay: 500 },
    // A finished job must not linger: its id would swallow the next ring for the same row.
    removeOnComplete: true,
    removeOnFail: true,
  }
}

export type RunningWorker = {
  /** Takes no more work at once, waits for what runs, lets go of the store. */
  readonly drain: () => Promise<void>
}

// What a killed worker had is another's half a minute later. The queue never gives a job up for that: whoever runs it
// learns how often it was lost, and decides (JOB-1, JOB-4).
const LOST = { lockDuration: 20_000, stalledInterval: 5_000, maxStalledCount: 1_000 }

/** Opens the receiving end: checks every payload against the contract and hands it to its handler. */
export async function runWorker(
  store: QueueStore,
  handlers: Handlers,
  options: { readonly concurrency: number; readonly log: Log; readonly sweepEveryMs: number },
): Promise<RunningWorker> {
  const { log } = options
  const link = connect(store, log, 'waits')
  const settings = { connection: link.connection as never, concurrency: options.concurrency, ...LOST }
  const process = async (job: {
    name: string
    data: unknown
    id?: string | undefined
    attemptsMade: number
    opts: { attempts?: number | undefined }
    stalledCounter: number
    timestamp: number
  }) => {
    const name = jobNames.find((known) => known === job.name)
    if (!name) throw new UnrecoverableError(`no job is called ${job.name}`)
    const payload = jobs[name].payload.safeParse(job.data)
    if (!payload.success) throw new UnrecoverableError(`the payload of ${name} is not valid`)
    const handler = handlers[name] as (p: unknown, run: unknown) => Promise<void>
    const attempt = job.attemptsMade + 1
    const lastAttempt = attempt >= (job.opts.attempts ?? 1)
    const past = { losses: job.stalledCounter, rungAt: new Date(job.timestamp) }
    await handler(payload.data, { jobId: job.id ?? '', attempt, lastAttempt, ...past })
  }
  const worker = link.backend
    ? new Worker(QUEUE, process as never, settings, link.backend as never)
    : new Worker(QUEUE, process as never, settings)
  worker.on('failed', (job, error) => {
    const about = { job: job?.name, jobId: job?.id, attempt: job?.attemptsMade, reason: error.message }
    // What only waits for something else is no failure: the row stays, and the sweep rings again.
    if (error.name === 'NotYet') log.info(about, 'job has to wait')
    else log.error(about, 'job failed')
  })
  worker.on('completed', (job) =>
    log.info({ job: job.name, jobId: job.id, ms: (job.finishedOn ?? 0) - (job.processedOn ?? 0) }, 'job done'),
  )
  worker.on('error', (error) => log.warn({ reason: error.message }, 'queue error'))
  const ticker = await keepTicking(store, options)
  return {
    async drain() {
      await ticker()
      await worker.close()
      await link.close()
    },
  }
}

// The scheduler lives in the queue's store, so it is put back again and again in case the store was wiped (JOB-2).
async function keepTicking(store: QueueStore, options: { readonly log: Log; readonly sweepEveryMs: number }) {
  const link = connect(store, options.log, 'gives up soon')
  const queue = link.backend
    ? new Queue(QUEUE, { connection: link.connection as never }, link.backend as never)
    : new Queue(QUEUE, { connection: link.connection as never })
  queue.on('error', (error) => options.log.warn({ reason: error.message }, 'queue error'))
  const schedule = () =>
    queue
      .upsertJobScheduler(
        'sweep',
        { every: options.sweepEveryMs },
        { name: 'sweep', data: {}, opts: { removeOnComplete: true, removeOnFail: true } },
      )
      .catch((error: unknown) => options.log.warn({ reason: String(error) }, 'the sweep could not be scheduled'))
  await schedule()
  const timer = setInterval(() => void schedule(), 15_000)
  return async () => {
    clearInterval(timer)
    await queue.close()
    await link.close()
  }
}

/**
 * Brings the queue's own tables up to date and lets the queue's role use them. `adminUrl` is the migration's connection;
 * the tables belong to the owner role. Web and worker only check that they fit.
 */
export async function migrateQueue(adminUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl })
  await client.connect()
  try {
    await client.query('set role briefke_owner')
    await runMigrations(client, SCHEMA)
    await client.query(`grant usage on schema ${SCHEMA} to briefke_queue`)
    await client.query(`grant select, insert, update, delete on all tables in schema ${SCHEMA} to briefke_queue`)
    await client.query(`grant usage, select on all sequences in schema ${SCHEMA} to briefke_queue`)
  } finally {
    await client.end()
  }
}
