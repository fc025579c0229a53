import { formatCarat } from '../../kernel/carat.ts'
import { formatAmount } from '../../kernel/money.ts'
import type { OutRow } from '../writing/file.ts'
import type { Grouped } from './received-check.ts'

const HEADER = ['date', 'currency', 'statement', 'statement_text', 'note', 'original', 'original_issued'] as const
const LINE = [
  ...['goods_class', 'description', 'pieces', 'carats', 'amount', 'hs_code', 'country_of_origin', 'country_of_mining'],
  ...['largest_stone_carats', 'report_number', 'kp_certificate', 'treatment'],
] as const

/** Whether a document of a file says the very same as the one that is recorded. */
export function sameRows({ document, group }: Grouped, recorded: readonly OutRow[]): boolean {
  const [cells = {}] = group.map((row) => row.cells)
  const { currency } = document
  const rows = document.lines.map((line) => ({
    ...{ date: document.documentDate, currency, statement: document.edition, statement_text: document.statementText },
    ...{ note: document.note, original: cells['original'], original_issued: cells['original_issued'] },
    ...{ goods_class: line.goodsClass, description: line.description ?? line.goodsClass, pieces: line.pieces },
    ...{ carats: formatCarat(line.carats), hs_code: line.hsCode, treatment: line.treatment },
    amount: line.amountMinor === null || currency === null ? null : formatAmount(line.amountMinor, currency),
    ...{ country_of_origin: line.countryOfOrigin, country_of_mining: line.countryOfMining },
    largest_stone_carats: line.largestStoneCarats === null ? null : formatCarat(line.largestStoneCarats),
    ...{ report_number: line.reportNumber, kp_certificate: line.kpCertificate },
  }))
  return rows.length === recorded.length && rows.every((row, at) => textOf(row) === textOf(recorded[at] ?? {}))
}

function textOf(row: Readonly<Record<string, unknown>>): string {
  return JSON.stringify([...HEADER, ...LINE].map((key) => String(row[key] ?? '')))
}
