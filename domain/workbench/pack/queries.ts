import { sql } from 'kysely'
import type { TenantTx } from '../../../db/tenant.ts'
import type { Day } from '../../kernel/calendar.ts'
import { ofSamples } from '../sample-queries.ts'

const MOST = 100

/**
 * The samples that were finished when a pack was asked for and whose population lies in its period in part: an unfinished
 * one would tell the company what will be looked at.
 */
export function selectFinished(
  tx: TenantTx,
  { from, to, at }: { readonly from: Day; readonly to: Day; readonly at: Date },
) {
  return ofSamples(tx)
    .where('p.period_from', '<=', to)
    .where('p.period_to', '>=', from)
    .where('s.drawn_at', '<=', at)
    .where(sql<boolean>`not exists (select from audit_sample_item i where i.tenant_id = s.tenant_id and i.sample_id = s.id
      and (i.decided_at is null or i.decided_at > ${at.toISOString()}::text::timestamptz))`)
    .orderBy('s.drawn_at')
    .orderBy('s.id')
    .limit(MOST)
    .execute()
}
