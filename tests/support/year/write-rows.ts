import type { Sql } from 'postgres'
import type { Row } from './printed-words.ts'

export type Rows = Record<string, Row[]>

const ORDER = [
  'counterparty',
  'counterparty_registration',
  'stored_file',
  'number_series',
  'received_document',
  'received_document_line',
  'received_statement',
  'trade_document',
  'trade_document_line',
  'warranty',
  'document',
  'ledger_entry',
  'processing',
  'kp_certificate',
  'kp_certificate_line',
  'kp_certificate_confirmation',
]

/** Writes all rows, table by table in the order of their keys, some thousands at once. */
export async function writeRows(admin: Sql, rows: Rows): Promise<void> {
  await admin.begin(async (sql) => {
    for (const table of ORDER) {
      const own = rows[table] ?? []
      for (let at = 0; at < own.length; at += 2_000) {
        const part = own.slice(at, at + 2_000)
        const columns = [...new Set(part.flatMap((row) => Object.keys(row)))]
        const complete = part.map((row) => Object.fromEntries(columns.map((name) => [name, row[name] ?? null])))
        await sql`insert into ${sql(table)} (${sql(columns)})
            select ${sql(columns)} from jsonb_populate_recordset(null::${sql(table)}, ${JSON.stringify(complete)}::text::jsonb)`
      }
    }
  })
}
