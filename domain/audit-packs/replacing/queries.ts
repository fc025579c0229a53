import { sql } from 'kysely'
import type { TenantTx } from '../../../db/tenant.ts'
import type { Day } from '../../kernel/calendar.ts'
import type { AuditPackId, PackScheduleId } from '../../kernel/ids.ts'
import type { Change } from './rules.ts'

type Looked = {
  readonly from: Day
  readonly to: Day
  /** When the pack was asked for: what was recorded until then is in it. */
  readonly since: Date
  /** Goods of the company's other schemes: documents of these alone stand in other packs. */
  readonly elsewhere: readonly string[]
  /** The kinds of changes that the pack would show. */
  readonly kinds: readonly Change['what'][]
}

/** What changed the rows of a period's registers after its pack was asked for, the newest first. */
export async function selectChanges(
  tx: TenantTx,
  { from, to, since, elsewhere, kinds }: Looked,
  limit = 200,
): Promise<readonly Change[]> {
  const others = sql`${sql.val([...elsewhere])}::text[]`
  const isIssuedHere = sql`(cardinality(${others}) = 0 or exists (select from trade_document_line l
    where l.tenant_id = d.tenant_id and l.document_id = d.id and l.goods_class <> all(${others})))`
  const isReceivedHere = sql`(cardinality(${others}) = 0 or exists (select from received_document_line l
    where l.tenant_id = r.tenant_id and l.document_id = r.id and l.goods_class <> all(${others})))`
  const { rows } = await sql<Change>`
    select what, "documentType", number, id, at from (
      select 'voided' as what, d.document_type as "documentType", d.number, d.id, d.voided_at as at from trade_document d
        where d.document_date between ${from} and ${to} and d.issued_at <= ${since} and d.voided_at > ${since} and ${isIssuedHere}
      union all
      select 'issued-late', d.document_type, d.number, d.id, d.issued_at from trade_document d
        where d.document_date between ${from} and ${to} and d.issued_at > ${since} and ${isIssuedHere}
      union all
      select 'supplied', d.document_type, d.number, d.id, p.requested_at from document p
        join trade_document d on d.tenant_id = p.tenant_id and d.id = p.trade_document_id
        where p.kind = 'supplementary-letter' and p.requested_at > ${since} and d.issued_at <= ${since}
          and d.document_date between ${from} and ${to} and ${isIssuedHere}
      union all
      select 'received-late', r.document_type, r.number, r.id, r.recorded_at from received_document r
        where r.document_date between ${from} and ${to} and r.recorded_at > ${since} and ${isReceivedHere}
      union all
      select 'withdrawn', r.document_type, r.number, r.id, r.withdrawn_at from received_document r
        where r.document_date between ${from} and ${to} and r.recorded_at <= ${since} and r.withdrawn_at > ${since} and ${isReceivedHere}
      union all
      select case when k.recorded_at > ${since} then 'certified-late' else 'certificate-withdrawn' end, null, k.number, k.id,
        greatest(k.recorded_at, k.withdrawn_at) from kp_certificate k
        where k.counts_on between ${from} and ${to} and (k.recorded_at > ${since} or k.withdrawn_at > ${since})
      union all
      select 'adjusted', null, a.goods_class, a.id, a.decided_at from adjustment a
        where a.day between ${from} and ${to} and a.status = 'approved' and a.decided_at > ${since}
          and a.goods_class <> all(${others})
      union all
      select case when l.written_at > ${since} then 'concluded' else 'conclusion-withdrawn' end, null, l.number, l.id,
        greatest(l.written_at, l.withdrawn_at) from letter l
        where l.kind = 'auditor-certificate' and l.content ->> 'from' <= ${to}::text and l.content ->> 'to' >= ${from}::text
          and (l.written_at > ${since} or l.withdrawn_at > ${since})
    ) changes where what = any(${sql.val([...kinds])}::text[]) order by at desc, id limit ${limit}`.execute(tx)
  return rows
}

/** The pack that replaces this one, unless it could not be built. */
export function selectReplacement(tx: TenantTx, id: AuditPackId) {
  return tx
    .selectFrom('audit_pack')
    .select(['id', 'label', 'status', 'released_at as releasedAt'])
    .where('replaces_id', '=', id)
    .where('status', '<>', 'failed')
    .executeTakeFirst()
}

/** How many packs stand before this one in its chain: each replaces the one before. */
export async function countReplaced(tx: TenantTx, id: AuditPackId): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    with recursive chain as (
      select id, replaces_id from audit_pack where id = ${id}
      union all
      select p.id, p.replaces_id from audit_pack p join chain c on p.id = c.replaces_id
    ) select count(*)::int as count from chain`.execute(tx)
  return rows[0]?.count ?? 1
}

/** Released packs of a schedule's periods that nothing replaces, the newest periods first. */
export function selectStanding(tx: TenantTx, id: PackScheduleId) {
  return tx
    .selectFrom('audit_pack as p')
    .innerJoin('pack_schedule as s', (join) =>
      join
        .onRef('s.scheme', '=', 'p.scheme')
        .onRef('s.purpose', '=', 'p.purpose')
        .onRef('s.redacted', '=', 'p.redacted')
        .onRef('s.period_kind', '=', 'p.period_kind')
        .on('s.id', '=', id),
    )
    .selectAll('p')
    .where('p.released_at', 'is not', null)
    .where('p.label', 'not like', '%to-date%')
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('audit_pack as n')
            .select('n.id')
            .whereRef('n.replaces_id', '=', 'p.id')
            .where('n.status', '<>', 'failed'),
        ),
      ),
    )
    .orderBy('p.period_from', 'desc')
    .limit(24)
    .execute()
}
