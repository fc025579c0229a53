import { sql } from 'kysely'
import type { TenantTx } from '../../db/tenant.ts'
import type { DeletionId } from '../kernel/ids.ts'
import type { KeptKind } from '../kernel/scheme.ts'

export type Item = {
  readonly kind: KeptKind
  readonly id: string
  readonly number: string
  readonly keptUntil: string
  readonly rule: string
}

/** The records of a deletion that wait, those first that came last: what refers goes before what it refers to. */
export async function selectWaiting(tx: TenantTx, id: DeletionId): Promise<readonly Item[]> {
  return tx
    .selectFrom('deletion_item')
    .select(['kind', 'record_id as id', 'number', 'kept_until as keptUntil', 'rule'])
    .where('deletion_id', '=', id)
    .where('state', '=', 'waiting')
    .orderBy('day', 'desc')
    .orderBy('record_id', 'desc')
    .execute()
}

export type Keeps = {
  /** Whether a record of the same deletion that still waits refers to it, and no other does. */
  readonly later: boolean
  /** Why it stays; null when nothing keeps it. */
  readonly why: string | null
}

/** What keeps a record now, looked at again in the moment in which it would go. */
export async function whatKeeps(tx: TenantTx, deletion: DeletionId, { kind, id }: Item): Promise<Keeps> {
  const { rows } = await sql<{
    isKept: boolean
    hold: string | null
    isOpen: boolean
    referrers: readonly { readonly number: string; readonly waits: boolean }[]
  }>`
    select retention_until(k.kind, k.day, k.moved_on, k.imported_into) >= company_today() as "isKept",
      holding(k.kind, k.id, k.counterparty_id, k.period_from, k.period_to) as hold,
      k.kind in ('issued', 'received') and not exists (select from ledger_period p where p.to_day >= k.day) as "isOpen",
      (select coalesce(jsonb_agg(jsonb_build_object('number', r.number, 'waits', exists (select from deletion_item i
          where i.deletion_id = ${deletion} and i.kind = r.kind and i.record_id = r.id and i.state = 'waiting'))), '[]')
        from referrers(k.kind, k.id) r where not exists (select from deletion_item i
          where i.kind = r.kind and i.record_id = r.id and i.state in ('emptied', 'done'))) as referrers
    from kept_records() k where k.kind = ${kind} and k.id = ${id}`.execute(tx)
  const [row] = rows
  if (!row) return { later: false, why: 'It is not there any more.' }
  if (row.isKept) return { later: false, why: 'A rule keeps it for longer now.' }
  if (row.hold !== null) return { later: false, why: `The hold “${row.hold}” keeps it.` }
  if (row.isOpen) return { later: false, why: 'Its period is not closed.' }
  const stays = row.referrers.find(({ waits }) => !waits)
  if (stays) return { later: false, why: `${stays.number}, which stays, refers to it.` }
  return { later: row.referrers.length > 0, why: null }
}

const issued = (id: string) => sql`
  jsonb_build_object('document', (select to_jsonb(d) from trade_document d where d.id = ${id}),
    'lines', (select jsonb_agg(to_jsonb(l) order by l.position) from trade_document_line l where l.document_id = ${id}),
    'statements', (select jsonb_agg(to_jsonb(w) order by w.id) from warranty w where w.document_id = ${id}))`
const received = (id: string) => sql`
  jsonb_build_object('document', (select to_jsonb(d) from received_document d where d.id = ${id}),
    'lines', (select jsonb_agg(to_jsonb(l) order by l.position) from received_document_line l where l.document_id = ${id}),
    'statements', (select jsonb_agg(to_jsonb(s) order by s.id) from received_statement s where s.document_id = ${id}),
    'inbox', (select jsonb_agg(to_jsonb(i) order by i.id) from inbox_item i where i.filed_as = ${id}))`
const certificate = (id: string) => sql`
  jsonb_build_object('certificate', (select to_jsonb(k) from kp_certificate k where k.id = ${id}),
    'lines', (select jsonb_agg(to_jsonb(l) order by l.position) from kp_certificate_line l where l.certificate_id = ${id}),
    'confirmations', (select jsonb_agg(to_jsonb(c) order by c.id) from kp_certificate_confirmation c where c.certificate_id = ${id}))`
const CONTENT = {
  issued,
  received,
  certificate,
  letter: (id: string) => sql`(select to_jsonb(l) from letter l where l.id = ${id})`,
  pack: (id: string) => sql`(select to_jsonb(a) from audit_pack a where a.id = ${id})`,
} as const satisfies Record<KeptKind, (id: string) => ReturnType<typeof sql>>

/** SHA-256 of a record's rows as the database writes them in JSON: what is about to go, for whoever kept a copy. */
export async function contentHash(tx: TenantTx, { kind, id }: Item): Promise<string> {
  const { rows } = await sql<{ hash: string }>`
    select encode(sha256(convert_to((${CONTENT[kind](id)})::text, 'UTF8')), 'hex') as hash`.execute(tx)
  return rows[0]?.hash ?? ''
}

/** Every file of a record, whoever else has it too. */
export async function filesOf(tx: TenantTx, { kind, id }: Item): Promise<readonly string[]> {
  const { rows } = await sql<{ sha256: string }>`
    select distinct sha256 from (
      select unnest(array[p.sha256, p.unsigned_sha256]) as sha256 from document p
        where case ${kind} when 'issued' then p.trade_document_id when 'letter' then p.letter_id end = ${id}
      union all select d.file_sha256 from received_document d where ${kind} = 'received' and d.id = ${id}
      union all select s.file_sha256 from received_statement s where ${kind} = 'received' and s.document_id = ${id}
      union all select i.sha256 from inbox_item i where ${kind} = 'received' and i.filed_as = ${id}
      union all select k.file_sha256 from kp_certificate k where ${kind} = 'certificate' and k.id = ${id}
      union all select v.sha256 from audit_pack_volume v where ${kind} = 'pack' and v.pack_id = ${id}
    ) f where sha256 is not null order by sha256`.execute(tx)
  return rows.map(({ sha256 }) => sha256)
}

/** Which of these files nothing that stays has: the same paper may have been filed twice. */
export async function onlyOurs(tx: TenantTx, files: readonly string[]): Promise<string[]> {
  const gone = (kind: string, id: string) =>
    sql`exists (select from deletion_item g where g.kind = ${sql.lit(kind)} and g.record_id = ${sql.ref(id)} and g.state in ('emptied', 'done'))`
  const { rows } = await sql<{ sha256: string }>`
    select f.sha256 from unnest(${sql.val([...files])}::text[]) as f(sha256) where not exists (
      select from document p where f.sha256 in (p.sha256, p.unsigned_sha256)
        and not ${gone('issued', 'p.trade_document_id')} and not ${gone('letter', 'p.letter_id')}
      union all select from received_document d where d.file_sha256 = f.sha256 and not ${gone('received', 'd.id')}
      union all select from received_statement s where s.file_sha256 = f.sha256 and not ${gone('received', 's.document_id')}
      union all select from inbox_item i where i.sha256 = f.sha256 and not ${gone('received', 'i.filed_as')}
      union all select from kp_certificate k where k.file_sha256 = f.sha256 and not ${gone('certificate', 'k.id')}
      union all select from audit_pack_volume v where v.sha256 = f.sha256 and not ${gone('pack', 'v.pack_id')}
      union all select from stored_file o where o.sha256 = f.sha256
        and o.purpose in ('registration-evidence', 'counterparty-evidence', 'ledger-evidence', 'import')
    ) order by f.sha256`.execute(tx)
  return rows.map(({ sha256 }) => sha256)
}

/** Every file that went with a record and that nobody filed again. */
export async function deletedFiles(tx: TenantTx): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ sha256: string }>`
    select distinct unnest(files) as sha256 from deletion_item where state in ('emptied', 'done')`.execute(tx)
  return new Set(
    rows.length === 0
      ? []
      : await onlyOurs(
          tx,
          rows.map((row) => row.sha256),
        ),
  )
}
