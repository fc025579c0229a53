import { columnLines } from './papers.ts'
import type { Random } from './random.ts'

/** What extraction from a PDF does to a text. Nothing here changes what the text says. */
type Noise = (text: string, random: Random) => string

const LIGATURES = [
  ['ffi', 'ﬃ'],
  ['ffl', 'ﬄ'],
  ['ff', 'ﬀ'],
  ['fi', 'ﬁ'],
  ['fl', 'ﬂ'],
] as const

/** Lines of a width. */
export function wrapped(text: string, width: number): readonly string[] {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + word.length + 1 > width) {
      lines.push(line)
      line = word
    } else line = line === '' ? word : `${line} ${word}`
  }
  return [...lines, line]
}

/** Lines of a width whose last word may be broken by a hyphen. */
function hyphenated(text: string, random: Random, hyphen: string): string {
  const lines = [...wrapped(text, 28 + random.whole(60))]
  return lines
    .map((line, index) => {
      const last = /(^| )(\p{L}{6,})$/u.exec(line)?.[2]
      if (index === lines.length - 1 || last === undefined || random.chance(0.4)) return `${line}\n`
      const at = 2 + random.whole(last.length - 4)
      return `${line.slice(0, line.length - last.length + at)}${hyphen}\n${last.slice(at)} `
    })
    .join('')
    .trim()
}

function columns(text: string, random: Random): string {
  const width = 34 + random.whole(30)
  const lines = wrapped(text, width)
  const left = random.chance(0.4)
  return lines
    .map((line) => {
      const other = random.chance(0.75) ? random.pick(columnLines) : ''
      return left ? `${other.padEnd(24)}${line}` : `${line.padEnd(width)}    ${other}`.trimEnd()
    })
    .join('\n')
}

function interleaved(text: string, random: Random): string {
  const lines = wrapped(text, 40 + random.whole(25))
  return lines
    .flatMap((line, index) => (index < lines.length - 1 ? [line, random.pick(columnLines)] : [line]))
    .join('\n')
}

/** What is done to letters and spaces. */
const letters: Readonly<Record<string, Noise>> = {
  plain: (text) => text,
  'hidden hyphens': (text) => text.replace(/(\p{L}{4})(\p{L}{4})/gu, '$1\u00AD$2'),
  ligatures: (text) => LIGATURES.reduce((done, [from, sign]) => done.replaceAll(from, sign), text),
  'fixed spaces': (text, random) => text.replace(/ /g, () => (random.chance(0.5) ? '\u00A0' : ' ')),
  'marks without width': (text, random) => text.replace(/ /g, () => (random.chance(0.2) ? ' \u200B' : ' ')),
  capitals: (text) => text.toUpperCase(),
  'small letters': (text) => text.toLowerCase(),
  dashes: (text) => text.replaceAll('-', '‐'),
  quotes: (text) => `“${text.replaceAll("'", '’')}”`,
}

/** How it is laid out. */
const layouts: Readonly<Record<string, Noise>> = {
  'one line': (text) => text,
  lines: (text, random) => wrapped(text, 20 + random.whole(80)).join('\n'),
  'lines of Windows': (text, random) => wrapped(text, 20 + random.whole(80)).join(' \r\n'),
  hyphens: (text, random) => hyphenated(text, random, '-'),
  'soft hyphens': (text, random) => hyphenated(text, random, '\u00AD'),
  'many spaces': (text, random) => text.replace(/ /g, () => ' '.repeat(1 + random.whole(3))),
  tabs: (text, random) => text.replace(/ /g, () => (random.chance(0.2) ? '\t' : ' ')),
  columns,
  interleaved,
}

/** Does to a text what extraction from a PDF may do, and says what. */
export function withNoise(text: string, random: Random): { readonly text: string; readonly noise: string } {
  const [letter, layout] = [random.pick(Object.keys(letters)), random.pick(Object.keys(layouts))]
  const spelled = letters[letter]?.(text, random) ?? text
  return { text: layouts[layout]?.(spelled, random) ?? spelled, noise: `${letter}, ${layout}` }
}
