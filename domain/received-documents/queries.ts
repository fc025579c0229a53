import { type RawBuilder, sql } from 'kysely'
import { containing } from '../../db/like.ts'
import type { TenantTx } from '../../db/tenant.ts'
import type { StoredPaper } from '../evidence/index.ts'
import { insertPaper } from '../evidence/queries.ts'
import type { TenantActor } from '../kernel/actor.ts'
import type { Day } from '../kernel/calendar.ts'
import { formatCarat } from '../kernel/carat.ts'
import type { Position } from '../kernel/cursor.ts'
import type { TradeDocumentType } from '../kernel/goods.ts'
import type {
  CounterpartyId,
  ImportId,
  ReceivedDocumentId,
  ReceivedStatementId,
  TradeDocumentId,
} from '../kernel/ids.ts'
import { isWarrantedBySales, positionsWarrantedBySales } from '../originals/queries.ts'
import type { ReceivedDocument, ReceivedListQuery } from './schema.ts'

export type Source = 'typed' | 'import' | 'inbox' | 'platform'
export type Recording = {
  readonly id: ReceivedDocumentId
  readonly document: ReceivedDocument
  readonly supplierName: string
  readonly unit: string
  /** By line from 0: the original's line that it takes back. */
  readonly positions: readonly (number | null)[]
  readonly source: Source
  readonly importId: ImportId | null
  readonly file: StoredPaper | null
}

/** Writes a received document with its lines and its file. False when the supplier's number is recorded already. */
export async function insertReceived(
  tx: TenantTx,
  actor: TenantActor,
  at: Date,
  recording: Recording,
): Promise<boolean> {
  const { id, document, positions, file } = recording
  const lines = document.lines.map((line, index) => ({
    ...line,
    position: index + 1,
    description: line.description ?? line.goodsClass,
    carats: formatCarat(line.carats),
    largestStoneCarats: line.largestStoneCarats === null ? null : formatCarat(line.largestStoneCarats),
    amountMinor: line.amountMinor?.toString() ?? null,
    originalPosition: positions[index] ?? null,
  }))
  const { rows } = await sql`
    with written as (
      insert into received_document (id, document_type, number, document_date, counterparty_id, counterparty_name, original_id, original_issued_id,
        unit, currency, line_count, total_pieces, total_carats, total_minor, note, file_sha256, source, import_id, recorded_by, recorded_by_name, recorded_at)
      values (${id}::uuid, ${document.documentType}, ${document.number}, ${document.documentDate}::text::date, ${document.supplierId}::uuid, ${recording.supplierName},
        ${document.originalId}::uuid, ${document.originalIssuedId}::uuid, ${recording.unit}, ${document.currency}, ${lines.length}::int, ${document.totalPieces}::int,
        ${formatCarat(document.totalCarats)}::numeric, ${document.totalMinor?.toString() ?? null}::text::bigint, ${document.note}, ${file?.sha256 ?? null},
        ${recording.source}, ${recording.importId}::uuid, ${actor.userId}::uuid, ${actor.name}, ${at.toISOString()}::text::timestamptz)
      on conflict (tenant_id, counterparty_id, document_type, number) where status = 'recorded' do nothing
      returning id
    ), line as (
      insert into received_document_line (document_id, position, goods_class, description, pieces, carats, amount_minor, hs_code, country_of_origin,
        country_of_mining, largest_stone_carats, report_number, kp_certificate, treatment, original_position)
      select w.id, r.* from written w, jsonb_to_recordset(${JSON.stringify(lines)}::text::jsonb) as r(position int, "goodsClass" text, description text, pieces int,
        carats numeric, "amountMinor" bigint, "hsCode" text, "countryOfOrigin" text, "countryOfMining" text, "largestStoneCarats" numeric, "reportNumber" text,
        "kpCertificate" text, treatment text, "originalPosition" int)
    )
    select id from written`.execute(tx)
  if (rows.length === 0) return false
  if (file) await insertPaper(tx, 'received-document', file, { by: actor, at })
  return true
}

export type StatementRow = {
  readonly id: ReceivedStatementId
  readonly documentId: ReceivedDocumentId
  readonly scheme: string
  readonly edition: string
  readonly text: string | null
  readonly positions: readonly number[]
  readonly accepted: readonly number[]
  readonly receivedOn: Day
  readonly note: string | null
  readonly file: StoredPaper | null
}

/** Writes a statement that came with a document or after it. */
export async function insertStatement(tx: TenantTx, actor: TenantActor, at: Date, row: StatementRow): Promise<void> {
  await tx
    .insertInto('received_statement')
    .values({
      id: row.id,
      document_id: row.documentId,
      scheme: row.scheme,
      edition: row.edition,
      text: row.text,
      line_positions: [...row.positions],
      accepted_positions: [...row.accepted],
      received_on: row.receivedOn,
      file_sha256: row.file?.sha256 ?? null,
      note: row.note,
      recorded_by: actor.userId,
      recorded_by_name: actor.name,
      recorded_at: at,
    })
    .execute()
  if (row.file) await insertPaper(tx, 'received-document', row.file, { by: actor, at })
}

type Listed = {
  /** Positions of a memo's lines that are warranted by what its sales carry. */
  readonly warrantedBySales: readonly number[]
  readonly id: ReceivedDocumentId
  readonly documentType: TradeDocumentType
  readonly number: string
  readonly documentDate: Day
  readonly supplierId: CounterpartyId
  readonly supplierName: string
  readonly status: 'recorded' | 'withdrawn'
  readonly unit: string
  readonly currency: string | null
  readonly totalCarats: string
  readonly totalMinor: bigint | null
  readonly lineCount: number
  readonly fileSha256: string | null
  readonly note: string | null
  readonly source: Source
  readonly originalId: ReceivedDocumentId | null
  readonly originalIssuedId: TradeDocumentId | null
  readonly recordedByName: string
  readonly recordedAt: Date
  readonly withdrawnAt: Date | null
  readonly withdrawnByName: string | null
  readonly withdrawReason: string | null
  /** What it brought, class by class, with the positions of the lines. */
  readonly goods: readonly {
    readonly goodsClass: string
    readonly carats: string
    readonly positions: readonly number[]
  }[]
  readonly statements: readonly {
    readonly id: ReceivedStatementId
    readonly scheme: string
    readonly edition: string
    readonly text: string | null
    readonly acceptedPositions: readonly number[]
    readonly receivedOn: Day
    readonly note: string | null
    readonly fileSha256: string | null
    readonly recordedByName: string
  }[]
}

const columns = sql`
  d.id, d.document_type as "documentType", d.number, d.document_date as "documentDate", d.counterparty_id as "supplierId",
  d.counterparty_name as "supplierName", d.status, d.unit, d.currency, d.total_carats as "totalCarats", d.total_minor as "totalMinor",
  d.line_count as "lineCount", d.file_sha256 as "fileSha256", d.note, d.source, d.original_id as "originalId", d.original_issued_id as "originalIssuedId",
  d.recorded_by_name as "recordedByName", d.recorded_at as "recordedAt", d.withdrawn_at as "withdrawnAt",
  d.withdrawn_by_name as "withdrawnByName", d.withdraw_reason as "withdrawReason",
  (select coalesce(jsonb_agg(jsonb_build_object('goodsClass', g.goods_class, 'carats', g.carats::text, 'positions', g.positions) order by g.goods_class), '[]')
    from (select goods_class, sum(carats)::numeric(14, 3) as carats, array_agg(position order by position) as positions from received_document_line l
      where l.tenant_id = d.tenant_id and l.document_id = d.id group by goods_class) g) as goods,
  (select coalesce(jsonb_agg(jsonb_build_object('id', s.id, 'scheme', s.scheme, 'edition', s.edition, 'text', s.text, 'acceptedPositions', s.accepted_positions,
      'receivedOn', s.received_on, 'note', s.note, 'fileSha256', s.file_sha256, 'recordedByName', s.recorded_by_name) order by s.recorded_at, s.id), '[]')
    from received_statement s where s.tenant_id = d.tenant_id and s.document_id = d.id) as statements,
  ${positionsWarrantedBySales} as "warrantedBySales"`

/** A page of the register, newest date first, one more than asked for. */
export async function selectReceivedPage(
  tx: TenantTx,
  query: ReceivedListQuery & { readonly periods: readonly { readonly from: Day | null; readonly to: Day | null }[] },
  after: Position | null,
  owed: readonly string[],
): Promise<readonly Listed[]> {
  const pattern = containing(query.search ?? '')
  const conditions: RawBuilder<unknown>[] = [
    ...query.periods.flatMap(({ from, to }) => [
      ...(from ? [sql`d.document_date >= ${from}::date`] : []),
      ...(to ? [sql`d.document_date <= ${to}::date`] : []),
    ]),
    ...(query.search ? [sql`(d.number ilike ${pattern} or d.counterparty_name ilike ${pattern})`] : []),
    ...(query.documentType ? [sql`d.document_type = ${query.documentType}`] : []),
    ...(query.supplierId ? [sql`d.counterparty_id = ${query.supplierId}`] : []),
    ...(query.status ? [sql`d.status = ${query.status}`] : []),
    ...(query.standing ? [standingIs(query.standing, owed)] : []),
    ...(after ? [sql`(d.document_date, d.id) < (${after.value}::date, ${after.id}::uuid)`] : []),
  ]
  const { rows } =
    await sql<Listed>`select ${columns} from received_document d where ${sql.join([sql`true`, ...conditions], sql` and `)}
    order by d.document_date desc, d.id desc limit ${query.limit + 1}`.execute(tx)
  return rows
}

/** Whether a line of goods that need a warranty came without one that was accepted. */
function standingIs(standing: 'missing' | 'accepted', owed: readonly string[]) {
  const bare = sql`exists (select from received_document_line l where l.tenant_id = d.tenant_id and l.document_id = d.id
    and l.goods_class = any(${sql.val([...owed])}::text[]) and not exists (select from received_statement s
      where s.tenant_id = l.tenant_id and s.document_id = l.document_id and l.position = any(s.accepted_positions))
    and not ${isWarrantedBySales})`
  return standing === 'missing'
    ? sql`d.status = 'recorded' and d.document_type in ('invoice', 'memo') and ${bare}`
    : sql`d.status = 'recorded' and not ${bare}`
}

/** The entry of the register with this id, as a list of one or none. */
export async function selectReceived(tx: TenantTx, id: ReceivedDocumentId): Promise<readonly Listed[]> {
  const { rows } = await sql<Listed>`select ${columns} from received_document d where d.id = ${id}`.execute(tx)
  return rows
}

/** The lines of a received document, in order. */
export async function selectReceivedLines(tx: TenantTx, id: ReceivedDocumentId) {
  return tx
    .selectFrom('received_document_line')
    .select(['position', 'goods_class as goodsClass', 'description', 'pieces', 'carats', 'amount_minor as amountMinor'])
    .select(['hs_code as hsCode', 'country_of_origin as countryOfOrigin', 'country_of_mining as countryOfMining'])
    .select(['largest_stone_carats as largestStoneCarats', 'report_number as reportNumber', 'treatment'])
    .select(['kp_certificate as kpCertificate', 'original_position as originalPosition'])
    .where('document_id', '=', id)
    .orderBy('position')
    .execute()
}

/** The name and country of a counterparty and of the company, for what is written with a document. */
export async function selectParties(tx: TenantTx, supplierId: CounterpartyId) {
  return tx
    .selectFrom('counterparty as p')
    .innerJoin('company as c', 'c.tenant_id', 'p.tenant_id')
    .select(['p.name', 'p.country', 'c.country as ownCountry'])
    .where('p.id', '=', supplierId)
    .executeTakeFirst()
}

/** Marks an entry withdrawn. Tells whether it still stood. */
export async function markWithdrawn(
  tx: TenantTx,
  id: ReceivedDocumentId,
  { at, by, reason }: { readonly at: Date; readonly by: string; readonly reason: string },
): Promise<boolean> {
  const result = await tx
    .updateTable('received_document')
    .set({ status: 'withdrawn', withdrawn_at: at, withdrawn_by_name: by, withdraw_reason: reason })
    .where('id', '=', id)
    .where('status', '=', 'recorded')
    .executeTakeFirst()
  return result.numUpdatedRows === 1n
}

type Link = { readonly id: string; readonly originalId: string | null; readonly originalIssuedId: string | null }

/** What the document refers to and what refers to it, of both sides, in the order of their dates. */
export async function selectReceivedChain(tx: TenantTx, { id, originalId, originalIssuedId }: Link) {
  const { rows } = await sql<ChainRow>`
    select 'received' as side, id, number, document_type as "documentType", document_date as "documentDate", status, currency, unit,
        total_carats as "totalCarats", total_minor as "totalMinor", id = ${originalId}::uuid as "isOriginal"
      from received_document where id = ${originalId}::uuid or original_id = ${id}
    union all
    select 'issued', id, number, document_type, document_date, status, currency, unit, total_carats, total_minor, id = ${originalIssuedId}::uuid
      from trade_document where id = ${originalIssuedId}::uuid or original_received_id = ${id}
    order by "documentDate", number limit 100`.execute(tx)
  return rows.map(({ isOriginal, ...row }) => ({
    ...row,
    relation: isOriginal === true ? ('original' as const) : ('later' as const),
  }))
}

type ChainRow = {
  readonly side: 'issued' | 'received'
  readonly id: string
  readonly number: string
  readonly documentType: TradeDocumentType
  readonly documentDate: Day
  readonly status: 'issued' | 'voided' | 'superseded' | 'recorded' | 'withdrawn'
  readonly currency: string | null
  readonly unit: string
  readonly totalCarats: string
  readonly totalMinor: bigint | null
  readonly isOriginal: boolean | null
}
