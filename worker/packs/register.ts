import type { TenantTx } from '../../db/tenant.ts'
import { type Cell, csvRecord } from '../../domain/kernel/csv.ts'
import { CURRENCIES, type Currency, formatAmount } from '../../domain/kernel/money.ts'
import type { PackRegister } from '../../domain/kernel/pack-layout.ts'

/** Runs one page's query in a short transaction of its own, inside the company's wall. */
export type InPage = <T>(work: (tx: TenantTx) => Promise<T>) => Promise<T>

/** What a register is made of: the meaning of each column, and its rows, page by page. */
export type Content = {
  readonly columns: Readonly<Record<string, string>>
  readonly rows: () => AsyncIterable<readonly Cell[]>
}

/** A CSV file of the pack: what it lists, by the name that schemes use for it, and where their layout puts it. */
export type Register = Content & { readonly of: PackRegister; readonly path: string }

/** The register as CSV in pieces of about a page. */
export async function* csvOf(source: Content): AsyncIterable<Uint8Array> {
  let text = csvRecord(Object.keys(source.columns))
  for await (const row of source.rows()) {
    text += csvRecord(row)
    if (text.length > 64 * 1024) {
      yield Buffer.from(text)
      text = ''
    }
  }
  if (text !== '') yield Buffer.from(text)
}

/** A number that stays one in a spreadsheet. */
export function numberCell(text: string | null): Cell {
  return text === null ? null : { number: text }
}

/** An amount in the decimals of its currency. */
export function amountCell(minor: bigint | null, currency: string | null): Cell {
  if (minor === null || currency === null) return null
  if (!(currency in CURRENCIES)) throw new Error(`The pack does not know the currency ${currency}.`)
  return { number: formatAmount(minor, currency as Currency) }
}

/** An instant in UTC. */
export function instantCell(at: Date | null): string | null {
  return at === null ? null : at.toISOString()
}

/** A file that stands in a pack beside what its scheme's layout asks for; the rows of a CSV are stated like a register's. */
export type Beside = {
  readonly path: string
  readonly content: Iterable<Uint8Array> | AsyncIterable<Uint8Array>
  /** Without the head; null for what is no CSV. */
  readonly rows: number | null
}
