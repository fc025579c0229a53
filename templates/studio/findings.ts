import { LIMITS } from './limits.ts'

/** What is wrong in a text, where (both from 1), and what would be right. */
export type Finding = { readonly line: number; readonly column: number; readonly sentence: string }

/** Thrown where reading on has no sense, as at a block without an end. */
export class Unreadable extends Error {
  override readonly name = 'Unreadable'
  readonly at: number

  constructor(at: number, sentence: string) {
    super(sentence)
    this.at = at
  }
}

/** Gathers what is wrong as a reader comes upon it; `at` counts characters from the beginning of the text. */
export type Findings = { readonly add: (at: number, sentence: string) => void }

/** Says what is wrong at a character of one stretch of a text, counted from the beginning of the stretch. */
export type Say = (offset: number, sentence: string) => void

type Outcome<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly findings: readonly Finding[] }

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not stand in a text
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/

/** Reads a text within the limits of size, and answers what it is or all that is wrong in it, in its order. */
export function readText<T>(written: string, read: (text: string, findings: Findings) => T): Outcome<T> {
  // Forms send lines with two characters at their ends; places are counted with one.
  const text = written.replace(/\r\n?/g, '\n')
  const found: { readonly at: number; readonly sentence: string }[] = []
  const add = (at: number, sentence: string) => {
    if (found.length + 1 >= LIMITS.findings) throw new Unreadable(at, sentence)
    found.push({ at, sentence })
  }
  try {
    if (Buffer.byteLength(text) > LIMITS.bytes)
      throw new Unreadable(0, `This is longer than ${LIMITS.bytes / 1024} kB, which is the most it may have.`)
    const control = text.search(CONTROL)
    if (control >= 0)
      throw new Unreadable(control, 'This is a control character. Lines end with a line break; leave others out.')
    const value = read(text, { add })
    if (found.length === 0) return { ok: true, value }
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error
    found.push({ at: error.at, sentence: error.message })
  }
  found.sort((a, b) => a.at - b.at)
  return { ok: false, findings: found.map(({ at, sentence }) => ({ ...placeAt(text, at), sentence })) }
}

function placeAt(text: string, at: number): { readonly line: number; readonly column: number } {
  const before = text.slice(0, at).split('\n')
  return { line: before.length, column: (before.at(-1) ?? '').length + 1 }
}
