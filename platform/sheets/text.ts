import { parse } from 'csv-parse/sync'
import { MAX_SHEET_ROWS, type ReadSheet, type SheetRow } from '../../domain/kernel/sheet.ts'

const SEPARATORS = [
  [',', 'commas'],
  [';', 'semicolons'],
  ['\t', 'tabs'],
  ['|', 'bars'],
] as const
/** So many empty rows are passed over, wherever they stand. */
const MAX_EMPTY_ROWS = 200_000
const LOOKED_AT = 20

/** Reads separated text, whatever its encoding and separator, and says in a sentence what it took them for. */
export function readText(content: Uint8Array): ReadSheet {
  const decoded = decode(content)
  if ('sentence' in decoded) return { ok: false, row: 1, sentence: decoded.sentence }
  const hint = /^sep=(.)\r?\n/i.exec(decoded.text)
  const text = hint ? decoded.text.slice(hint[0].length) : decoded.text
  const separator = hint?.[1] ?? separatorOf(text)
  let table: string[][]
  try {
    table = parse(text, {
      delimiter: separator,
      relax_column_count: true,
      trim: true,
      max_record_size: 100_000,
      to: MAX_SHEET_ROWS + MAX_EMPTY_ROWS,
    })
  } catch (error) {
    return { ok: false, ...unreadable(error) }
  }
  const first = hint ? 2 : 1
  const rows = table.flatMap((cells, index): SheetRow[] =>
    cells.some((cell) => cell !== '') ? [{ row: index + first, cells: cells.map((cell) => cell || null) }] : [],
  )
  const named = SEPARATORS.find(([sign]) => sign === separator)?.[1] ?? `“${separator}”`
  return { ok: true, sheet: { format: 'csv', told: `Read as ${decoded.told}, separated by ${named}.`, rows } }
}

type Decoded = { readonly text: string; readonly told: string } | { readonly sentence: string }

function decode(content: Uint8Array): Decoded {
  const marked =
    content[0] === 0xff && content[1] === 0xfe
      ? 'utf-16le'
      : content[0] === 0xfe && content[1] === 0xff
        ? 'utf-16be'
        : null
  const wide = marked ?? unmarkedWide(content)
  if (wide) {
    const text = decodeAs(wide, content)
    return text === null
      ? { sentence: 'The file looks like UTF-16 and is none. Save it as “CSV UTF-8”.' }
      : { text, told: 'UTF-16' }
  }
  const text = decodeAs('utf-8', content)
  if (text !== null) return { text, told: 'UTF-8' }
  if (content.some((byte) => byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0d))
    return { sentence: 'This is neither a workbook nor text. Save it as XLSX or as “CSV UTF-8”.' }
  const western = decodeAs('windows-1252', content) ?? ''
  return {
    text: western,
    told: 'Western European text (Windows-1252), for it is not UTF-8; look whether names are spelt right, or save it as “CSV UTF-8”',
  }
}

function decodeAs(encoding: string, content: Uint8Array): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(content)
  } catch {
    return null
  }
}

/** Text of our letters in UTF-16 has a zero in every other byte. */
function unmarkedWide(content: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const head = content.subarray(0, 400)
  if (head.length < 8) return null
  const zeros = [0, 0]
  head.forEach((byte, at) => {
    if (byte === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1
  })
  const many = head.length / 5
  if ((zeros[1] ?? 0) > many && zeros[0] === 0) return 'utf-16le'
  return (zeros[0] ?? 0) > many && zeros[1] === 0 ? 'utf-16be' : null
}

/** The sign that stands in most of the first rows, and equally often in most of them. */
function separatorOf(text: string): string {
  // What stands between quotation marks, over several lines as may be, parts nothing.
  const lines = text
    .slice(0, 20_000)
    .replace(/"(?:[^"]|"")*"/g, '')
    .split(/\r\n|\n|\r/)
    .filter((line) => line.trim() !== '')
    .slice(0, LOOKED_AT)
  const scores = SEPARATORS.map(([sign]) => {
    const counts = lines.map((line) => line.split(sign).length - 1)
    const most = Math.max(...counts, 0)
    return { sign, score: most === 0 ? 0 : counts.filter((count) => count === most).length * 1000 + most }
  })
  return scores.reduce((best, each) => (each.score > best.score ? each : best)).sign
}

const QUOTES: Readonly<Record<string, string>> = {
  CSV_QUOTE_NOT_CLOSED: 'A cell begins with a quotation mark and never ends.',
  INVALID_OPENING_QUOTE:
    'A quotation mark stands inside a cell. Put the whole cell into “"”, and write each mark inside twice.',
  CSV_INVALID_CLOSING_QUOTE:
    'Something stands behind the quotation mark that ends a cell. Write marks inside a cell twice.',
  CSV_NON_TRIMABLE_CHAR_AFTER_CLOSING_QUOTE:
    'Something stands behind the quotation mark that ends a cell. Write marks inside a cell twice.',
  CSV_MAX_RECORD_SIZE: 'This row is too long to be one of a list.',
}

function unreadable(error: unknown) {
  const { code, lines } = error as { readonly code?: string; readonly lines?: number }
  const sentence = QUOTES[code ?? ''] ?? 'From here on the file cannot be read as CSV.'
  return { row: typeof lines === 'number' ? lines : 1, sentence }
}
