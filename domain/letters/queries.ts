import { sql } from 'kysely'
import type { TenantTx } from '../../db/tenant.ts'
import { nextNumber } from '../documents/number-queries.ts'
import type { TenantActor } from '../kernel/actor.ts'
import type { Day } from '../kernel/calendar.ts'
import type {
  CertificateId,
  CounterpartyId,
  DocumentId,
  EngagementId,
  ImportConfirmationId,
  LetterId,
} from '../kernel/ids.ts'
import type { AccountRow, LetterContent } from './content.ts'

const PREFIX = { 'import-confirmation': 'KPI-', 'warranty-account': 'WSA-', 'auditor-certificate': 'AUC-' } as const

export type NewLetter = {
  readonly id: LetterId
  readonly documentId: DocumentId
  readonly day: Day
  readonly content: LetterContent
  /** As text with three decimals. */
  readonly carats: string
  readonly unit: string
  readonly counterpartyId: CounterpartyId | null
  readonly confirmationId: ImportConfirmationId | null
  /** In whose engagement an auditor writes it. */
  readonly engagementId: EngagementId | null
  readonly codeHash: string
}

/** Takes the next number of its series, writes the letter and asks for its paper: what an auditor writes in no dress of the company’s. Tells the number. */
export async function insertLetter(tx: TenantTx, actor: TenantActor, at: Date, letter: NewLetter): Promise<string> {
  const { id, documentId, content } = letter
  const isOurs = letter.engagementId === null
  const { rows } = await sql<{ number: string }>`
    with series as (${nextNumber(content.kind, PREFIX[content.kind])}), written as (
      insert into letter (id, kind, number, day, content, carats, unit, counterparty_id, confirmation_id, engagement_id, code_hash, written_by, written_by_name, written_at)
      select ${id}::uuid, ${content.kind}, number, ${letter.day}::text::date, ${JSON.stringify(content)}::text::jsonb, ${letter.carats}::numeric, ${letter.unit},
        ${letter.counterpartyId}::uuid, ${letter.confirmationId}::uuid, ${letter.engagementId}::uuid, ${letter.codeHash}, ${actor.userId}::uuid, ${actor.name}, ${at}
      from series
    ), paper as (
      insert into document (id, letter_id, kind, paper, template_id, branding_id, requested_at)
      values (${documentId}::uuid, ${id}::uuid, 'letter', ${content.paper},
        (select t.id from template t where ${isOurs} and t.status = 'published' and t.name = ${content.kind}),
        (select t.id from template t where ${isOurs} and t.status = 'published' and t.name = 'branding'), ${at})
    )
    select number from series`.execute(tx)
  const [written] = rows
  if (!written) throw new Error('The number series gave no number.')
  return written.number
}

const shown = (tx: TenantTx) =>
  tx
    .selectFrom('letter as l')
    .innerJoin('document as d', (on) => on.onRef('d.tenant_id', '=', 'l.tenant_id').onRef('d.letter_id', '=', 'l.id'))
    .select([
      'l.id',
      'l.kind',
      'l.number',
      'l.day',
      'l.written_by_name as writtenBy',
      'l.confirmation_id as confirmationId',
    ])
    .select(['d.status', 'd.failure', 'd.sha256', 'd.bytes', 'd.pages', 'd.signature'])
    .select([sql<string | null>`l.content ->> 'from'`.as('from'), sql<string | null>`l.content ->> 'to'`.as('to')])
    // An auditor's certificate has readers of its own: domain/auditor-certificates.
    .where('l.kind', '<>', 'auditor-certificate')

/** A letter with how far its paper is. */
export function selectLetter(tx: TenantTx, id: LetterId) {
  return shown(tx).where('l.id', '=', id).executeTakeFirst()
}

/** The accounts that were sent to a partner, the newest first. */
export function selectAccounts(tx: TenantTx, id: CounterpartyId) {
  return shown(tx).where('l.counterparty_id', '=', id).orderBy('l.id', 'desc').limit(50).execute()
}

/** The letters of a certificate's confirmations, the newest first. */
export function selectConfirmationLetters(tx: TenantTx, id: CertificateId) {
  return shown(tx)
    .innerJoin('kp_certificate_confirmation as c', (on) =>
      on.onRef('c.tenant_id', '=', 'l.tenant_id').onRef('c.id', '=', 'l.confirmation_id'),
    )
    .where('c.certificate_id', '=', id)
    .orderBy('l.id', 'desc')
    .limit(50)
    .execute()
}

/** Who writes: the company as its letters name it. */
export function selectWriter(tx: TenantTx) {
  return tx
    .selectFrom('company')
    .select(['legal_name as legalName', 'address', 'country', 'registration_number as registrationNumber'])
    .select(['tax_number as taxNumber', 'language', 'paper'])
    .executeTakeFirstOrThrow()
}

export type Exchanged = AccountRow & { readonly side: 'issued' | 'received'; readonly unit: string }

/**
 * The live documents between the company and a partner in a period, oldest first, each with what the ledger says it
 * moved: what takes back is negative, what moves nothing is zero.
 */
export async function selectExchanged(
  tx: TenantTx,
  asked: { readonly partner: CounterpartyId; readonly from: Day; readonly to: Day; readonly limit: number },
): Promise<readonly Exchanged[]> {
  const { partner, from, to, limit } = asked
  const moved = (sources: ReturnType<typeof sql>) => sql`
    left join lateral (
      select max(e.bucket) as bucket,
        sum(case when e.bucket in ('returns-in', 'returns-out') then -e.carats else e.carats end) as carats,
        sum(case when e.bucket in ('returns-in', 'returns-out') then -e.warranted else e.warranted end) as warranted
      from ledger_entry e where e.source_id in (${sources})) m on true`
  const { rows } = await sql<Exchanged>`
    select case when m.bucket = 'returns-out' then 'received' else 'issued' end as side, d.document_type as "documentType", d.number,
        d.document_date as date, d.unit, coalesce(m.carats, 0)::numeric(16,3)::text as carats, coalesce(m.warranted, 0)::numeric(16,3)::text as warranted,
        array(select distinct w.edition from warranty w where w.document_id = d.id and w.kind = 'warranty' order by 1) as editions
      from trade_document d ${moved(sql`select d.id union all select w.id from warranty w where w.document_id = d.id and w.supplied_on is not null`)}
      where d.counterparty_id = ${partner} and d.status = 'issued' and d.document_date between ${from}::date and ${to}::date
    union all
    select case when m.bucket = 'returns-in' then 'issued' else 'received' end, d.document_type, d.number, d.document_date, d.unit,
        coalesce(m.carats, 0)::numeric(16,3)::text, coalesce(m.warranted, 0)::numeric(16,3)::text,
        array(select distinct s.edition from received_statement s where s.document_id = d.id order by 1)
      from received_document d ${moved(sql`select d.id union all select s.id from received_statement s where s.document_id = d.id`)}
      where d.counterparty_id = ${partner} and d.status = 'recorded' and d.document_date between ${from}::date and ${to}::date
    order by date, number limit ${limit}`.execute(tx)
  return rows
}

/** A letter as its page is printed from it. */
export function selectWritten(tx: TenantTx, id: LetterId) {
  return tx
    .selectFrom('letter')
    .select(['id', 'kind', 'number', 'day', 'content', 'carats', 'unit', 'written_at as writtenAt'])
    .select('engagement_id as engagementId')
    .where('id', '=', id)
    .executeTakeFirst()
}
