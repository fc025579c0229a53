import { judgeDue } from '../../domain/exceptions/judge/index.ts'
import type { CounterpartyId } from '../../domain/kernel/ids.ts'
import { recordReceivedDocument, withdrawReceivedDocument } from '../../domain/received-documents/index.ts'
import { newCompany, newCounterparty, type TestCompany, testServices } from '../support/builders.ts'
import type { TestDatabase } from '../support/database.ts'
import { cleanDocuments } from '../support/year/clean.ts'
import { tradeYear } from '../support/year/trade-year.ts'
import type { Ground } from './ground.ts'
import { type Figure, figure, type Measured, median, type Size, sideBySide, tell, timed } from './measure.ts'

const UNIT = 8_000
const CHANGES = 20

type Place = { readonly t: TestDatabase; readonly company: TestCompany; readonly supplier: CounterpartyId }

/**
 * Ms until the exceptions are right again after one document changed, in a year of 1,000,000 documents against one of
 * 10,000; and the same as a figure.
 */
export async function exceptions(ground: Ground, size: Size): Promise<readonly (Measured | Figure)[]> {
  const [many, few, rounds] = size === 'full' ? [1_000_000, 10_000, 7] : [16_000, 8_000, 1]
  const large = await place(await ground.database('bench_exceptions_large'), many)
  const small = await place(await ground.database('bench_exceptions_small'), few)
  const all: number[] = []
  const about = { name: 'exceptions after one change', unit: 'ms', rounds, goal: { atMost: 1.3 } }
  const ratio = await sideBySide(
    about,
    async (round) => {
      const took = await changes(large, round)
      all.push(...took)
      return median(took)
    },
    async (round) => median(await changes(small, round)),
  )
  return [ratio, figure('exceptions after one change, slowest', 'ms', Math.max(...all.slice(CHANGES)), { atMost: 300 })]
}

async function place(t: TestDatabase, documents: number): Promise<Place> {
  tell(`exceptions: filling ${documents} documents`)
  const company = await newCompany(t)
  await t.admin`update membership set joined_at = '2020-01-01'`
  const year = tradeYear(company)
  cleanDocuments(year, Math.min(documents, UNIT))
  await year.write(t.admin)
  await multiply(t, Math.ceil(documents / UNIT) - 1)
  await t.admin`delete from exception_due`
  await t.admin`analyze`
  return { t, company, supplier: await newCounterparty(t, company.tenantId, 'Bench Gems') }
}

/** A document that came without a statement is entered, and withdrawn: each time until the exceptions say so. */
async function changes({ t, company, supplier }: Place, round: number): Promise<readonly number[]> {
  const deps = { ...testServices(), db: t.db, library: t.library }
  const judge = () => judgeDue(deps, { role: 'system', tenantId: company.tenantId, name: 'Bench', userId: null })
  const took: number[] = []
  for (let at = 0; at < CHANGES / 2; at++) {
    const input = {
      ...{ supplierId: supplier, number: `B-${round}-${at}`, documentDate: '2026-11-10', edition: 'none' },
      lines: [{ goodsClass: 'POLISHED_NATURAL', description: 'Rounds', carats: '1' }],
    }
    const id = await recordReceivedDocument(deps, company.compliance, { input })
    took.push(await timed(judge))
    await withdrawReceivedDocument(deps, company.compliance, { id, reason: 'Bench' })
    took.push(await timed(judge))
  }
  return took
}

const TABLES = [
  'received_document',
  'received_document_line',
  'received_statement',
  'trade_document',
  'trade_document_line',
  'warranty',
  'document',
]
const REFERENCES = ['id', 'document_id', 'trade_document_id', 'original_id', 'original_received_id']

/** Writes so many more copies of every document, each under its own ids and numbers; nothing is noted meanwhile. */
async function multiply({ admin }: TestDatabase, copies: number): Promise<void> {
  for (const table of TABLES) {
    const columns = await admin<{ name: string }[]>`select attname as name from pg_attribute
      where attrelid = ${table}::regclass and attnum > 0 and not attisdropped and attgenerated = ''`
    const names = columns.map(({ name }) => name)
    const values = names.map((name) => {
      if (REFERENCES.includes(name)) return `md5(d.${name}::text || g)::uuid`
      if (name === 'number') return `d.number || '-' || g`
      return name === 'sequence' ? `d.sequence + g * 1000000` : `d.${name}`
    })
    await admin.begin(async (tx) => {
      await tx`set local session_replication_role = replica`
      await tx`create temporary table originals on commit drop as select * from ${tx(table)}`
      await tx.unsafe(
        `insert into ${table} (${names.join(', ')}) select ${values.join(', ')} from originals d, generate_series(1, ${copies}) g`,
      )
    })
  }
}
