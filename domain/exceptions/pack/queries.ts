import type { TenantTx } from '../../../db/tenant.ts'
import type { Day } from '../../kernel/calendar.ts'
import type { RuleKey } from '../catalogue.ts'

type Asked = { readonly from: Day; readonly to: Day; readonly at: Date; readonly limit: number }

/** A page of what was found about a period by an instant, in the order of the days that it is about. */
export async function selectExceptionsOfPeriod(
  tx: TenantTx,
  { from, to, at, limit }: Asked,
  after: { readonly subjectDay: Day; readonly id: string } | null,
) {
  const rows = await tx
    .selectFrom('exception')
    .select(['id', 'rule', 'severity', 'scope_kind as scopeKind', 'scope_id as scopeId', 'subject', 'sentence', 'mend'])
    .select(['subject_day as subjectDay', 'opened_at as openedAt', 'closed_at as closedAt', 'due_on as dueOn'])
    .select(['waived_at as waivedAt', 'waived_by_name as waivedByName', 'waive_reason as waiveReason'])
    .select(['owner_role as ownerRole', 'owner_name as ownerName', 'corrective_action as correctiveAction'])
    .where('subject_day', '>=', from)
    .where('subject_day', '<=', to)
    .where('opened_at', '<=', at)
    .$if(after !== null, (query) =>
      query.where(({ eb, refTuple, tuple }) =>
        eb(refTuple('subject_day', 'id'), '>', tuple(after?.subjectDay ?? from, (after?.id ?? '') as never)),
      ),
    )
    .orderBy('subject_day')
    .orderBy('id')
    .limit(limit)
    .execute()
  return rows.map((row) => ({ ...row, rule: row.rule as RuleKey }))
}
