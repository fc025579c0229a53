import type { Sql } from 'postgres'
import type { TenantId } from '../../domain/kernel/ids.ts'
import { arrangeCompany } from './packs.ts'

type Counts = { readonly received: number; readonly covered?: number; readonly segment?: string }

/** Companies that were members all along, put there by the superuser. */
export async function arrangeMembers(admin: Sql, count: number): Promise<readonly TenantId[]> {
  const made: TenantId[] = []
  for (let at = 0; at < count; at++) made.push((await arrangeCompany(admin, { name: `Member ${at} canary` })).tenantId)
  return made
}

/** A company's month as its worker would have counted it. */
export async function arrangeMonth(admin: Sql, tenant: TenantId, month: string, counts: Counts): Promise<void> {
  const { received, covered = received, segment = 'polished-dealer' } = counts
  await admin`insert into member_month ${admin({ ...{ tenant_id: tenant, month, segment, issued: received, warranted: covered }, received, covered, counted_at: new Date('2026-01-01T00:00:00Z') })}`
}

/** Exceptions of that month. */
export async function arrangeRule(admin: Sql, tenant: TenantId, month: string, family: string, found: number) {
  await admin`insert into member_month_rule ${admin({ tenant_id: tenant, month, rule: family, family, found, mended: 0 })}`
}

export type Cell = {
  readonly measure: string
  readonly part: string
  readonly companies: number
  readonly perMille: number
}

/** What is published of a quarter. */
export function cellsOf(admin: Sql, quarter: string): Promise<readonly Cell[]> {
  return admin<
    Cell[]
  >`select measure, part, companies, per_mille as "perMille" from oversight_cell where quarter = ${quarter} order by measure, part`
}
