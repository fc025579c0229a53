import { type ChildProcess, spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { type Problem, type Read, readSchema } from '../../domain/inbox/reading.ts'
import { watchMemory } from '../pdf/watchdog.ts'
import { BARE_ENV, type Fence, planFence } from './fence.ts'

/** Reads PDFs of strangers, each in a process of its own that can be killed. */
export type Reader = {
  readonly read: (pdf: Uint8Array) => Promise<Read>
  /** Lets the waiting process go. */
  readonly close: () => void
}

const CHILD = fileURLToPath(new URL('./read-child.ts', import.meta.url))
const READABLE = ['../../node_modules/unpdf', '../../domain/inbox', '../../node_modules/zod', '../../package.json', '.']
const MAX_ANSWER_BYTES = 32 * 1024 * 1024

/**
 * Opens the reader. The next process is started before it is needed, so that a paper does not wait for pdf.js; each reads
 * one paper only, and no company's paper meets another's.
 */
export function openReader({ timeoutMs = 10_000, memoryMb = 2_048 } = {}): Reader {
  const fence = planFence(memoryMb)
  let spare: ChildProcess | null = null
  let closed = false
  const warm = () => {
    if (!closed && !spare) spare = start(fence)
  }
  const take = (): ChildProcess => {
    const child = spare && spare.exitCode === null && spare.signalCode === null ? spare : start(fence)
    spare = null
    return child
  }
  return {
    async read(pdf) {
      const child = take()
      try {
        return await answerOf(child, pdf, { timeoutMs, memoryMb })
      } finally {
        kill(child)
        warm()
      }
    },
    close() {
      closed = true
      if (spare) kill(spare)
      spare = null
    },
  }
}

function start({ command, prefix }: Fence): ChildProcess {
  const may = READABLE.map((path) => `--allow-fs-read=${fileURLToPath(new URL(path, import.meta.url))}`)
  const node = [process.execPath, '--permission', ...may, '--max-old-space-size=512', '--no-warnings', CHILD]
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

function answerOf(
  child: ChildProcess,
  pdf: Uint8Array,
  { timeoutMs, memoryMb }: { readonly timeoutMs: number; readonly memoryMb: number },
): Promise<Read> {
  return new Promise((resolve) => {
    const stopped = (problem: Problem) => {
      kill(child)
      settle({ problem })
    }
    const timer = setTimeout(() => stopped('too-slow'), timeoutMs)
    const unwatch = watchMemory(
      child.pid ?? 0,
      () => memoryMb,
      () => stopped('too-heavy'),
    )
    const settle = (read: Read) => {
      clearTimeout(timer)
      unwatch()
      resolve(read)
    }
    const chunks: Buffer[] = []
    let bytes = 0
    child.stdout?.on('data', (chunk: Buffer) => {
      bytes += chunk.length
      if (bytes > MAX_ANSWER_BYTES) stopped('too-much-text')
      else chunks.push(chunk)
    })
    child.on('error', () => settle({ problem: 'unreadable' }))
    // A process that went without a word ran into a limit of the kernel's.
    child.on('close', () => settle(parsed(Buffer.concat(chunks)) ?? { problem: 'too-heavy' }))
    child.stdin?.end(pdf)
  })
}

function parsed(answer: Buffer): Read | null {
  try {
    return readSchema.parse(JSON.parse(answer.toString('utf8')))
  } catch {
    return null
  }
}

function kill(child: ChildProcess): void {
  if (!child.pid || child.exitCode !== null || child.signalCode !== null) return
  try {
    process.kill(-child.pid, 'SIGKILL')
  } catch {
    // It ended by itself.
  }
}
