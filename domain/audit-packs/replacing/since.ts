import type { TenantTx } from '../../../db/tenant.ts'
import type { Day } from '../../kernel/calendar.ts'
import type { Library } from '../../kernel/scheme.ts'
import { companySchemes } from '../../schemes/queries.ts'
import { selectChanges } from './queries.ts'
import type { Change } from './rules.ts'

type Looked = {
  readonly scheme: string
  readonly period_from: Day
  readonly period_to: Day
  readonly requested_at: Date
}

/** What has changed in a pack's period since it was asked for, the newest first. */
export async function changesSince(tx: TenantTx, pack: Looked, { schemes }: Library): Promise<readonly Change[]> {
  const company = await companySchemes(tx)
  const own = new Set(schemes.find(({ key }) => key === pack.scheme)?.goods.map(({ key }) => key))
  const elsewhere = schemes
    .filter(({ key }) => key !== pack.scheme && company.includes(key))
    .flatMap(({ goods }) => goods.map(({ key }) => key))
    .filter((key) => !own.has(key))
  return selectChanges(tx, { from: pack.period_from, to: pack.period_to, since: pack.requested_at, elsewhere })
}
