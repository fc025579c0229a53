import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { planLaunch } from '../pdf/sandbox.ts'

/** All that such a program finds in its environment: no password of ours. */
export const BARE_ENV = { NODE_ENV: 'production' } as const

/** What stands before a program that a stranger's bytes run in. */
export type Fence = { readonly command: string; readonly prefix: readonly string[] }

/**
 * The strongest of what this host offers: no network, no privileges, and memory that the kernel limits. Node's own
 * permission model, an empty environment and the clock stand behind it everywhere.
 */
export function planFence(memoryMb: number): Fence {
  const { command, prefix } = planLaunch(process.execPath, { allowNoSandbox: true })
  const apart = prefix.slice(0, -1)
  const limited = ['prlimit', `--data=${memoryMb * 1024 * 1024}`, '--core=0', '--']
  const wanted = [[...apart, ...limited], limited, apart]
  return { command, prefix: wanted.find((each) => works(command, [...each, process.execPath, '--version'])) ?? [] }
}

/** A program of ours in its fence, which may read `readable` only and leaves nothing running behind it. */
export function startFenced(
  { command, prefix }: Fence,
  program: { readonly path: URL; readonly readable: readonly URL[]; readonly flags: readonly string[] },
): ChildProcess {
  const may = program.readable.map((path) => `--allow-fs-read=${fileURLToPath(path)}`)
  const node = [
    process.execPath,
    '--permission',
    ...may,
    ...program.flags,
    '--no-warnings',
    fileURLToPath(program.path),
  ]
  const child = spawn(command, [...prefix, ...node], {
    env: BARE_ENV,
    cwd: '/',
    stdio: ['pipe', 'pipe', 'ignore'],
    detached: true,
  })
  // Whoever is killed no longer takes what is written to him; the answer says what happened.
  child.stdin.on('error', () => {})
  child.on('error', () => {})
  child.unref()
  return child
}

export function isAlive({ pid, exitCode, signalCode }: ChildProcess): boolean {
  return pid !== undefined && exitCode === null && signalCode === null
}

/** Ends a fenced program and all that it may have started. */
export function killFenced(child: ChildProcess): void {
  if (!child.pid || !isAlive(child)) return
  try {
    process.kill(-child.pid, 'SIGKILL')
  } catch {
    // It ended by itself.
  }
}

function works(command: string, args: readonly string[]): boolean {
  return spawnSync(command, args, { stdio: 'ignore', timeout: 5_000, env: BARE_ENV }).status === 0
}
