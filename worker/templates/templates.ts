import type { ChildProcess } from 'node:child_process'
import { z } from 'zod'
import type { TemplateRules } from '../../templates/studio/check-template.ts'
import { type Fence, isAlive, killFenced, planFence, startFenced } from '../inbox/fence.ts'
import { watchMemory } from '../pdf/watchdog.ts'

/** A company's template with what it is to show. The locked blocks are HTML of ours, by their names. */
export type Request = {
  readonly body: string
  readonly css: string
  readonly rules: TemplateRules
  readonly input: object
  readonly locked: Readonly<Record<string, string>>
}

const findingSchema = z.strictObject({ line: z.number(), column: z.number(), sentence: z.string() })
const answerSchema = z.union([
  z.strictObject({ ok: z.literal(true), html: z.string(), css: z.string() }),
  z.strictObject({ ok: z.literal(false), problem: z.literal('refused'), findings: z.array(findingSchema).readonly() }),
  z.strictObject({
    ok: z.literal(false),
    problem: z.enum(['too-many-rounds', 'too-long', 'too-slow', 'too-heavy', 'failed']),
  }),
])
/** The page between our head and our foot with the company's rules for it, or what it ran into. */
export type Answer = z.output<typeof answerSchema>

export type Templates = {
  /** Runs a template of a company's in a process that serves this company only. */
  readonly render: (companyId: string, request: Request, options?: { readonly timeoutMs?: number }) => Promise<Answer>
  readonly close: () => void
}

/** What a page may take by itself, and what each may take in a batch (trust.md REN-2). */
const ALONE_MS = 2_000
export const IN_BATCH_MS = 10_000

const CHILD = new URL('./child.ts', import.meta.url)
const READABLE = ['../../templates/studio', '../../node_modules/handlebars', '../../package.json', '.'].map(
  (path) => new URL(path, import.meta.url),
)
/** 8 MB of HTML, of which JSON may write each character as six. */
const MAX_ANSWER_BYTES = 48 * 1024 * 1024
const MAX_USES = 1_000
const START_MS = 20_000

/**
 * Opens the processes that run companies' templates: one at work and one that waits. A process that has served a company
 * serves no other one, and none is used again after anything but a page.
 */
export function openTemplates({ memoryMb = 256 } = {}): Templates {
  // Node itself reserves 600 MB that it never touches: the kernel stands behind the heap's limit and the watchdog.
  const fence = planFence(768 + memoryMb)
  let spare: Running | null = null
  let current: { readonly companyId: string; readonly running: Running; uses: number } | null = null
  let turn: Promise<unknown> = Promise.resolve()
  let closed = false
  const warm = () => {
    if (!closed) spare ??= start(fence, memoryMb)
  }

  function runningFor(companyId: string): Running {
    if (current?.companyId === companyId && isAlive(current.running.child) && current.uses < MAX_USES) {
      current.uses += 1
      return current.running
    }
    if (current) killFenced(current.running.child)
    const running = spare && isAlive(spare.child) ? spare : start(fence, memoryMb)
    spare = null
    current = { companyId, running, uses: 1 }
    return running
  }

  async function run(companyId: string, request: Request, timeoutMs: number): Promise<Answer> {
    if (closed) throw new Error('The templates are closed')
    const { child, ready } = runningFor(companyId)
    await ready
    const answer = await answerOf(child, request, { timeoutMs, memoryMb })
    if (!answer.ok) {
      killFenced(child)
      current = null
    }
    warm()
    return answer
  }

  return {
    render(companyId, request, { timeoutMs = ALONE_MS } = {}) {
      const answer = turn.then(() => run(companyId, request, timeoutMs))
      turn = answer.catch(() => null)
      return answer
    },
    close() {
      closed = true
      if (spare) killFenced(spare.child)
      if (current) killFenced(current.running.child)
    },
  }
}

/** A process, and when it is ready: how long a busy machine takes to start one says nothing about a template. */
type Running = { readonly child: ChildProcess; readonly ready: Promise<void> }

function start(fence: Fence, memoryMb: number): Running {
  const heap = [`--max-old-space-size=${Math.floor(memoryMb * 0.75)}`, '--max-semi-space-size=8']
  const flags = [...heap, '--disallow-code-generation-from-strings']
  const child = startFenced(fence, { path: CHILD, readable: READABLE, flags })
  const ready = new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, START_MS)
    const settle = () => {
      clearTimeout(timer)
      resolve()
    }
    child.stdout?.once('data', settle)
    child.once('close', settle)
  })
  return { child, ready }
}

function answerOf(
  child: ChildProcess,
  request: Request,
  { timeoutMs, memoryMb }: { readonly timeoutMs: number; readonly memoryMb: number },
): Promise<Answer> {
  return new Promise((resolve) => {
    const settle = (answer: Answer) => {
      clearTimeout(timer)
      unwatch()
      child.stdout?.off('data', take)
      child.off('close', gone)
      resolve(answer)
    }
    const stop = (problem: 'too-slow' | 'too-heavy' | 'too-long') => {
      killFenced(child)
      settle({ ok: false, problem })
    }
    const timer = setTimeout(() => stop('too-slow'), timeoutMs)
    const unwatch = watchMemory(
      child.pid ?? 0,
      () => memoryMb,
      () => stop('too-heavy'),
    )
    const chunks: Buffer[] = []
    let bytes = 0
    const take = (chunk: Buffer) => {
      bytes += chunk.length
      chunks.push(chunk)
      if (bytes > MAX_ANSWER_BYTES) stop('too-long')
      else if (chunk.at(-1) === LINE_END) settle(parsed(Buffer.concat(chunks)))
    }
    // A process that went without a word ran into the limit of its memory.
    const gone = () => settle({ ok: false, problem: 'too-heavy' })
    child.stdout?.on('data', take)
    child.on('close', gone)
    if (isAlive(child)) child.stdin?.write(`${JSON.stringify(request)}\n`)
    else settle({ ok: false, problem: 'failed' })
  })
}
const LINE_END = 0x0a

function parsed(line: Buffer): Answer {
  try {
    return answerSchema.parse(JSON.parse(line.toString('utf8')))
  } catch {
    return { ok: false, problem: 'failed' }
  }
}
