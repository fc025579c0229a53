import { join } from 'node:path'
import type { Sql } from 'postgres'
import { applyImport, checkImport } from '../../domain/imports/index.ts'
import { systemClock } from '../../domain/kernel/clock.ts'
import { folderFiles } from '../../platform/files.ts'
import { openSheets } from '../../platform/sheets/index.ts'
import { newCompany, newCounterparty, type TestCompany } from '../support/builders.ts'
import type { Ground } from './ground.ts'
import { type Measured, type Size, sideBySide, tell, timed } from './measure.ts'

const PER_DOCUMENT = 20

/**
 * Lines a second of a file of received documents, from the file's bytes to the commit, against a bare COPY of the same
 * rows, of documents, lines, statements and ledger, into equal tables with the same constraints. The dry run before it is told beside.
 */
export async function imports(ground: Ground, size: Size): Promise<readonly Measured[]> {
  const [lines, rounds] = size === 'full' ? [50_000, 3] : [200, 1]
  const t = await ground.database('bench_imports')
  const deps = { ...t, clock: systemClock, files: folderFiles(join(ground.folder, 'files')), sheets: openSheets() }
  const company = await newCompany(t)
  await newCounterparty(t, company.tenantId, 'Okavango Rough Ltd')
  await equalTables(t.admin)
  const ours = async (round: number) => {
    const file = { name: 'purchases.csv', content: Buffer.from(csvOf(lines, `R${round}`)) }
    let id: Awaited<ReturnType<typeof checkImport>>['id'] | undefined
    const check = await timed(async () => {
      const report = await checkImport(deps, company.dealer, { kind: 'received', file })
      if (report.status !== 'checked') throw new Error(JSON.stringify(report.errors.slice(0, 3)))
      id = report.id
    })
    const apply = await timed(async () => {
      if (id) await applyImport(deps, company.dealer, id)
    })
    tell(`check ${Math.round(check)} ms, apply ${Math.round(apply)} ms`)
    return (lines / apply) * 1000
  }
  const bare = async (round: number) => {
    const rate = (lines / (await copied(t.admin, company, { lines, round }))) * 1000
    await analyzed(t.admin)
    return rate
  }
  const about = { name: `import of ${lines} lines`, unit: 'lines/s', rounds, goal: { atLeast: 0.3 } }
  return [await sideBySide(about, ours, bare)]
}

function csvOf(lines: number, prefix: string): string {
  const head =
    'number,date,supplier,currency,statement,goods_class,description,pieces,carats,amount,hs_code,country_of_origin'
  const rows = Array.from({ length: lines }, (_, at) => {
    const number = `${prefix}-${Math.trunc(at / PER_DOCUMENT)}`
    return `${number},2026-02-01,Okavango Rough Ltd,USD,SOW-2021,POLISHED_NATURAL,Round ${at},1,0.503,1250.50,7102.39,BW`
  })
  return [head, ...rows].join('\n')
}

/** What an import writes, and the column that names the document. */
const TABLES = [
  ['received_document', 'id'],
  ['received_document_line', 'document_id'],
  ['received_statement', 'document_id'],
  ['ledger_entry', 'source_id'],
] as const

/** The same tables once more: columns, checks, keys, indexes, foreign keys and walls, but nothing that keeps sums. */
async function equalTables(admin: Sql): Promise<void> {
  for (const [table] of TABLES) {
    await admin.unsafe(`create table bare_${table} (like ${table} including all)`)
    await admin.unsafe(`alter table bare_${table} enable row level security; alter table bare_${table} force row level security;
      create policy own on bare_${table} using (true) with check (true)`)
    await admin.unsafe(`alter table bare_${table} add foreign key (tenant_id) references company (tenant_id)`)
  }
  const keys = [
    ['received_document', '(tenant_id, counterparty_id) references counterparty (tenant_id, id)'],
    ['received_document_line', '(tenant_id, document_id) references bare_received_document (tenant_id, id)'],
    ['received_statement', '(tenant_id, document_id) references bare_received_document (tenant_id, id)'],
  ]
  for (const [table, key] of keys) await admin.unsafe(`alter table bare_${table} add foreign key ${key}`)
}

/** Autovacuum does it within a minute; a new table's first import would find the keys by the wrong index. */
async function analyzed(admin: Sql): Promise<void> {
  for (const [table] of TABLES) await admin.unsafe(`analyze ${table}; analyze bare_${table}`)
}

/** Milliseconds of a COPY of what an import wrote, out of memory into the equal tables, in one transaction. */
async function copied(
  admin: Sql,
  { tenantId }: TestCompany,
  { lines, round }: { readonly lines: number; readonly round: number },
): Promise<number> {
  const texts: { readonly into: string; readonly rows: string }[] = []
  for (const [table, id] of TABLES) {
    const columns = await writable(admin, table)
    const wanted = `select ${columns} from ${table} where tenant_id = '${tenantId}' and ${id} in (select id from received_document where number like 'R${round}-%')`
    const chunks: Buffer[] = []
    for await (const chunk of await admin.unsafe(`copy (${wanted}) to stdout`).readable()) chunks.push(chunk as Buffer)
    texts.push({ into: `bare_${table} (${columns})`, rows: Buffer.concat(chunks).toString() })
  }
  if ((texts[1]?.rows.split('\n').length ?? 0) - 1 !== lines)
    throw new Error('the copy has other lines than the import')
  return timed(() =>
    admin.begin(async (tx) => {
      for (const { into, rows } of texts) {
        const stream = await tx.unsafe(`copy ${into} from stdin`).writable()
        await new Promise<void>((resolve, reject) => {
          stream.on('error', reject)
          stream.on('finish', resolve)
          stream.end(rows)
        })
      }
    }),
  )
}

/** The columns of a table that take a value: the others are worked out by the database. */
async function writable(admin: Sql, table: string): Promise<string> {
  const [row] = await admin<
    { columns: string }[]
  >`select string_agg(quote_ident(attname), ', ' order by attnum) as columns
    from pg_attribute where attrelid = ${table}::regclass and attnum > 0 and not attisdropped and attgenerated = ''`
  return row?.columns ?? ''
}
