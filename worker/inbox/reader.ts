import type { ChildProcess } from 'node:child_process'
import { type Problem, type Read, readSchema } from '../../domain/inbox/reading.ts'
import { watchMemory } from '../pdf/watchdog.ts'
import { type Fence, isAlive, killFenced, planFence, startFenced } from './fence.ts'

/** Reads PDFs of strangers, each in a process of its own that can be killed. */
export type Reader = {
  readonly read: (pdf: Uint8Array) => Promise<Read>
  /** Lets the waiting process go. */
  readonly close: () => void
}

const CHILD = new URL('./read-child.ts', import.meta.url)
const READABLE = [
  '../../node_modules/unpdf',
  '../../domain/inbox',
  '../../node_modules/zod',
  '../../package.json',
  '.',
].map((path) => new URL(path, import.meta.url))
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
    const child = spare && isAlive(spare) ? spare : start(fence)
    spare = null
    return child
  }
  return {
    async read(pdf) {
      const child = take()
      try {
        return await answerOf(child, pdf, { timeoutMs, memoryMb })
      } finally {
        killFenced(child)
        warm()
      }
    },
    close() {
      closed = true
      if (spare) killFenced(spare)
      spare = null
    },
  }
}

function start(fence: Fence): ChildProcess {
  return startFenced(fence, { path: CHILD, readable: READABLE, flags: ['--max-old-space-size=512'] })
}

function answerOf(
  child: ChildProcess,
  pdf: Uint8Array,
  { timeoutMs, memoryMb }: { readonly timeoutMs: number; readonly memoryMb: number },
): Promise<Read> {
  return new Promise((resolve) => {
    const stopped = (problem: Problem) => {
      killFenced(child)
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
