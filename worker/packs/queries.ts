import { sql } from 'kysely'
import type { TenantTx } from '../../db/tenant.ts'
import type { CertificateLaw } from '../../domain/certificates/law.ts'
import type { Day } from '../../domain/kernel/calendar.ts'
import type { TradeDocumentType } from '../../domain/kernel/goods.ts'
import type { EventId, ReceivedDocumentId } from '../../domain/kernel/ids.ts'
import type { PackPaper } from '../../domain/kernel/pack-layout.ts'

/** What a pack looks at: a scheme's documents of the period as they had been recorded when the pack was asked for. */
export type Population = {
  readonly from: Day
  readonly to: Day
  readonly at: Date
  readonly timeZone: string
  readonly scheme: string
  /** What the scheme says of certificates. */
  readonly law: CertificateLaw
  /** Whose papers the pack holds. */
  readonly papers: ReadonlySet<PackPaper>
  /** Whether they are withheld: then their paths say nothing of partners. */
  readonly redacted: boolean
  /** The scheme's goods by key. */
  readonly goods: ReadonlyMap<string, { readonly name: string; readonly unit: string }>
  /** Goods of the company's other schemes: a document of nothing else stands in their packs. Mostly there are none. */
  readonly elsewhere: readonly string[]
}

export const PAGE = 500

function ofPeriod(tx: TenantTx, population: Population) {
  return tx
    .selectFrom('trade_document as d')
    .where('d.document_date', '>=', population.from)
    .where('d.document_date', '<=', population.to)
    .where('d.issued_at', '<=', population.at)
}

function issued(tx: TenantTx, population: Population) {
  const { elsewhere } = population
  return ofPeriod(tx, population).$if(elsewhere.length > 0, (query) =>
    query.where(sql<boolean>`exists (select from trade_document_line l
      where l.tenant_id = d.tenant_id and l.document_id = d.id and l.goods_class <> all(${sql.val([...elsewhere])}::text[]))`),
  )
}

function recorded(tx: TenantTx, population: Population) {
  const { elsewhere } = population
  return tx
    .selectFrom('received_document as r')
    .where('r.document_date', '>=', population.from)
    .where('r.document_date', '<=', population.to)
    .where('r.recorded_at', '<=', population.at)
    .$if(elsewhere.length > 0, (query) =>
      query.where(sql<boolean>`exists (select from received_document_line k
        where k.tenant_id = r.tenant_id and k.document_id = r.id and k.goods_class <> all(${sql.val([...elsewhere])}::text[]))`),
    )
}

/** The company as the pack names it. */
export function selectCompany(tx: TenantTx) {
  return tx
    .selectFrom('company')
    .select(['legal_name', 'trade_name', 'country', 'registration_number', 'time_zone', 'fiscal_year_start', 'paper'])
    .select(['schemes', 'language'])
    .executeTakeFirstOrThrow()
}

/** How much there is to do, and which PDFs cannot be packed yet. */
export async function countPopulation(tx: TenantTx, population: Population) {
  const printed = sql<number>`(select count(*) from document p where p.tenant_id = d.tenant_id and p.trade_document_id = d.id and p.kind = 'trade-document')`
  const inState = (status: string) =>
    sql<number>`coalesce(sum((select count(*) from document p where p.tenant_id = d.tenant_id and p.trade_document_id = d.id and p.status = ${status})), 0)::int`
  const out = await issued(tx, population)
    .select([
      sql<number>`count(*)::int`.as('documents'),
      inState('queued').as('queued'),
      inState('failed').as('failed'),
      inState('rendered').as('rendered'),
      sql<number>`(count(*) filter (where ${printed} = 0))::int`.as('unprinted'),
    ])
    .executeTakeFirstOrThrow()
  const received = await recorded(tx, population)
    .select(sql<number>`count(*)::int`.as('received'))
    .executeTakeFirstOrThrow()
  const certified = await tx
    .selectFrom('kp_certificate')
    .where('counts_on', '>=', population.from)
    .where('counts_on', '<=', population.to)
    .where('recorded_at', '<=', population.at)
    .where('file_sha256', 'is not', null)
    .select(sql<number>`count(*)::int`.as('certificates'))
    .executeTakeFirstOrThrow()
  const overrides = await issued(tx, population)
    .innerJoin('warranty as w', 'w.document_id', 'd.id')
    .where('w.scheme', '=', population.scheme)
    .where('w.override_reason', 'is not', null)
    .select(sql<number>`count(distinct d.id)::int`.as('overrides'))
    .executeTakeFirstOrThrow()
  const all = await ofPeriod(tx, population).select(sql<number>`count(*)::int`.as('all')).executeTakeFirstOrThrow()
  const certificates = population.papers.has('certificates') ? certified.certificates : 0
  return { ...out, ...received, ...overrides, certificates, elsewhere: all.all - out.documents }
}

/** One page of issued documents with each statement they carry, in the order of their numbers. */
export function pageOfIssued(tx: TenantTx, population: Population, type: TradeDocumentType, after: bigint) {
  const page = issued(tx, population)
    .where('d.document_type', '=', type)
    .where('d.sequence', '>', after)
    .orderBy('d.sequence')
    .limit(PAGE)
    .selectAll('d')
  const voided = sql<boolean>`d.voided_at <= ${population.at}`
  return tx
    .selectFrom(page.as('d'))
    .leftJoin('warranty as w', (join) =>
      join.onRef('w.document_id', '=', 'd.id').on('w.scheme', '=', population.scheme),
    )
    .select((eb) => [
      'd.sequence',
      'd.number',
      'd.document_date',
      'd.counterparty_id',
      'd.counterparty_name',
      'd.currency',
      'd.total_minor',
      'd.total_carats',
      'd.unit',
      'd.total_pieces',
      'd.line_count',
      'd.issued_at',
      'd.issued_by_name',
      sql<string>`case when d.status = 'voided' and not ${voided} then 'issued' else d.status end`.as('status'),
      eb.case().when(voided).then(eb.ref('d.voided_at')).end().as('voided_at'),
      eb.case().when(voided).then(eb.ref('d.void_reason')).end().as('void_reason'),
      'w.statement_key',
      'w.edition',
      'w.kind',
      'w.rule_key',
      'w.override_reason',
      'w.override_by_name',
      'w.text_hash',
      'w.registration_number',
      sql<string | null>`(select sum(l.carats) from trade_document_line l
        where l.tenant_id = d.tenant_id and l.document_id = d.id and l.position = any(w.line_positions))`.as('covered'),
    ])
    .orderBy('d.sequence')
    .orderBy('w.statement_key')
    .orderBy('w.text_hash')
    .execute()
}

/** One page of received documents with their quantities by class, oldest first. */
export function pageOfReceived(
  tx: TenantTx,
  population: Population,
  after: { readonly day: Day; readonly id: ReceivedDocumentId } | null,
) {
  const page = recorded(tx, population)
    .selectAll('r')
    .$if(after !== null, (query) =>
      query.where(sql<boolean>`(r.document_date, r.id) > (${after?.day}::date, ${after?.id}::uuid)`),
    )
    .orderBy('r.document_date')
    .orderBy('r.id')
    .limit(PAGE)
  return tx
    .selectFrom(page.as('r'))
    .leftJoinLateral(
      sql<{ goods_class: string; carats: string; covered: string }>`(
        select l.goods_class, sum(l.carats)::numeric(14, 3)::text as carats, coalesce(sum(l.carats) filter (where exists (select from received_statement s
          where s.tenant_id = l.tenant_id and s.document_id = l.document_id and l.position = any(s.accepted_positions))), 0)::numeric(14, 3)::text as covered
        from received_document_line l where l.tenant_id = r.tenant_id and l.document_id = r.id group by l.goods_class)`.as(
        'k',
      ),
      (join) => join.onTrue(),
    )
    .leftJoin('stored_file as f', (join) =>
      join.onRef('f.sha256', '=', 'r.file_sha256').on('f.purpose', '=', 'received-document'),
    )
    .select(['r.id', 'r.document_type', 'r.document_date', 'r.number', 'r.counterparty_id as supplier_id'])
    .select([
      'r.counterparty_name as supplier',
      'k.goods_class',
      'k.carats',
      'k.covered',
      'r.currency',
      'r.total_minor',
    ])
    .select(['r.file_sha256', 'f.name as file_name', 'r.recorded_at', 'r.recorded_by_name', 'r.note', 'r.status'])
    .select(['r.withdrawn_at', 'r.withdraw_reason', 'r.source'])
    .select(
      sql<string>`(select coalesce(string_agg(distinct s.edition, ' '), 'none') from received_statement s
        where s.tenant_id = r.tenant_id and s.document_id = r.id)`.as('edition'),
    )
    .orderBy('r.document_date')
    .orderBy('r.id')
    .orderBy('k.goods_class')
    .execute()
}

/** One page of printed PDFs of the period's documents, in the order of type and number. */
export function pageOfPrints(
  tx: TenantTx,
  population: Population,
  after: { readonly type: string; readonly sequence: bigint },
) {
  const page = issued(tx, population)
    .where(sql<boolean>`(d.document_type, d.sequence) > (${after.type}, ${after.sequence})`)
    .orderBy('d.document_type')
    .orderBy('d.sequence')
    .limit(PAGE)
    .selectAll('d')
  return tx
    .selectFrom(page.as('d'))
    .innerJoin('document as p', 'p.trade_document_id', 'd.id')
    .leftJoin('warranty as w', 'w.id', 'p.warranty_id')
    .select(['d.document_type', 'd.sequence', 'd.number', 'p.id', 'p.kind', 'p.paper', 'p.sha256', 'w.statement_key'])
    .where('p.status', '=', 'rendered')
    .orderBy('d.document_type')
    .orderBy('d.sequence')
    .orderBy('p.kind')
    .orderBy('w.statement_key')
    .orderBy('p.paper')
    .orderBy('p.id')
    .execute()
}

/** Every wording that stands on a document of the period, and on how many. */
export function selectStatements(tx: TenantTx, population: Population) {
  return issued(tx, population)
    .innerJoin('warranty as w', 'w.document_id', 'd.id')
    .where('w.scheme', '=', population.scheme)
    .select((eb) => [
      'w.statement_key',
      'w.statement_version',
      'w.edition',
      'w.kind',
      'w.text',
      'w.text_hash',
      eb.fn.countAll<bigint>().as('documents'),
    ])
    .groupBy(['w.statement_key', 'w.statement_version', 'w.edition', 'w.kind', 'w.text', 'w.text_hash'])
    .orderBy('w.statement_key')
    .orderBy('w.statement_version')
    .orderBy('w.text_hash')
    .execute()
}

/**
 * Quantities by goods class: invoiced, of these under a warranty of the scheme, received under a warranty. Voided
 * invoices and goods of the company's other schemes are left out.
 */
export async function selectQuantities(tx: TenantTx, population: Population) {
  const { from, to, at, scheme } = population
  const elsewhere = sql`${sql.val([...population.elsewhere])}::text[]`
  const result = await sql<{ goods_class: string; issued: string; warranted: string; received: string }>`
    with out as (
      select l.goods_class, sum(l.carats) as issued,
        coalesce(sum(l.carats) filter (where exists (
          select 1 from warranty w where w.tenant_id = l.tenant_id and w.document_id = l.document_id and l.position = any(w.line_positions)
            and w.scheme = ${scheme} and w.kind = 'warranty')), 0) as warranted
      from trade_document d join trade_document_line l on l.tenant_id = d.tenant_id and l.document_id = d.id
      where d.document_date between ${from} and ${to} and d.issued_at <= ${at} and d.document_type = 'invoice'
        and not (d.status = 'voided' and d.voided_at <= ${at}) and l.goods_class <> all(${elsewhere})
      group by 1
    ), received as (
      select k.goods_class, coalesce(sum(k.carats) filter (where exists (select from received_statement s where s.tenant_id = k.tenant_id
          and s.document_id = k.document_id and k.position = any(s.accepted_positions))), 0) as received
      from received_document r join received_document_line k on k.tenant_id = r.tenant_id and k.document_id = r.id
      where r.document_date between ${from} and ${to} and r.recorded_at <= ${at} and r.document_type in ('invoice', 'memo')
        and not (r.status = 'withdrawn' and r.withdrawn_at <= ${at}) and k.goods_class <> all(${elsewhere})
      group by 1
    )
    select goods_class, coalesce(issued, 0.000)::text as issued, coalesce(warranted, 0.000)::text as warranted,
      coalesce(received, 0.000)::text as received
    from out full join received using (goods_class) order by goods_class`.execute(tx)
  return result.rows
}

/** One page of what happened in the period, in the company's days. */
export function pageOfEvents(tx: TenantTx, population: Population, after: EventId | null) {
  return tx
    .selectFrom('event')
    .selectAll()
    .where('happened_at', '<=', population.at)
    .where(
      sql<boolean>`(happened_at at time zone ${population.timeZone})::date between ${population.from} and ${population.to}`,
    )
    .$if(after !== null, (query) => query.where('id', '>', after as EventId))
    .orderBy('id')
    .limit(PAGE)
    .execute()
}
