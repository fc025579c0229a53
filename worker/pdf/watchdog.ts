import { readdirSync, readFileSync } from 'node:fs'

const EVERY_MS = 1_000

/**
 * Looks every second at what a process group really holds, and calls `exceeded` once when that is more than allowed
 * (REN-6). Returns how to stop looking.
 */
export function watchMemory(group: number, allowedMb: () => number, exceeded: (megabytes: number) => void): () => void {
  const timer = setInterval(() => {
    const megabytes = groupMemory(group)
    if (megabytes <= allowedMb()) return
    clearInterval(timer)
    exceeded(megabytes)
  }, EVERY_MS)
  timer.unref()
  return () => clearInterval(timer)
}

/** The memory of a process group in MB: its own, without the program's pages that all of it share. */
export function groupMemory(group: number): number {
  // Synchronous: /proc is memory, and a thousand small promises a second would cost ten times as much.
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name))
  return pids.reduce((sum, pid) => sum + memoryIn(pid, group), 0) / 1024
}

function memoryIn(pid: string, group: number): number {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    // The name in brackets may hold anything; state, parent and group follow it.
    const member = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[2]
    if (Number(member) !== group) return 0
    const status = readFileSync(`/proc/${pid}/status`, 'utf8')
    const held = status.matchAll(/^(?:RssAnon|RssShmem):\s+(\d+) kB/gm)
    return [...held].reduce((sum, [, kilobytes]) => sum + Number(kilobytes), 0)
  } catch {
    // It ended while we looked.
    return 0
  }
}
