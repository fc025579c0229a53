import { parse } from 'csv-parse/sync'
import { readCell, runsInSpreadsheet } from '../kernel/csv.ts'
import type { CounterpartyId } from '../kernel/ids.ts'
import { hiddenCharacter } from '../kernel/text.ts'
import { wrongGoods } from '../trade-documents/goods.ts'
import { type Draft, draftSchema, MAX_LINES } from '../trade-documents/schema.ts'
import type { Chooser } from '../warranties/compile.ts'
import { HEADER, importColumns, LINE, REQUIRED } from './columns.ts'

/** A report keeps at most so many errors. */
export const MAX_ERRORS = 1000
const CHUNK = 200

export type ImportError = { readonly row: number; readonly column: string; readonly sentence: string }
type Row = { readonly row: number; readonly cells: Readonly<Record<string, string>> }
export type ParsedFile = { readonly rows: readonly Row[]; readonly errors: readonly ImportError[] }

/** Reads the file into rows and refuses what no cell may hold. Row 1 is the line of column names. */
export function parseFile(text: string): ParsedFile {
  const problem = (row: number, column: string, sentence: string): ImportError => ({ row, column, sentence })
  let table: string[][]
  try {
    table = parse(text, { bom: true, relax_column_count: true, trim: true, max_record_size: 100_000 })
  } catch (error) {
    return { rows: [], errors: [unreadable(error)] }
  }
  const names = (table[0] ?? []).map((name) => name.toLowerCase())
  const errors = [
    ...names
      .filter((name) => !importColumns.includes(name))
      .map((name) => problem(1, '', `There is no column “${visible(name)}”. Known are: ${importColumns.join(', ')}.`)),
    ...names
      .filter((name, index) => names.indexOf(name) !== index)
      .map((name) => problem(1, name, `The column “${name}” is there twice.`)),
    ...REQUIRED.filter((name) => !names.includes(name)).map((name) =>
      problem(1, name, `The column “${name}” is missing.`),
    ),
  ]
  const body = table.slice(1)
  if (body.length === 0) errors.push(problem(1, '', 'The file has no rows under its column names.'))
  if (body.length > MAX_LINES)
    errors.push(
      problem(MAX_LINES + 2, '', `The file has ${body.length} rows; at most ${MAX_LINES} are allowed. Split it.`),
    )
  if (errors.length > 0) return { rows: [], errors }
  const rows = body.map((values, index) => {
    const row = index + 2
    if (values.length !== names.length)
      errors.push(problem(row, '', `This row has ${values.length} cells; the first row has ${names.length}.`))
    values.forEach((value, at) => {
      const hidden = hiddenCharacter(value)
      if (hidden)
        errors.push(problem(row, names[at] ?? '', `This cell contains a character that cannot be seen (${hidden}).`))
      if (runsInSpreadsheet(value))
        errors.push(
          problem(
            row,
            names[at] ?? '',
            `This cell starts with “${value[0]}”, which a spreadsheet would run as a formula.`,
          ),
        )
    })
    return { row, cells: Object.fromEntries(names.map((name, at) => [name, readCell(values[at] ?? '')])) }
  })
  return { rows, errors: errors.slice(0, MAX_ERRORS) }
}

const QUOTES: Readonly<Record<string, string>> = {
  CSV_QUOTE_NOT_CLOSED: 'A cell begins with a quotation mark and never ends.',
  INVALID_OPENING_QUOTE:
    'A quotation mark stands inside a cell. Put the whole cell into “"”, and write each mark inside twice.',
  CSV_INVALID_CLOSING_QUOTE:
    'Something stands behind the quotation mark that ends a cell. Write marks inside a cell twice.',
  CSV_NON_TRIMABLE_CHAR_AFTER_CLOSING_QUOTE:
    'Something stands behind the quotation mark that ends a cell. Write marks inside a cell twice.',
  CSV_MAX_RECORD_SIZE: 'This row is too long to be one of a list of invoices.',
}

function unreadable(error: unknown): ImportError {
  const { code, lines } = error as { readonly code?: string; readonly lines?: number }
  const sentence = QUOTES[code ?? ''] ?? 'From here on the file cannot be read as CSV.'
  return { row: typeof lines === 'number' ? lines : 1, column: '', sentence }
}

function visible(name: string): string {
  return hiddenCharacter(name) ? 'something that cannot be read' : name
}

/** What a file is checked against: the company's buyers by lower-case name, and its goods classes. */
export type Known = {
  readonly customers: ReadonlyMap<string, CounterpartyId>
  readonly goods: Chooser['goods']
}

/** Builds the drafts, one per invoice name, and tells every row's errors. Lets other work pass between chunks. */
export async function checkRows(
  rows: readonly Row[],
  { customers, goods }: Known,
): Promise<{ readonly drafts: readonly Draft[]; readonly errors: readonly ImportError[] }> {
  const errors: ImportError[] = []
  const drafts: Draft[] = []
  let since = 0
  for (const group of Map.groupBy(rows, (each) => each.cells['invoice'] ?? '').values()) {
    since += group.length
    if (since >= CHUNK) {
      since = 0
      await new Promise((resolve) => setImmediate(resolve))
    }
    const { draft, found } = checkInvoice(group, { customers, goods })
    if (errors.length < MAX_ERRORS) errors.push(...found)
    if (draft) drafts.push(draft)
  }
  return { drafts, errors: errors.toSorted((a, b) => a.row - b.row).slice(0, MAX_ERRORS) }
}

function checkInvoice(group: readonly Row[], { customers, goods }: Known) {
  const [first] = group
  if (!first) return { draft: null, found: [] }
  const found: ImportError[] = []
  const row = first.row
  if (!first.cells['invoice'])
    found.push({ row, column: 'invoice', sentence: 'Give every row the invoice it belongs to.' })
  for (const other of group.slice(1))
    for (const name of Object.keys(HEADER))
      if (other.cells[name] !== first.cells[name])
        found.push({ row: other.row, column: name, sentence: `Differs from row ${row} of the same invoice.` })
  const customer = customers.get((first.cells['customer'] ?? '').toLowerCase())
  if (!customer)
    found.push({
      row,
      column: 'customer',
      sentence: `There is no counterparty “${first.cells['customer']}”. Add it first, or correct the name.`,
    })
  const parsed = draftSchema.safeParse({
    documentType: 'invoice',
    documentDate: first.cells['date'],
    counterpartyId: customer ?? '00000000-0000-4000-8000-000000000000',
    currency: first.cells['currency'],
    placeOfImport: first.cells['place_of_import'],
    reference: first.cells['invoice'],
    terms: first.cells['terms'],
    notes: first.cells['notes'],
    lines: group.map(({ cells }) =>
      Object.fromEntries(Object.entries(LINE).map(([column, field]) => [field, cells[column]])),
    ),
  })
  if (parsed.success) {
    const wrong = wrongGoods({ goods }, parsed.data)
    for (const [at, sentence] of wrong) found.push({ row: group[at]?.row ?? row, column: 'goods_class', sentence })
    return { draft: found.length === 0 ? parsed.data : null, found }
  }
  for (const { path, message } of parsed.error.issues) {
    const at = path[0] === 'lines' && typeof path[1] === 'number' ? group[path[1]] : first
    const field = String(path[0] === 'lines' ? (path[2] ?? '') : (path[0] ?? ''))
    const column = Object.entries({ ...HEADER, ...LINE }).find(([, name]) => name === field)?.[0] ?? field
    found.push({ row: at?.row ?? row, column, sentence: message })
  }
  return { draft: null, found }
}
