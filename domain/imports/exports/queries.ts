import { type RawBuilder, sql } from 'kysely'
import type { TenantTx } from '../../../db/tenant.ts'
import { type Currency, formatAmount } from '../../kernel/money.ts'
import type { OutRow } from '../writing/file.ts'

type Amounts = {
  readonly currency: Currency | null
  readonly priceMinor?: bigint | null
  readonly amountMinor: bigint | null
}
type Line = Readonly<Record<string, string | null>>

/** The columns of a line as our files call them; both sides keep their lines alike. */
const line = sql`l.goods_class, l.description, l.pieces::text as pieces, l.carats::text as carats, l.amount_minor as "amountMinor", l.hs_code,
  l.country_of_origin, l.country_of_mining, l.largest_stone_carats::text as largest_stone_carats, l.report_number, l.kp_certificate,
  l.treatment, l.original_position::text as original_line`

/** The lines of issued documents, in the order of the ids that are asked for. */
export async function selectIssuedRows(tx: TenantTx, ids: readonly string[]): Promise<readonly OutRow[]> {
  const { rows } = await sql<Line & Amounts>`
    select d.number as invoice, d.number as issued_number, d.status as issued_status, d.document_type,
      (select o.number from trade_document o where o.tenant_id = d.tenant_id and o.id = d.original_id) as original,
      (select o.number from received_document o where o.tenant_id = d.tenant_id and o.id = d.original_received_id) as original_received,
      d.document_date::text as date, c.name as customer, d.currency, d.place_of_import, d.buyer_kind, coalesce(d.header ->> 'reference', '') as reference,
      d.header ->> 'terms' as terms, d.header ->> 'notes' as notes, ${line}, l.price_per_carat_minor as "priceMinor", l.claim_value
    from ${asked(ids)} join trade_document d on d.id = asked.id
    join counterparty c on c.tenant_id = d.tenant_id and c.id = d.counterparty_id
    join trade_document_line l on l.tenant_id = d.tenant_id and l.document_id = d.id
    order by asked.place, l.position`.execute(tx)
  return rows.map(withAmounts)
}

/** The contents of drafts with what their ids stand for, in the order of the ids that are asked for. */
export async function selectDraftContents(tx: TenantTx, ids: readonly string[]) {
  const { rows } = await sql<{
    readonly content: unknown
    readonly customer: string
    readonly original: string | null
    readonly originalReceived: string | null
  }>`
    select d.content, c.name as customer,
      (select o.number from trade_document o where o.tenant_id = d.tenant_id and o.id = (d.content ->> 'originalId')::uuid) as original,
      (select o.number from received_document o where o.tenant_id = d.tenant_id and o.id = (d.content ->> 'originalReceivedId')::uuid) as "originalReceived"
    from ${asked(ids)} join trade_document_draft d on d.id = asked.id
    join counterparty c on c.tenant_id = d.tenant_id and c.id = d.counterparty_id
    order by asked.place`.execute(tx)
  return rows
}

/** The lines of received documents, in the order of the ids that are asked for. */
export async function selectReceivedRows(tx: TenantTx, ids: readonly string[]): Promise<readonly OutRow[]> {
  const { rows } = await sql<Line & Amounts>`
    select d.id as "documentId", d.number, d.status as received_status, d.document_type, d.document_date::text as date, c.name as supplier,
      (select o.number from received_document o where o.tenant_id = d.tenant_id and o.id = d.original_id) as original,
      (select o.number from trade_document o where o.tenant_id = d.tenant_id and o.id = d.original_issued_id) as original_issued,
      d.currency, coalesce(s.editions[1], 'none') as statement, s.texts[1] as statement_text,
      array_to_string(s.editions[2:], '; ') as later_statements, d.note, ${line}
    from ${asked(ids)} join received_document d on d.id = asked.id
    join counterparty c on c.tenant_id = d.tenant_id and c.id = d.counterparty_id
    left join lateral (select array_agg(edition order by id) as editions, array_agg(text order by id) as texts
      from received_statement s where s.tenant_id = d.tenant_id and s.document_id = d.id) s on true
    join received_document_line l on l.tenant_id = d.tenant_id and l.document_id = d.id
    order by asked.place, l.position`.execute(tx)
  return rows.map(withAmounts)
}

/** The lines of certificates in the register, in the order of the ids that are asked for. */
export async function selectCertificateRows(tx: TenantTx, ids: readonly string[]): Promise<readonly OutRow[]> {
  const { rows } = await sql<Line & { readonly valueMinor: bigint; readonly lineMinor: bigint }>`
    select c.number, c.direction, 'yes' as bears_statement, case when c.mixed_origin then 'yes' else 'no' end as mixed_origin,
      case when c.origins_starred then 'yes' else 'no' end as origins_starred, array_to_string(c.origin_countries, ';') as origin_countries,
      c.issued_on::text as issued_on, c.expires_on::text as expires_on, c.authority, c.exporter, c.importer, c.importer_country,
      c.carats::text as certificate_carats, c.value_minor as "valueMinor", c.parcel_count::text as parcels, c.validated_on::text as validated_on,
      array_to_string(c.seal_numbers, ';') as seal_numbers, c.shipped_on::text as shipped_on, c.imported_on::text as imported_on,
      (select string_agg(p.number, ';' order by p.position) from kp_certificate_predecessor p
        where p.tenant_id = c.tenant_id and p.certificate_id = c.id) as predecessors,
      c.further ->> 'consigneeCountry' as consignee_country, c.further ->> 'containerCount' as containers,
      c.further ->> 'validationReference' as validation_reference, c.further ->> 'mine' as mine, c.further ->> 'quality' as quality, c.note,
      l.hs_code, l.carats::text as carats, l.value_minor as "lineMinor", l.country_of_mining
    from ${asked(ids)} join kp_certificate c on c.id = asked.id
    join kp_certificate_line l on l.tenant_id = c.tenant_id and l.certificate_id = c.id
    where c.status = 'recorded' order by asked.place, l.position`.execute(tx)
  return rows.map(({ valueMinor, lineMinor, ...row }) => ({
    ...(row as Line),
    certificate_value: formatAmount(valueMinor, 'USD'),
    value: formatAmount(lineMinor, 'USD'),
  }))
}

/** The certificates of the register with these numbers. */
export async function selectCertificateIds(
  tx: TenantTx,
  numbers: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ number: string; id: string }>`
    select number, id from kp_certificate
    where status = 'recorded' and number in (select jsonb_array_elements_text(${JSON.stringify(numbers)}::text::jsonb))`.execute(
    tx,
  )
  return new Map(rows.map((row) => [row.number, row.id]))
}

function asked(ids: readonly string[]): RawBuilder<unknown> {
  return sql`(select value::uuid as id, ordinality as place
    from jsonb_array_elements_text(${JSON.stringify(ids)}::text::jsonb) with ordinality) asked`
}

function withAmounts({ amountMinor, priceMinor, currency, ...row }: Line & Amounts): OutRow {
  const text = (minor: bigint | null | undefined) =>
    minor === null || minor === undefined || currency === null ? null : formatAmount(minor, currency)
  return { ...(row as Line), currency, price_per_carat: text(priceMinor), amount: text(amountMinor) }
}
