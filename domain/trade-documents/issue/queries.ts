import { sql } from 'kysely'
import type { TenantTx } from '../../../db/tenant.ts'
import { nextNumber } from '../../documents/number-queries.ts'
import type { TenantActor } from '../../kernel/actor.ts'
import { formatCarat } from '../../kernel/carat.ts'
import type { TradeDocumentId, WarrantyId } from '../../kernel/ids.ts'
import { signed } from '../../ledger/balances/queries.ts'
import type { EntryRow } from '../../ledger/entries/entry.ts'
import type { Draft } from '../schema.ts'
import type { FrozenStatement, IssueFacts, PageAsked } from './frozen.ts'
import type { Shortfall } from './ledger.ts'
import { checksOn } from './partner-checks.ts'

/** Locks the draft and reads in one go all that issuing needs. A second caller waits here, and then finds no draft. */
export async function lockDraft(tx: TenantTx, id: TradeDocumentId): Promise<IssueFacts | undefined> {
  const { rows } = await sql<IssueFacts>`
    select d.content, d.revision, d.import_id, to_jsonb(co) as company, to_jsonb(c) as counterparty,
      (select coalesce(jsonb_agg(jsonb_build_object('scheme', r.scheme, 'number', r.number, 'validFrom', r.valid_from, 'validTo', r.valid_to) order by r.valid_to desc), '[]')
        from registration r where r.tenant_id = d.tenant_id) as registrations,
      (select coalesce(jsonb_agg(jsonb_build_object('scheme', k.scheme, 'number', k.number, 'validFrom', k.valid_from, 'validTo', k.valid_to,
          'checkedOn', k.checked_on, 'checkedBy', k.checked_by_name) order by k.recorded_at desc), '[]')
        from counterparty_registration k where k.tenant_id = d.tenant_id and k.counterparty_id = d.counterparty_id) as checks,
      (select revision from library_state) as "libraryRevision",
      (select max(to_day) from ledger_period) as "closedThrough",
      (select coalesce(jsonb_object_agg(s.goods_class, s.warranted::text), '{}') from (
        select goods_class, sum(${signed('warranted')}) as warranted
        from ledger_balance b where b.tenant_id = d.tenant_id and b.goods_class = any(d.goods_classes) group by goods_class) s) as support
    from trade_document_draft d
    join company co on co.tenant_id = d.tenant_id
    join counterparty c on c.tenant_id = d.tenant_id and c.id = d.counterparty_id
    where d.id = ${id} for update of d`.execute(tx)
  return rows[0]
}

export type Issuing = {
  readonly id: TradeDocumentId
  readonly draft: Draft
  readonly facts: IssueFacts
  /** What its goods are measured in. */
  readonly unit: string
  readonly statements: readonly (FrozenStatement & { readonly id: WarrantyId })[]
  /** By line from 0: the original's line that it takes back. */
  readonly positions: readonly (number | null)[]
  /** Goods that went out under warranty beyond what was received. */
  readonly short: readonly Shortfall[]
  /** What its lines move. */
  readonly entries: readonly EntryRow[]
  readonly documents: readonly PageAsked[]
  readonly codeHash: string
}

const PREFIX = {
  invoice: 'INV-',
  memo: 'MEM-',
  'memo-return': 'MRT-',
  'credit-note': 'CRN-',
  'debit-note': 'DBN-',
} as const

/**
 * Takes the next number and writes everything that is frozen, in one statement: the series' row is locked for one
 * round trip and the commit, and a failure anywhere gives the number back.
 */
export async function insertIssued(tx: TenantTx, actor: TenantActor, at: Date, issuing: Issuing): Promise<string> {
  const { id, draft, facts, statements, documents } = issuing
  const { company, counterparty } = facts
  const header = {
    seller: {
      legalName: company.legal_name,
      tradeName: company.trade_name,
      address: company.address,
      country: company.country,
      registrationNumber: company.registration_number,
      taxNumber: company.tax_number,
    },
    buyer: {
      name: counterparty.name,
      address: counterparty.address,
      country: counterparty.country,
      taxNumber: counterparty.tax_number,
      registrations: checksOn(facts.checks, draft.documentDate),
    },
    terms: draft.terms,
    notes: draft.notes,
    reference: draft.reference,
    short: issuing.short,
    paper: company.paper,
    language: draft.language ?? counterparty.language ?? company.language,
  }
  const lines = draft.lines.map((line, index) => ({
    ...line,
    position: index + 1,
    originalPosition: issuing.positions[index] ?? null,
    carats: formatCarat(line.carats),
    largestStoneCarats: line.largestStoneCarats === null ? null : formatCarat(line.largestStoneCarats),
    pricePerCaratMinor: line.pricePerCaratMinor?.toString() ?? null,
    amountMinor: line.amountMinor.toString(),
  }))
  const warranties = statements.map(({ decision, override, ...each }) => ({
    id: each.id,
    scheme: decision.scheme,
    key: decision.key,
    version: decision.version,
    edition: decision.edition,
    kind: decision.kind,
    placement: decision.placement,
    text: each.text,
    hash: each.textHash,
    tokens: each.tokens,
    fields: each.fields,
    positions: each.lines,
    registration: each.registrationNumber,
    rule: decision.why.rule,
    sentence: decision.why.sentence,
    reason: override?.reason ?? null,
    by: override?.by ?? null,
  }))
  const json = (value: unknown) => sql`${JSON.stringify(value)}::text::jsonb`
  const type = draft.documentType
  const { rows } = await sql<{ number: string }>`
    with gone as (delete from trade_document_draft where id = ${id}),
    series as (${nextNumber(type, PREFIX[type])}), issued as (
      insert into trade_document (id, document_type, number, sequence, document_date, counterparty_id, counterparty_name, original_id, original_received_id,
        place_of_import, buyer_kind, unit, currency, header, line_count, total_pieces, total_carats, total_minor, issued_by, issued_by_name, issued_at, import_id)
      select ${id}::uuid, ${type}, number, sequence, ${draft.documentDate}::text::date, ${draft.counterpartyId}::uuid, ${counterparty.name}, ${draft.originalId}::uuid, ${draft.originalReceivedId}::uuid,
        ${draft.placeOfImport}, ${draft.buyerKind}, ${issuing.unit}, ${draft.currency}, ${json(header)}, ${lines.length}::int, ${draft.totalPieces}::int, ${formatCarat(draft.totalCarats)}::numeric,
        ${draft.totalMinor.toString()}::text::bigint, ${actor.userId}::uuid, ${actor.name}, ${at.toISOString()}::text::timestamptz, ${facts.import_id}::uuid
      from series
    ), line as (
      insert into trade_document_line (document_id, position, goods_class, description, pieces, carats, price_per_carat_minor, amount_minor,
        hs_code, country_of_origin, country_of_mining, largest_stone_carats, report_number, kp_certificate, treatment, claim_value, original_position)
      select ${id}::uuid, r.* from jsonb_to_recordset(${json(lines)}) as r(position int, "goodsClass" text, description text, pieces int, carats numeric,
        "pricePerCaratMinor" bigint, "amountMinor" bigint, "hsCode" text, "countryOfOrigin" text, "countryOfMining" text, "largestStoneCarats" numeric, "reportNumber" text,
        "kpCertificate" text, treatment text, "claimValue" text, "originalPosition" int)
    ), moved as (
      insert into ledger_entry (source_id, position, source_kind, scheme, goods_class, day, document_day, bucket, carats, warranted, abroad, value_minor, currency, entered_at)
      select r."sourceId", r.position, 'issued', r.scheme, r."goodsClass", r.day, r.day, r.bucket, r.carats, r.warranted, r.abroad, r."valueMinor", r.currency,
        ${at.toISOString()}::text::timestamptz
      from jsonb_to_recordset(${json(issuing.entries)}) as r("sourceId" uuid, position int, scheme text, "goodsClass" text, day date, bucket text,
        carats numeric, warranted numeric, abroad boolean, "valueMinor" bigint, currency text)
    ), promise as (
      insert into warranty (id, document_id, scheme, statement_key, statement_version, edition, kind, placement, text, text_hash, tokens, fields,
        line_positions, registration_number, rule_key, rule_sentence, override_reason, override_by_name)
      select r.id, ${id}::uuid, r.scheme, r.key, r.version, r.edition, r.kind, r.placement, r.text, r.hash, r.tokens, r.fields,
        r.positions, r.registration, r.rule, r.sentence, r.reason, r.by
      from jsonb_to_recordset(${json(warranties)}) as r(id uuid, scheme text, key text, version int, edition text, kind text, placement text, text text, hash text,
        tokens jsonb, fields jsonb, positions int[], registration text, rule text, sentence text, reason text, by text)
    ), code as (
      insert into verification_code (document_id, code_hash) values (${id}::uuid, ${issuing.codeHash})
    ), paper as (
      insert into document (id, trade_document_id, kind, warranty_id, paper, template_id, branding_id, requested_at)
      select r.id, ${id}::uuid, r.kind, r."warrantyId", ${company.paper},
        (select t.id from template t where t.status = 'published' and t.name = case r.kind when 'trade-document' then ${type} else r.kind end),
        (select t.id from template t where t.status = 'published' and t.name = 'branding'), now()
      from jsonb_to_recordset(${json(documents)}) as r(id uuid, kind text, "warrantyId" uuid)
    ), handed as (
      insert into hand_over (trade_document_id, counterparty_id, asked_at)
      select ${id}::uuid, p.counterparty_id, ${at.toISOString()}::text::timestamptz
      from platform_partner p where p.counterparty_id = ${draft.counterpartyId}::uuid and p.ended_at is null
    )
    select number from series`.execute(tx)
  const [issued] = rows
  if (!issued) throw new Error('The number series gave no number.')
  return issued.number
}
