import { spawnSync } from 'node:child_process'
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

function works(command: string, args: readonly string[]): boolean {
  return spawnSync(command, args, { stdio: 'ignore', timeout: 5_000, env: BARE_ENV }).status === 0
}
