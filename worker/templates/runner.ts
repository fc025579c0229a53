import type { ChildProcess } from 'node:child_process'
import type { Socket } from 'node:net'
import { type Fence, isAlive, killFenced, planFence, startFenced } from '../inbox/fence.ts'
import { watchMemory } from '../pdf/watchdog.ts'
import type { Answer, Asked } from './contract.ts'

/** Checks and runs companies' templates in processes that can be killed. */
export type TemplateRunner = {
  /** What a process of this company's says; a process that takes too long or too much is killed, and the answer says so. */
  readonly ask: (owner: string, asked: Asked) => Promise<Answer>
  readonly close: () => void
}

const CHILD = new URL('./child.ts', import.meta.url)
const PACKAGES = ['handlebars', 'neo-async', 'source-map', 'uglify-js', 'minimist', 'wordwrap']
const READABLE = [
  ...PACKAGES.map((name) => `../../node_modules/${name}`),
  ...['../../templates', '../../domain', '../../package.json', '.'],
].map((path) => new URL(path, import.meta.url))
const MAX_ANSWER_BYTES = 24 * 1024 * 1024

type Running = {
  readonly child: ChildProcess
  readonly owner: string
  queue: Promise<unknown>
  isGone: boolean
  idle?: NodeJS.Timeout
}

/** Opens the runner. A process serves one company, one question at a time; the company that has waited longest makes room. */
export function openTemplateRunner({
  timeoutMs = 2_000,
  memoryMb = 256,
  kept = 12,
  idleMs = 60_000,
  isAhead = true,
} = {}): TemplateRunner {
  // Planned with the first process: trying what the host offers takes a while.
  let fence: Fence | undefined
  const begin = () => {
    fence ??= planFence(memoryMb * 6)
    return start(fence, memoryMb)
  }
  const running: Running[] = []
  let spare: ChildProcess | null = null
  let closed = false
  const warm = () => {
    if (isAhead && !closed && !spare) spare = begin()
  }
  const drop = (gone: Running) => {
    const at = running.indexOf(gone)
    if (at >= 0) running.splice(at, 1)
    gone.isGone = true
    clearTimeout(gone.idle)
    killFenced(gone.child)
  }
  const processOf = (owner: string): Running => {
    const known = running.find((each) => each.owner === owner)
    if (known && isAlive(known.child)) return known
    if (known) drop(known)
    const child = spare && isAlive(spare) ? spare : begin()
    spare = null
    const made: Running = { child, owner, queue: Promise.resolve(), isGone: false }
    running.push(made)
    // A process holds some fifty megabytes, and is wanted while somebody writes.
    made.idle = setTimeout(() => void made.queue.then(() => drop(made)), idleMs).unref()
    // Whoever still waits for its answer gets it before it goes; whoever asks now gets another process.
    const oldest = running.length > kept ? running.shift() : undefined
    if (oldest) void oldest.queue.then(() => drop(oldest))
    warm()
    return made
  }
  const ask = async (owner: string, asked: Asked): Promise<Answer> => {
    if (closed) return { is: 'failed', sentence: 'The template could not be run.' }
    const used = processOf(owner)
    const limits = { timeoutMs, memoryMb: memoryMb * 2 }
    const outcome = used.queue.then(() => (used.isGone ? null : answerOf(used.child, asked, limits)))
    used.queue = outcome.then((said) => {
      if (said?.odd) drop(used)
    })
    const said = await outcome
    if (!used.isGone) used.idle?.refresh()
    // Who waited behind a question that ended the process asks another.
    return said ? said.answer : ask(owner, asked)
  }
  warm()
  return {
    ask,
    close() {
      closed = true
      for (const each of [...running]) drop(each)
      if (spare) killFenced(spare)
      spare = null
    },
  }
}

const start = (fence: Fence, memoryMb: number) => {
  const child = startFenced(fence, { path: CHILD, readable: READABLE, flags: [`--max-old-space-size=${memoryMb}`] })
  // A process that waits for questions keeps nobody alive.
  for (const pipe of [child.stdin, child.stdout]) if (pipe && 'unref' in pipe) (pipe as Socket).unref()
  return child
}

type Limits = { readonly timeoutMs: number; readonly memoryMb: number }
type Outcome = { readonly answer: Answer; readonly odd: boolean }

function answerOf(child: ChildProcess, asked: Asked, { timeoutMs, memoryMb }: Limits): Promise<Outcome> {
  return new Promise((resolve) => {
    const failed = (sentence: string) => settle({ answer: { is: 'failed', sentence }, odd: true })
    const timer = setTimeout(() => failed(`The template took longer than ${timeoutMs / 1000} seconds.`), timeoutMs)
    const unwatch = watchMemory(
      child.pid ?? 0,
      () => memoryMb,
      () => failed('The template needed too much memory.'),
    )
    const chunks: Buffer[] = []
    let bytes = 0
    const heard = (chunk: Buffer) => {
      bytes += chunk.length
      if (bytes > MAX_ANSWER_BYTES) return failed('The template makes more than 8 MB of HTML.')
      chunks.push(chunk)
      if (chunk.at(-1) === 10) settle(parsed(Buffer.concat(chunks)))
    }
    const gone = () => failed('The template needed too much memory.')
    const settle = (outcome: Outcome) => {
      clearTimeout(timer)
      unwatch()
      child.stdout?.off('data', heard)
      child.off('close', gone)
      resolve(outcome)
    }
    child.stdout?.on('data', heard)
    child.once('close', gone)
    child.stdin?.write(`${JSON.stringify(asked)}\n`)
  })
}

function parsed(line: Buffer): Outcome {
  try {
    const answer = JSON.parse(line.toString('utf8')) as Answer
    return { answer, odd: answer.is === 'failed' }
  } catch {
    return { answer: { is: 'failed', sentence: 'The template could not be run.' }, odd: true }
  }
}
