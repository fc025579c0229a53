import { sql } from 'kysely'
import type { TenantTx } from '../../db/tenant.ts'
import type { TradeDocumentType } from '../../domain/kernel/goods.ts'
import type { AuditPackId } from '../../domain/kernel/ids.ts'
import type { Population } from './queries.ts'

/** Fixes the heads of the log that a pack stands between, unless they are fixed. */
export async function fixHeads(
  tx: TenantTx,
  id: AuditPackId,
  { checkpoint, previous }: { readonly checkpoint: string; readonly previous: string | null },
): Promise<void> {
  await tx
    .updateTable('audit_pack')
    .set({ checkpoint, previous_checkpoint: previous })
    .where('id', '=', id)
    .where('checkpoint', 'is', null)
    .where('status', '<>', 'ready')
    .execute()
}

/**
 * The head that the last finished pack of the same scheme and purpose before this one ended with, redacted or not as it is, in the
 * same log; of one that replaces another, the head of the other.
 */
export async function selectLastHead(
  tx: TenantTx,
  asked: {
    readonly scheme: string
    readonly purpose: string
    readonly redacted: boolean
    readonly before: Date
    readonly origin: string
    readonly replaces: AuditPackId | null
  },
): Promise<string | null> {
  const row = await tx
    .selectFrom('audit_pack')
    .select('checkpoint')
    .where('scheme', '=', asked.scheme)
    .where('purpose', '=', asked.purpose)
    .where('redacted', '=', asked.redacted)
    .where('status', '=', 'ready')
    .where('requested_at', '<', asked.before)
    .$if(asked.replaces !== null, (query) => query.where('id', '=', asked.replaces))
    .where(sql<boolean>`split_part(checkpoint, e'\n', 1) = ${asked.origin}`)
    .orderBy('requested_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.checkpoint ?? null
}

/** Records of the log in order, from a number on. */
export async function selectRecords(tx: TenantTx, from: bigint, to: bigint): Promise<readonly string[]> {
  const rows = await tx
    .selectFrom('event')
    .select('record')
    .where('seq', '>=', from)
    .where('seq', '<', to)
    .orderBy('seq')
    .execute()
  return rows.map(({ record }) => record)
}

/** The records at these numbers. */
export async function selectRecordsAt(tx: TenantTx, numbers: readonly bigint[]): Promise<ReadonlyMap<bigint, string>> {
  const rows = await tx.selectFrom('event').select(['seq', 'record']).where('seq', 'in', numbers).execute()
  return new Map(rows.map(({ seq, record }) => [seq, record]))
}

/** How many bytes the records of a stretch of the log take, each in its line. */
export async function measureRecords(tx: TenantTx, from: bigint, to: bigint): Promise<number> {
  const { rows } = await sql<{ bytes: string }>`
    select coalesce(sum(octet_length(record) + 1), 0)::text as bytes from event where seq >= ${from} and seq < ${to}`.execute(
    tx,
  )
  return Number(rows[0]?.bytes ?? 0)
}

/** What in the log a file is an entry of. */
export type Named = { readonly kind: 'document' | 'file'; readonly id: string; readonly sha256: string }

/** For each file the newest entry below a size that names its hash, by its place in the list; those without one are left out. */
export async function selectNaming(tx: TenantTx, named: readonly Named[], size: bigint) {
  const rows = JSON.stringify(named.map((each, place) => ({ ...each, place })))
  const found = await sql<{ place: number; seq: bigint }>`
    select n.place, e.seq from jsonb_to_recordset(${rows}::text::jsonb) as n(place int, kind text, id text, sha256 text)
    cross join lateral (
      select seq from event where object_kind = n.kind and object_id = n.id and seq < ${size} and position(n.sha256 in record) > 0
      order by seq desc limit 1) e`.execute(tx)
  return found.rows
}

/** Each series of numbers that documents of the period are part of: its ends, what of it is used and voided, and its gaps. */
export async function selectSeries(tx: TenantTx, { from, to, at }: Population) {
  const { rows } = await sql<{
    documentType: TradeDocumentType
    first: string
    last: string
    used: number
    voided: number
    missing: readonly string[]
  }>`
    with numbered as (
      select document_type, number, sequence, regexp_replace(number, '[0-9]+$', '') as prefix, document_date,
        status = 'voided' and voided_at <= ${at} as voided, length(substring(number from '[0-9]+$')) as width
      from trade_document where issued_at <= ${at}
    ), ends as (
      select document_type, prefix, min(sequence) as first, max(sequence) as last, min(width) as width
      from numbered where document_date between ${from}::date and ${to}::date group by 1, 2
    )
    select e.document_type as "documentType", min(n.number) filter (where n.sequence = e.first) as first,
      min(n.number) filter (where n.sequence = e.last) as last, count(*)::int as used, (count(*) filter (where n.voided))::int as voided,
      array(select e.prefix || lpad(g::text, greatest(e.width, length(g::text)), '0') from generate_series(e.first, e.last) g
        where not exists (select from numbered m where m.document_type = e.document_type and m.prefix = e.prefix and m.sequence = g) order by g limit 10000) as missing
    from ends e join numbered n on n.document_type = e.document_type and n.prefix = e.prefix and n.sequence between e.first and e.last
    group by e.document_type, e.prefix, e.first, e.last, e.width order by e.document_type, e.prefix`.execute(tx)
  return rows
}
