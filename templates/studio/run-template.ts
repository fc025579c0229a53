import Handlebars from 'handlebars'
import type { Segment } from './check-template.ts'
import type { Counter, Reference } from './paths.ts'
import type { Step } from './read-steps.ts'

/** What one page may cost (trust.md REN-2). */
export const MAX_ROUNDS = 200_000
export const MAX_HTML_BYTES = 8 * 1024 * 1024

export type Limit = 'rounds' | 'bytes'

/** Thrown when a template asks for more than one page may cost. */
export class TooMuch extends Error {
  override readonly name = 'TooMuch'
  readonly limit: Limit

  constructor(limit: Limit) {
    super(
      limit === 'rounds' ? 'The template goes through its lists too often' : 'The template makes too much of a page',
    )
    this.limit = limit
  }
}

type Level = { readonly self: unknown; readonly index: number; readonly last: boolean }

/**
 * The page of a checked template. It walks the steps of the check, so that nothing a company wrote ever becomes code;
 * what a step means is what Handlebars means by it. Locked blocks are put in as they are, outside `.own`.
 */
export function runTemplate(
  segments: readonly Segment[],
  input: unknown,
  locked: Readonly<Record<string, string>>,
): string {
  const left = { rounds: MAX_ROUNDS, bytes: MAX_HTML_BYTES }
  const html: string[] = []
  const write = (text: string) => {
    left.bytes -= Buffer.byteLength(text)
    if (left.bytes < 0) throw new TooMuch('bytes')
    html.push(text)
  }

  function run(steps: readonly Step[], levels: readonly Level[]): void {
    for (const step of steps) {
      if (step.do === 'text') write(step.text)
      else if (step.do === 'print') write(printed(valueAt(step.of, levels)))
      else if (step.do === 'if') run(holds(valueAt(step.of, levels)) ? step.inner : step.otherwise, levels)
      else each(step, levels)
    }
  }

  function each(step: Extract<Step, { do: 'each' }>, levels: readonly Level[]): void {
    const list = valueAt(step.of, levels)
    const items: readonly unknown[] = Array.isArray(list) ? list : []
    if (items.length === 0) run(step.otherwise, levels)
    for (const [index, self] of items.entries()) {
      left.rounds -= 1
      if (left.rounds < 0) throw new TooMuch('rounds')
      run(step.inner, [...levels, { self, index, last: index === items.length - 1 }])
    }
  }

  for (const segment of segments) {
    if (segment.kind === 'locked') {
      write(Object.hasOwn(locked, segment.name) ? (locked[segment.name] ?? '') : missing(segment.name))
      continue
    }
    write('<div class="own">')
    run(segment.steps, [{ self: input, index: 0, last: false }])
    write('</div>')
  }
  return html.join('')
}

function valueAt(of: Reference | Counter, levels: readonly Level[]): unknown {
  const level = levels.at(typeof of === 'string' ? -1 : -1 - of.up)
  if (of === 'index') return level?.index
  if (of === 'first') return level?.index === 0
  if (of === 'last') return level?.last
  let value = level?.self
  for (const key of of.keys) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return null
    value = Reflect.get(value, key)
  }
  return value
}

/** Only texts and numbers are printed, and always escaped. */
function printed(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? Handlebars.escapeExpression(String(value)) : ''
}

function holds(value: unknown): boolean {
  return Boolean(value) && !(Array.isArray(value) && value.length === 0)
}

function missing(name: string): never {
  throw new Error(`The locked block "${name}" was not given`)
}
