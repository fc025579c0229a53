import { inTenant } from '../../db/tenant.ts'
import { todayAt } from '../companies/today.ts'
import { selectCounterpartyChoices } from '../counterparties/queries.ts'
import type { Deps } from '../deps.ts'
import { type Actor, authorizeInCompany } from '../kernel/actor.ts'
import { type Cell, csvRecord } from '../kernel/csv.ts'
import { companyChooser } from '../schemes/index.ts'
import { type ImportColumn, importColumns } from './columns.ts'

type Sample = Partial<Record<ImportColumn, Cell>>

/**
 * A file to start from, as CSV: every column and two invoices that import as they stand, to the company's own first
 * buyer. Nothing in it is run by a spreadsheet.
 */
export async function importTemplate(deps: Pick<Deps, 'db' | 'clock' | 'library'>, actor: Actor): Promise<string> {
  authorizeInCompany(actor, 'import:run')
  const { buyer, today, goods } = await inTenant(deps.db, actor.tenantId, async (tx) => {
    const [first] = await selectCounterpartyChoices(tx, 'buyer')
    const { library } = await companyChooser(deps, tx)
    const goods = library.schemes.flatMap((scheme) => scheme.goods).find(({ warranted }) => warranted)
    return {
      buyer: first?.name ?? 'The name of a buyer',
      today: await todayAt(tx, deps.clock),
      goods: goods?.key ?? '',
    }
  })
  const shared: Sample = { date: today, customer: buyer, currency: 'USD', terms: '30 days net' }
  const line: Sample = { goods_class: goods }
  const rows: readonly Sample[] = [
    {
      ...shared,
      ...line,
      invoice: 'A-1',
      description: 'Round brilliants, F VS2',
      pieces: 3,
      ...weighing('2.510', '1800.00'),
    },
    { ...shared, ...line, invoice: 'A-1', description: 'Ovals, G VS1', pieces: 1, ...weighing('1.203', '2100.00') },
    { ...shared, ...line, invoice: 'A-2', description: 'Rounds, mêlée', pieces: 120, ...weighing('4.800', '640.00') },
  ]
  const records = [importColumns, ...rows.map((row) => importColumns.map((name) => cellOf(row, name)))].map(csvRecord)
  // Without the mark Excel takes the file for its own country's text, and saves it as such.
  return `\uFEFF${records.join('')}`
}

function weighing(carats: string, price: string): Sample {
  return { carats: { number: carats }, price_per_carat: { number: price } }
}

function cellOf(row: Readonly<Record<string, Cell>>, name: string): Cell {
  return row[name] ?? null
}
