import { sql } from 'kysely'
import type { TenantTx } from '../../../db/tenant.ts'
import type { TenantActor } from '../../kernel/actor.ts'
import { formatCarat } from '../../kernel/carat.ts'
import type { CounterpartyId } from '../../kernel/ids.ts'
import type { Recording, StatementRow } from '../queries.ts'

/**
 * Writes received documents with their lines, all in two statements. Tells how many were new: a supplier's number that
 * is recorded already is passed over, with its lines.
 */
export async function insertManyReceived(
  tx: TenantTx,
  actor: TenantActor,
  at: Date,
  all: readonly Recording[],
): Promise<number> {
  const documents = all.map(({ document, ...kept }) => ({
    ...{ id: kept.id, t: document.documentType, n: document.number, d: document.documentDate, s: document.supplierId },
    ...{ sn: kept.supplierName, u: kept.unit, c: document.currency, l: document.lines.length, p: document.totalPieces },
    ...{ w: formatCarat(document.totalCarats), m: document.totalMinor?.toString() ?? null, note: document.note },
  }))
  const importId = all[0]?.importId ?? null
  const { rows } = await sql<{ readonly id: string }>`
    insert into received_document (id, document_type, number, document_date, counterparty_id, counterparty_name, unit, currency, line_count,
      total_pieces, total_carats, total_minor, note, source, import_id, recorded_by, recorded_by_name, recorded_at)
    select r.id, r.t, r.n, r.d, r.s, r.sn, r.u, r.c, r.l, r.p, r.w, r.m, r.note, 'import', ${importId}::uuid, ${actor.userId}::uuid, ${actor.name},
      ${at.toISOString()}::text::timestamptz
    from json_to_recordset(${JSON.stringify(documents)}::text::json) as r(id uuid, t text, n text, d date, s uuid, sn text, u text, c text, l int,
      p int, w numeric, m bigint, note text)
    on conflict (tenant_id, counterparty_id, document_type, number) where status = 'recorded' do nothing
    returning id`.execute(tx)
  const isNew = new Set<string>(rows.map(({ id }) => id))
  await insertManyLines(
    tx,
    all.filter(({ id }) => isNew.has(id)),
  )
  return rows.length
}

/** The lines column by column: PostgreSQL takes arrays faster apart than objects. */
async function insertManyLines(tx: TenantTx, all: readonly Recording[]): Promise<void> {
  const lines = all.flatMap(({ id, document }) =>
    document.lines.map((line, index) => ({ ...line, id, position: index + 1 })),
  )
  const texts = (pick: (line: (typeof lines)[number]) => string | null) => sql`${lines.map(pick)}::text[]`
  const weights = (pick: (line: (typeof lines)[number]) => string | null) => sql`${lines.map(pick)}::numeric[]`
  await sql`
    insert into received_document_line (document_id, position, goods_class, description, pieces, carats, amount_minor, hs_code, country_of_origin,
      country_of_mining, largest_stone_carats, report_number, kp_certificate, treatment)
    select * from unnest(${lines.map(({ id }) => id)}::uuid[], ${lines.map(({ position }) => position)}::int[], ${texts((line) => line.goodsClass)},
      ${texts((line) => line.description ?? line.goodsClass)}, ${lines.map(({ pieces }) => pieces)}::int[], ${weights((line) => formatCarat(line.carats))},
      ${lines.map(({ amountMinor }) => amountMinor?.toString() ?? null)}::bigint[], ${texts((line) => line.hsCode)}, ${texts((line) => line.countryOfOrigin)},
      ${texts((line) => line.countryOfMining)}, ${weights((line) => (line.largestStoneCarats === null ? null : formatCarat(line.largestStoneCarats)))},
      ${texts((line) => line.reportNumber)}, ${texts((line) => line.kpCertificate)}, ${texts((line) => line.treatment)})`.execute(
    tx,
  )
}

/** Writes statements that came with their documents, all in one statement. */
export async function insertManyStatements(
  tx: TenantTx,
  actor: TenantActor,
  at: Date,
  all: readonly StatementRow[],
): Promise<void> {
  if (all.length === 0) return
  await sql`
    insert into received_statement (id, document_id, scheme, edition, text, line_positions, accepted_positions, received_on, recorded_by,
      recorded_by_name, recorded_at)
    select r.id, r."documentId", r.scheme, r.edition, r.text, r.positions, r.accepted, r."receivedOn", ${actor.userId}::uuid, ${actor.name},
      ${at.toISOString()}::text::timestamptz
    from jsonb_to_recordset(${JSON.stringify(all)}::text::jsonb) as r(id uuid, "documentId" uuid, scheme text, edition text, text text,
      positions int[], accepted int[], "receivedOn" date)`.execute(tx)
}

/** The names and countries of counterparties, and the company's own country. */
export async function selectManyParties(tx: TenantTx, ids: readonly CounterpartyId[]) {
  const { rows } = await sql<{ id: CounterpartyId; name: string; isAbroad: boolean }>`
    select p.id, p.name, p.country <> c.country as "isAbroad" from counterparty p join company c on c.tenant_id = p.tenant_id
    where p.id in (select jsonb_array_elements_text(${JSON.stringify(ids)}::text::jsonb)::uuid)`.execute(tx)
  return rows
}
