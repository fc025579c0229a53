import { PRINTABLE_RANGES } from './printable-ranges.ts'

const [starts, ends] = unpacked()

function unpacked(): readonly [readonly number[], readonly number[]] {
  const from: number[] = []
  const to: number[] = []
  let end = 0
  for (const range of PRINTABLE_RANGES.trim().split(/\s+/)) {
    const [gap = 0, length = 0] = range.split('.').map((part) => Number.parseInt(part, 36))
    from.push(end + gap)
    end += gap + length
    to.push(end)
  }
  return [from, to]
}

function isDrawn(point: number): boolean {
  let low = 0
  let high = starts.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((starts[middle] as number) <= point) low = middle + 1
    else high = middle
  }
  return low > 0 && point < (ends[low - 1] as number)
}

// ASCII is most of what is asked, and all of it is drawn.
const PLAIN = /^[\n\t -~]*$/

/** The first character of a text that no font of ours draws, or null: on paper it would be a box. */
export function undrawnCharacter(text: string): string | null {
  if (PLAIN.test(text)) return null
  for (const character of text.normalize('NFC'))
    if (character !== '\n' && character !== '\t' && !isDrawn(character.codePointAt(0) ?? 0)) return character
  return null
}

/** What is wrong with a text that cannot be printed, as a sentence; null when it can. */
export function undrawnSentence(label: string, text: string): string | null {
  const character = undrawnCharacter(text)
  if (character === null) return null
  const code = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')
  return `${label} contains “${character}” (U+${code}), which no font of ours can print. Write it without.`
}

export type Undrawn = { readonly path: string; readonly sentence: string }

/** Every text in a value that cannot be printed, by its dotted path. */
export function undrawnIn(value: unknown, path = ''): readonly Undrawn[] {
  if (typeof value === 'string') {
    const sentence = undrawnSentence(`“${path}”`, value)
    return sentence === null ? [] : [{ path, sentence }]
  }
  if (value === null || typeof value !== 'object') return []
  return Object.entries(value).flatMap(([key, each]) => undrawnIn(each, path === '' ? key : `${path}.${key}`))
}
