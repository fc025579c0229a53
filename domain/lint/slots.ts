import type { Statement, Token } from '../kernel/statement.ts'
import { diffSequence } from '../kernel/word-diff.ts'
import { readWords } from './words.ts'

/** One place of a wording: a word, or a token that stands for some words. */
export type Slot = {
  readonly text: string
  /** What is printed between the place before and this one, and the punctuation of it. */
  readonly lead: string
  readonly marks: string
  /** As it is printed. */
  readonly shown: string
  readonly token: Token | null
  /** Whether it is a word of another edition. */
  readonly foreign: boolean
}

/** A wording, place by place. */
export type Wording = { readonly slots: readonly Slot[]; readonly ending: string }

/** Slots of one wording that stand where the other has those from `from` up to `to`. */
export type Hunk = { readonly from: number; readonly to: number; readonly slots: readonly Slot[] }

/** Reads a wording with its tokens in braces. A name in braces that is no token of the statement is read as plain text. */
export function wordingOf(text: string, tokens: readonly Token[]): Wording {
  const slots: Slot[] = []
  let [lead, marks] = ['', '']
  for (const piece of text.split(/(\{[^{}]+\})/u)) {
    const token = tokens.find(({ name }) => piece === `{${name}}`)
    if (token) {
      slots.push({ text: piece, lead, marks, shown: piece, token, foreign: false })
      ;[lead, marks] = ['', '']
      continue
    }
    const { words, after } = readWords(piece)
    let end = 0
    for (const word of words) {
      const own = { lead: lead + piece.slice(end, word.start), marks: marks + word.marks }
      slots.push({ text: word.text, shown: piece.slice(word.start, word.end), token: null, foreign: false, ...own })
      end = word.end
      ;[lead, marks] = ['', '']
    }
    ;[lead, marks] = [lead + piece.slice(end), marks + after]
  }
  return { slots, ending: lead.trim() }
}

/** The places of a wording alone. */
export function slotsOf(text: string, tokens: readonly Token[]): readonly Slot[] {
  return wordingOf(text, tokens).slots
}

/** The slots of everything that may stand in a token's place; null when any words may. */
export function choicesOf(slot: Slot): readonly (readonly Slot[])[] | null {
  if (slot.token?.from !== 'choice') return slot.token === null ? [[slot]] : null
  return Object.values(slot.token.choices).map((choice) =>
    slotsOf(choice, []).map((each, index) => ({
      ...each,
      token: slot.token,
      foreign: slot.foreign,
      ...(index === 0 ? { lead: slot.lead + each.lead, marks: slot.marks + each.marks } : {}),
    })),
  )
}

/** Where another wording differs from this one. Differences with only a word or two between them are one. */
export function hunksOf(base: readonly Slot[], other: readonly Slot[]): readonly Hunk[] {
  const steps = diffSequence(
    base.map(({ text }) => text),
    other.map(({ text }) => text),
  )
  const hunks: { from: number; to: number; otherFrom: number; otherTo: number }[] = []
  let [at, otherAt] = [0, 0]
  for (const { a, b } of steps) {
    const [wasAt, wasOther] = [at, otherAt]
    if (a !== null) at = a + 1
    if (b !== null) otherAt = b + 1
    if (a !== null && b !== null) continue
    const last = hunks.at(-1)
    if (last && wasAt - last.to <= 2) {
      last.to = at
      last.otherTo = otherAt
    } else hunks.push({ from: wasAt, to: at, otherFrom: wasOther, otherTo: otherAt })
  }
  return hunks.map(({ from, to, otherFrom, otherTo }) => ({ from, to, slots: other.slice(otherFrom, otherTo) }))
}

/** The words of a statement in all its wordings, with those of its tokens' choices and names. */
export function wordingsOf(statement: Statement): readonly string[] {
  const choices = statement.tokens.flatMap((token) => (token.from === 'choice' ? Object.values(token.choices) : []))
  return [
    statement.text,
    ...Object.values(statement.adaptations).map(({ text }) => text),
    ...statement.variants.map(({ text }) => text),
    ...choices,
    ...statement.tokens.map(({ name }) => name),
  ]
}
