import { type ChildProcessByStdio, spawn } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import type { Readable } from 'node:stream'
import { freePort } from '../../bin/postgres.js'

const root = resolve(import.meta.dirname, '../..')

/** The product as `npm start` runs it once packages and site are there. */
export type RunningProduct = {
  readonly url: string
  readonly folder: string
  readonly said: () => string
  /** Sends the signal and tells how it ended. */
  readonly stop: (signal?: 'SIGTERM' | 'SIGKILL') => Promise<{
    readonly code: number | null
    readonly tookMs: number
    readonly left: readonly string[]
  }>
  readonly remove: () => void
}

/** Starts database, web and worker with demo data on a folder of their own, and waits until they serve. */
export async function startProduct(
  env: Readonly<Record<string, string>> = {},
  by: 'npm start' | 'supervisor' = 'supervisor',
): Promise<RunningProduct> {
  const folder = mkdtempSync(join(tmpdir(), 'briefke-product-'))
  const port = await freePort()
  const run = begin({ BRIEFKE_DATA: folder, PORT: String(port), ...env }, by)
  const ready = new Promise<void>((done, refused) => {
    run.child.stdout.on('data', () => {
      if (run.said().includes('Ctrl-C stops everything')) done()
    })
    void run.ended.then((code) => refused(new Error(`the product ended with ${code}:\n${run.said()}`)))
  })
  await ready
  return {
    url: `http://localhost:${port}`,
    folder,
    said: run.said,
    async stop(signal = 'SIGTERM') {
      const began = Date.now()
      run.child.kill(signal)
      const code = await run.ended
      return { code, tookMs: Date.now() - began, left: processesOf(folder) }
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}

/** Runs the supervisor until it ends, and tells what it said. */
export async function superviseToEnd(
  env: Readonly<Record<string, string>>,
): Promise<{ code: number | null; said: string }> {
  const run = begin(env, 'supervisor')
  return { code: await run.ended, said: run.said() }
}

/** Ours without what would lead the product elsewhere: it is to start as on a fresh machine. */
function environment(more: Readonly<Record<string, string>>): NodeJS.ProcessEnv {
  const own = { ...process.env, ...more }
  for (const name of ['DATABASE_URL', 'REDIS_URL', 'NODE_ENV']) if (!(name in more)) Reflect.deleteProperty(own, name)
  return own
}

function begin(env: Readonly<Record<string, string>>, by: 'npm start' | 'supervisor') {
  const [command, args] =
    by === 'npm start'
      ? (['npm', ['start']] as const)
      : ([process.execPath, ['--disable-warning=ExperimentalWarning', join(root, 'bin/supervise.js')]] as const)
  const child: ChildProcessByStdio<null, Readable, Readable> = spawn(command, args, {
    cwd: root,
    env: environment(env),
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  const listen = (chunk: Buffer) => {
    said += chunk.toString()
  }
  child.stdout.on('data', listen)
  child.stderr.on('data', listen)
  const ended = new Promise<number | null>((done) => child.once('close', done))
  return { child, ended, said: () => said }
}

/** The command lines of processes that still have the folder in their arguments or environment. */
function processesOf(folder: string): readonly string[] {
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name))
  return pids.flatMap((pid) => {
    try {
      const words = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')
      const around = readFileSync(`/proc/${pid}/environ`, 'utf8')
      return words.includes(folder) || around.includes(`BRIEFKE_DATA=${folder}`) ? [words] : []
    } catch {
      return []
    }
  })
}
