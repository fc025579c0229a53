import { listTradeDocuments } from '../../domain/trade-documents/index.ts'
import type { TestCompany } from '../support/builders.ts'
import type { Ground } from './ground.ts'
import { type Admin, fillLists } from './lists-data.ts'
import { type Measured, quantile, type Size, sideBySide, tell, timed } from './measure.ts'

const LIMIT = 20
/** Everything the page offers, asked so that both sizes answer with about as many rows. */
const variants: Readonly<Record<string, object | 'deep'>> = {
  'first page': {},
  'deep page': 'deep',
  'issued only': { status: 'issued' },
  'voided only': { status: 'voided', limit: 3 },
  'credit notes': { documentType: 'credit-note', limit: 2 },
  'voided memos': { status: 'voided', documentType: 'memo' },
  'date range': { from: '2024-01-01', to: '2024-12-31' },
  'search: a partner': { search: 'okavango', limit: 2 },
  'search: part of many names': { search: 'gems', limit: 10 },
  'search: a number': { search: 'INV-00042' },
  'search: last digits': { search: '42' },
  'search: nothing': { search: 'zanzibar' },
  'search: a partner, voided': { search: 'hudson', status: 'voided' },
  'search: a partner, in a range': { search: 'hudson', from: '2024-01-01', to: '2024-12-31', limit: 1 },
}

type Place = {
  readonly t: Admin
  readonly companies: readonly TestCompany[]
  readonly deep: ReadonlyMap<string, string>
}

/** p95 of every view of the invoice list at 1,000,000 documents over 200 companies, against 10,000 over as many. */
export async function lists(ground: Ground, size: Size): Promise<readonly Measured[]> {
  const [many, few, requests, rounds] = size === 'full' ? [1_000_000, 10_000, 100, 11] : [20_000, 10_000, 10, 1]
  const place = async (name: string, documents: number): Promise<Place> => {
    const t = await ground.database(name)
    tell(`lists: filling ${documents} documents`)
    const companies = await fillLists(t, documents)
    return { t, companies, deep: await deepCursors(t, companies, documents) }
  }
  const large = await place('bench_lists_large', many)
  const small = await place('bench_lists_small', few)
  const results: Measured[] = []
  for (const [name, input] of Object.entries(variants)) {
    const list = ({ t, companies, deep }: Place, index: number) => {
      const company = companies[(index * 37) % companies.length]
      if (!company) throw new Error('There is no such company.')
      const query = input === 'deep' ? { cursor: deep.get(company.tenantId) } : input
      return timed(() => listTradeDocuments(t, company.viewer, { limit: LIMIT, ...query }))
    }
    let second: number[] = []
    // Request by request in turns: whatever else the machine does hits both alike.
    const ours = async () => {
      const took: number[] = []
      second = []
      for (let index = 0; index < requests; index++) {
        if (index % 2 === 0) took.push(await list(large, index))
        second.push(await list(small, index))
        if (index % 2 === 1) took.push(await list(large, index))
      }
      return quantile(took, 0.95)
    }
    const about = { name: `lists: ${name}`, unit: 'ms (p95)', rounds, goal: { atMost: 1.3 } }
    results.push(await sideBySide(about, ours, async () => quantile(second, 0.95)))
  }
  return results
}

/** A cursor into the middle of every company's list. */
async function deepCursors(t: Admin, companies: readonly TestCompany[], documents: number) {
  const at = Math.trunc(documents / companies.length / 2)
  const rows = await t.admin<{ tenant: string; day: string; id: string }[]>`
    select tenant_id as tenant, document_date::text as day, id from (
      select tenant_id, document_date, id, row_number() over (partition by tenant_id order by document_date desc, id desc) as place from trade_document
    ) d where place = ${at}`
  return new Map(rows.map((row) => [row.tenant, Buffer.from(JSON.stringify([row.day, row.id])).toString('base64url')]))
}
