import { sql } from 'kysely'
import type { CompanyState } from '../../domain/kernel/actor.ts'
import type { Day } from '../../domain/kernel/calendar.ts'
import type { TenantId } from '../../domain/kernel/ids.ts'
import type { SystemDatabase } from '../client.ts'
import { inSystem } from './transaction.ts'

export type Scope = {
  readonly scheme: string
  readonly effectiveOn: Day
  readonly documentTypes: readonly string[]
  readonly goods: readonly string[]
}
type Touched = {
  readonly tenantId: TenantId
  readonly legalName: string
  readonly state: CompanyState
  readonly drafts: number
}

/**
 * The companies of a scheme that are told of new words, each with how many of its open drafts they touch: numbers, and
 * nothing of what a draft says (ISO-8). Those with most drafts first; the totals are of all.
 */
export async function touchedCompanies(system: SystemDatabase, scope: Scope, limit: number) {
  const array = (list: readonly string[]) => sql`${sql.val([...list])}::text[]`
  const { rows } = await inSystem(system, (tx) =>
    sql<Touched & { readonly companies: number; readonly allDrafts: number }>`
      select c.tenant_id as "tenantId", c.legal_name as "legalName", c.state, d.drafts,
        count(*) over ()::int as companies, (sum(d.drafts) over ())::int as "allDrafts"
      from company c cross join lateral (
        select count(*)::int as drafts from trade_document_draft t where t.tenant_id = c.tenant_id
          and t.document_date >= ${scope.effectiveOn}::date and t.document_type = any(${array(scope.documentTypes)})
          and t.goods_classes && ${array(scope.goods)}) d
      where ${scope.scheme} = any(c.schemes) and c.state in ('verified', 'active')
      order by d.drafts desc, lower(c.legal_name), c.tenant_id limit ${limit}`.execute(tx),
  )
  return {
    companies: rows.map(({ tenantId, legalName, state, drafts }) => ({ tenantId, legalName, state, drafts })),
    totalCompanies: rows[0]?.companies ?? 0,
    totalDrafts: rows[0]?.allDrafts ?? 0,
  }
}
