/** Stands for a character that extraction could not name, mostly a ligature. */
export const UNKNOWN = '\uFFFD'
/** A hyphen that shows only where a word is broken. */
export const SOFT_HYPHEN = '\u00AD'

/** A text as it is compared, and where each of its characters stands in the text that was given. */
export type Characters = {
  readonly text: string
  readonly start: Int32Array
  readonly end: Int32Array
}

const PLAIN: ReadonlyMap<string, string> = new Map([
  ...pairs('‘’‚‛′´`ʼ', "'"),
  ...pairs('“”„‟″«»', '"'),
  ...pairs('‐‑‒–—―−﹣', '-'),
  ...pairs('⁄∕', '/'),
  ...pairs('\r\v\f\u0085\u2028\u2029', '\n'),
  // Invisible: joiners, direction marks and the byte order mark are no part of a word.
  ...pairs('\u200B\u200C\u200D\u200E\u200F\u202A\u202B\u202C\u202D\u202E\u2060\u2061\u2062\u2063\u2064\uFEFF', ''),
  [SOFT_HYPHEN, SOFT_HYPHEN],
  ['\t', '\t'],
  ['\n', '\n'],
])

/** Undoes what a PDF, or a word processor, does to single characters: capitals, ligatures, quotes, dashes, spaces. */
export function readCharacters(given: string): Characters {
  const pieces: string[] = []
  const [start, end] = [new Int32Array(given.length * 4 + 1), new Int32Array(given.length * 4 + 1)]
  let length = 0
  for (let at = 0; at < given.length; ) {
    const code = given.charCodeAt(at)
    const char = code < 0xd800 || code > 0xdfff ? given.charAt(at) : String.fromCodePoint(given.codePointAt(at) ?? 0)
    const last = pieces.at(-1)
    const plain = code >= 0x20 && code < 0x7f ? plainAscii(code, char) : plainCharacter(char)
    const composed = code >= 0x300 && last !== undefined ? composedWith(last, plain) : null
    if (composed !== null) pieces[pieces.length - 1] = composed
    else if (plain !== '') pieces.push(plain)
    for (let part = 0; composed === null && part < plain.length; part++) {
      start[length] = at
      end[length++] = at + char.length
    }
    if (composed !== null) end[length - 1] = at + char.length
    at += char.length
  }
  start[length] = given.length
  return { text: pieces.join(''), start, end }
}

function plainAscii(code: number, char: string): string {
  if (code === 0x60) return "'"
  return code >= 0x41 && code <= 0x5a ? String.fromCharCode(code + 32) : char
}

function plainCharacter(char: string): string {
  const known = PLAIN.get(char)
  if (known !== undefined) return known
  if (/\s/u.test(char)) return ' '
  // Fonts without a table for their glyphs give control characters or private ones.
  if (/\p{Cc}|\p{Co}/u.test(char)) return UNKNOWN
  return char.normalize('NFKC').toLowerCase().slice(0, 4)
}

/** An accent that came as a character of its own, on its letter; null when the two do not make one character. */
function composedWith(letter: string, accent: string): string | null {
  if (!/^\p{M}$/u.test(accent)) return null
  const composed = (letter + accent).normalize('NFC')
  return composed.length === letter.length ? composed : null
}

function pairs(characters: string, plain: string): readonly (readonly [string, string])[] {
  return [...characters].map((character) => [character, plain])
}
