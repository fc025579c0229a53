import type { GoodsChoice, GridSetup } from './grid/grid-setup.ts'
import { type LineField, lineColumns } from './rows.ts'

/** What a pasted block puts where: for each of its rows, the fields that it fills. */
export type Block = readonly Partial<Record<LineField, string>>[]

const NAMES: Readonly<Record<string, LineField>> = {
  ...Object.fromEntries(lineColumns.map(({ field, head }) => [plain(head), field])),
  ...Object.fromEntries(lineColumns.map(({ field }) => [plain(field), field])),
  weight: 'carats',
  ct: 'carats',
  cts: 'carats',
  pcs: 'pieces',
  ppc: 'pricePerCarat',
  price: 'pricePerCarat',
  total: 'amount',
  hs: 'hsCode',
  certificate: 'reportNumber',
  kpc: 'kpCertificate',
  kpcertificate: 'kpCertificate',
  report: 'reportNumber',
  origin: 'countryOfOrigin',
  mining: 'countryOfMining',
  largeststone: 'largestStoneCarats',
}

/**
 * Reads what was copied from a spreadsheet. Null for a single value, which the browser pastes by itself.
 * A first row of column names says what is what; otherwise the cells go from `from` to the right.
 */
export function readBlock(text: string, from: LineField, { columns, goods }: GridSetup): Block | null {
  const trimmed = text.replace(/\r\n?/g, '\n').replace(/\n+$/, '')
  if (!trimmed.includes('\t') && !trimmed.includes('\n')) return null
  const table = splitTable(trimmed)
  const [first = []] = table
  const named = first.map((cell) => NAMES[plain(cell)])
  const hasHead = named.filter(Boolean).length >= 2
  const start = columns.findIndex(({ field }) => field === from)
  const fields = hasHead ? named : columns.slice(start).map(({ field }) => field)
  return (hasHead ? table.slice(1) : table).map((cells) => {
    const row: Partial<Record<LineField, string>> = {}
    cells.forEach((cell, at) => {
      const field = fields[at]
      if (field) row[field] = tidy(field, cell, goods)
    })
    return row
  })
}

function splitTable(text: string): string[][] {
  const separator = text.includes('\t') ? '\t' : (text.split('\n')[0] ?? '').includes(';') ? ';' : ','
  const table: string[][] = [[]]
  let cell = ''
  let quoted = false
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at] ?? ''
    const row = table[table.length - 1] ?? []
    if (quoted) {
      if (sign !== '"') cell += sign
      else if (text[at + 1] === '"') {
        cell += sign
        at += 1
      } else quoted = false
    } else if (sign === '"' && cell === '') quoted = true
    else if (sign === separator || sign === '\n') {
      row.push(cell)
      cell = ''
      if (sign === '\n') table.push([])
    } else cell += sign
  }
  table[table.length - 1]?.push(cell)
  return table
}

// Only what cannot be misread is tidied: '1,234.50' loses its comma, '1,503' keeps it and is asked about.
function tidy(field: LineField, cell: string, goods: readonly GoodsChoice[]): string {
  const text = cell.replace(/\s+/g, ' ').trim()
  if (field === 'goodsClass') return goodsClassOf(text, goods)
  if (field === 'countryOfOrigin' || field === 'countryOfMining') return text.length === 2 ? text.toUpperCase() : text
  if (field === 'carats' || field === 'largestStoneCarats') return text.replace(/ ?(ct|cts|carats?)$/i, '')
  if (field === 'pricePerCarat' || field === 'amount') {
    const bare = text.replace(/^[A-Z]{3} |^[$€£₹] ?/, '')
    return /^\d{1,3}(,\d{3})+\.\d+$/.test(bare) ? bare.replaceAll(',', '') : bare
  }
  return text
}

function goodsClassOf(text: string, goods: readonly GoodsChoice[]): string {
  const wanted = plain(text)
  const found =
    goods.find(({ key, name }) => [plain(key), plain(name)].includes(wanted)) ??
    goods.find(({ key }) => wanted !== '' && plain(key).startsWith(wanted))
  return found?.key ?? text
}

function plain(text: string): string {
  return text.toLowerCase().replace(/[^a-z]/g, '')
}
