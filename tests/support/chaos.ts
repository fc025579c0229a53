import { type ChildProcess, fork } from 'node:child_process'
import { randomInt } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { redisProgram, startRedis } from './redis.ts'

const root = resolve(import.meta.dirname, '../..')

/** `npm run chaos` runs everything at the length that is promised; `npm test` a short version of each. */
export const isFull = process.env['BRIEFKE_CHAOS'] === 'full'
/** The first of two in a full run, else the second. */
export const long = (full: number, short: number) => (isFull ? full : short)

/** Says how it went, where `npm run chaos` is read. */
export function report(line: string): void {
  process.stdout.write(`chaos: ${line}\n`)
}

/** Chance that can be had again: the seed is printed, and BRIEFKE_SEED sets it. Gives numbers from 0 up to 1. */
export function seededChance(what: string): () => number {
  const seed = Number(process.env['BRIEFKE_SEED'] ?? randomInt(2 ** 31))
  report(`${what}: BRIEFKE_SEED=${seed}`)
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** A process of the product's, as its supervisor runs it. */
export type Process = {
  readonly child: ChildProcess
  /** Resolves when it works, or when it is gone before. */
  readonly ready: Promise<boolean>
  readonly ended: Promise<{ readonly code: number | null; readonly signal: string | null }>
}

type Urls = { readonly appUrl: string; readonly systemUrl: string; readonly queueUrl: string }

/** What a process of the product's is told: database, folder, and Redis where the queue is there. */
export function environmentOf(urls: Urls, folder: string, redisUrl: string | undefined): NodeJS.ProcessEnv {
  const { REDIS_URL: _elsewhere, ...own } = process.env
  return {
    ...own,
    APP_DATABASE_URL: urls.appUrl,
    SYSTEM_DATABASE_URL: urls.systemUrl,
    QUEUE_DATABASE_URL: urls.queueUrl,
    ...(redisUrl ? { REDIS_URL: redisUrl } : {}),
    BRIEFKE_DATA: folder,
    BRIEFKE_MASTER_KEY: Buffer.alloc(32, 7).toString('base64'),
    BRIEFKE_ALLOW_NO_SANDBOX: '1',
    PRINTER_TABS: '2',
    LOG_LEVEL: process.env['CHAOS_LOG'] ?? 'fatal',
    NODE_ENV: 'production',
  }
}

/** Starts one process of the product. */
export function startProcess(
  script: 'worker/index.ts' | 'app/server/index.ts' | 'tests/support/poisoned-worker.ts',
  env: NodeJS.ProcessEnv,
): Process {
  const child = fork(join(root, script), {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    execArgv: ['--disable-warning=ExperimentalWarning'],
    env,
  })
  const ended = new Promise<{ code: number | null; signal: string | null }>((done) =>
    child.once('exit', (code, signal) => done({ code, signal })),
  )
  const ready = new Promise<boolean>((done) => {
    child.once('message', () => done(true))
    child.once('exit', () => done(false))
  })
  return { child, ready, ended }
}

/** A folder of the suite's own. */
export function chaosFolder(): { readonly folder: string; readonly remove: () => void } {
  const folder = mkdtempSync(join(tmpdir(), 'briefke-chaos-'))
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) }
}

/** Waits until it holds, and tells after how long; throws with the sentence when it does not in time. */
export async function untilHolds(
  withinMs: number,
  sentence: () => string | Promise<string>,
  holds: () => Promise<boolean>,
): Promise<number> {
  const began = Date.now()
  for (;;) {
    if (await holds().catch(() => false)) return Date.now() - began
    if (Date.now() - began > withinMs) throw new Error(`${withinMs / 1000} s are over: ${await sentence()}`)
    await pause(200)
  }
}

const redis = redisProgram()

/** The two places where the queue can live: each suite runs over both, over Redis where there is one. */
export const backends = [
  { name: 'PostgreSQL', there: true, start: async () => ({ url: undefined, pid: 0, stop: async () => {} }) },
  { name: 'Redis', there: redis !== null, start: () => startRedis(redis ?? '') },
] as const

/** The files that a folder holds, however deep. */
export function filesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
  } catch {
    return []
  }
}

/** Processes whose environment or command line names the folder. */
export function processesOn(folder: string): readonly number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid)
    .filter((pid) => ['cmdline', 'environ'].some((file) => saidIn(`/proc/${pid}/${file}`).includes(folder)))
    .map(Number)
}

function saidIn(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}
