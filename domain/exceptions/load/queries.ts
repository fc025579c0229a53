import { sql } from 'kysely'
import type { TenantTx } from '../../../db/tenant.ts'
import type { Day } from '../../kernel/calendar.ts'
import type { TradeDocumentType } from '../../kernel/goods.ts'
import type { CounterpartyId } from '../../kernel/ids.ts'
import { positionsWarrantedBySales } from '../../originals/queries.ts'
import type { Side } from '../facts.ts'

/** A line as JSON has it: weights and amounts as text. */
export type LineRow = {
  readonly position: number
  readonly goodsClass: string
  readonly description: string
  readonly pieces: number | null
  readonly carats: string
  readonly amountMinor: string | null
  readonly hsCode: string | null
  readonly countryOfOrigin: string | null
  readonly countryOfMining: string | null
  readonly largestStone: string | null
  readonly kpCertificate: string | null
  readonly treatment: string | null
  readonly claimValue: string | null
  readonly originalPosition: number | null
}
type StatementRow = {
  readonly scheme: string
  readonly key: string | null
  readonly version: number | null
  readonly edition: string
  readonly kind: 'warranty' | 'declaration'
  readonly text: string | null
  readonly textHash: string | null
  readonly tokens: Readonly<Record<string, string>>
  readonly lines: readonly number[]
  readonly overrideReason: string | null
}
type DocumentRow = {
  readonly id: string
  readonly documentType: TradeDocumentType
  readonly number: string
  readonly date: Day
  readonly live: boolean
  readonly enteredAt: Date
  readonly partnerId: CounterpartyId
  readonly partnerName: string
  readonly partnerCountry: string
  readonly lineCount: number
  readonly totalCarats: string
  readonly totalMinor: string | null
  readonly originalId: string | null
  readonly otherOriginalId: string | null
  readonly lines: readonly LineRow[]
  readonly statements: readonly StatementRow[]
}
export type IssuedRow = DocumentRow & {
  readonly sellerName: string
  readonly sellerCountry: string
  readonly buyerKind: 'trade' | 'consumer'
  readonly placeOfImport: string | null
  readonly sequence: string
  readonly previousNumber: string | null
  readonly hasPrevious: boolean
  readonly hasLater: boolean
  readonly nextNumber: string | null
  readonly issuedByName: string
  readonly issuer: {
    readonly joinedAt: string
    readonly role: string
    readonly roles: readonly { readonly at: string; readonly role: string }[]
  } | null
  readonly hasIssuer: boolean
  readonly papers: readonly {
    readonly status: 'queued' | 'rendered' | 'failed'
    readonly stored: boolean
    readonly requestedAt: string
  }[]
}
export type ReceivedRow = DocumentRow & {
  readonly blockedFrom: Day | null
  readonly blockedReason: string | null
  readonly files: number
  readonly warrantedBySales: readonly number[]
  readonly twins: readonly { readonly number: string; readonly date: Day }[]
}

/** Nothing is judged of what was lawfully deleted. */
const hasContent = (kind: 'issued' | 'received') =>
  sql`not exists (select from deletion_item g where g.kind = ${sql.lit(kind)} and g.record_id = d.id and g.state in ('emptied', 'done'))`

const line = (claim: string) =>
  sql.raw(`jsonb_build_object('position', l.position, 'goodsClass', l.goods_class, 'description', l.description,
  'pieces', l.pieces, 'carats', l.carats::text, 'amountMinor', l.amount_minor::text, 'hsCode', l.hs_code, 'countryOfOrigin', l.country_of_origin,
  'countryOfMining', l.country_of_mining, 'largestStone', l.largest_stone_carats::text, 'kpCertificate', l.kp_certificate,
  'treatment', l.treatment, 'claimValue', ${claim}, 'originalPosition', l.original_position)`)

/** Issued documents with everything of their own that is judged, each found by its key alone. */
export async function selectIssuedRows(tx: TenantTx, ids: readonly string[]): Promise<readonly IssuedRow[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<IssuedRow>`
    select d.id, d.document_type as "documentType", d.number, d.document_date as date, d.status = 'issued' as live, d.issued_at as "enteredAt",
      d.counterparty_id as "partnerId", d.counterparty_name as "partnerName", coalesce(d.header -> 'buyer' ->> 'country', '') as "partnerCountry",
      coalesce(d.header -> 'seller' ->> 'legalName', '') as "sellerName", coalesce(d.header -> 'seller' ->> 'country', '') as "sellerCountry",
      d.buyer_kind as "buyerKind", d.place_of_import as "placeOfImport", d.line_count as "lineCount", d.total_carats::text as "totalCarats",
      d.total_minor::text as "totalMinor", d.original_id as "originalId", d.original_received_id as "otherOriginalId",
      d.sequence::text as sequence, b.number as "previousNumber",
      exists (select from trade_document o where o.tenant_id = d.tenant_id and o.document_type = d.document_type and o.sequence = d.sequence - 1) as "hasPrevious",
      exists (select from trade_document o where o.tenant_id = d.tenant_id and o.document_type = d.document_type and o.sequence > d.sequence) as "hasLater",
      (select s.next_number::text from number_series s where s.tenant_id = d.tenant_id and s.document_type = d.document_type) as "nextNumber",
      d.issued_by_name as "issuedByName", d.issued_by is not null as "hasIssuer",
      (select jsonb_build_object('joinedAt', m.joined_at, 'role', m.role, 'roles', (
          select coalesce(jsonb_agg(jsonb_build_object('at', e.happened_at, 'role', e.details ->> 'role') order by e.happened_at), '[]')
          from event e where e.tenant_id = m.tenant_id and e.object_kind = 'member' and e.object_id = m.user_id::text and e.details ? 'role'))
        from membership m where m.tenant_id = d.tenant_id and m.user_id = d.issued_by) as issuer,
      (select coalesce(jsonb_agg(${line('l.claim_value')} order by l.position), '[]') from trade_document_line l
        where l.tenant_id = d.tenant_id and l.document_id = d.id) as lines,
      (select coalesce(jsonb_agg(jsonb_build_object('scheme', w.scheme, 'key', w.statement_key, 'version', w.statement_version, 'edition', w.edition,
          'kind', w.kind, 'text', w.text, 'textHash', w.text_hash, 'tokens', w.tokens, 'lines', w.line_positions, 'overrideReason', w.override_reason, 'suppliedOn', w.supplied_on)
          order by w.kind desc, w.statement_key, w.line_positions), '[]')
        from warranty w where w.tenant_id = d.tenant_id and w.document_id = d.id) as statements,
      (select coalesce(jsonb_agg(jsonb_build_object('status', p.status, 'stored', p.sha256 is not null, 'requestedAt', p.requested_at)), '[]')
        from document p where p.tenant_id = d.tenant_id and p.trade_document_id = d.id) as papers
    from trade_document d
    left join lateral (select o.number from trade_document o where o.tenant_id = d.tenant_id and o.document_type = d.document_type
      and o.sequence < d.sequence order by o.sequence desc limit 1) b on true
    where d.id = any(${sql.val([...ids])}::uuid[]) and ${hasContent('issued')}`.execute(tx)
  return rows
}

/** The same of received documents. */
export async function selectReceivedRows(tx: TenantTx, ids: readonly string[]): Promise<readonly ReceivedRow[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<ReceivedRow>`
    select d.id, d.document_type as "documentType", d.number, d.document_date as date, d.status = 'recorded' as live, d.recorded_at as "enteredAt",
      d.counterparty_id as "partnerId", d.counterparty_name as "partnerName", p.country as "partnerCountry",
      p.blocked_from as "blockedFrom", p.blocked_reason as "blockedReason", d.line_count as "lineCount", d.total_carats::text as "totalCarats",
      d.total_minor::text as "totalMinor", d.original_id as "originalId", d.original_issued_id as "otherOriginalId",
      (select coalesce(jsonb_agg(${line('null')} order by l.position), '[]') from received_document_line l
        where l.tenant_id = d.tenant_id and l.document_id = d.id) as lines,
      (select coalesce(jsonb_agg(jsonb_build_object('scheme', s.scheme, 'key', null, 'version', null, 'edition', s.edition, 'kind', 'warranty',
          'text', s.text, 'textHash', null, 'tokens', '{}'::jsonb, 'lines', s.line_positions, 'overrideReason', null) order by s.recorded_at, s.id), '[]')
        from received_statement s where s.tenant_id = d.tenant_id and s.document_id = d.id) as statements,
      ${positionsWarrantedBySales} as "warrantedBySales",
      (select count(*)::int from stored_file f where f.tenant_id = d.tenant_id and f.purpose = 'received-document' and f.sha256 = d.file_sha256) as files,
      (select coalesce(jsonb_agg(jsonb_build_object('number', o.number, 'date', o.document_date) order by o.recorded_at), '[]') from received_document o
        where o.tenant_id = d.tenant_id and o.counterparty_id = d.counterparty_id and o.document_type = d.document_type and o.status = 'recorded'
          and o.number_key = d.number_key
          and (o.recorded_at, o.id) < (d.recorded_at, d.id)) as twins
    from received_document d
    join counterparty p on p.tenant_id = d.tenant_id and p.id = d.counterparty_id
    where d.id = any(${sql.val([...ids])}::uuid[]) and ${hasContent('received')}`.execute(tx)
  return rows
}

export type FollowerRow = {
  readonly ofSide: Side
  readonly ofId: string
  readonly id: string
  readonly documentType: TradeDocumentType
  readonly at: Date
  readonly lines: readonly { readonly position: number | null; readonly carats: string }[]
}

/** Everything that stands and refers to one of these documents, with the lines that it takes of it. */
export async function selectFollowers(
  tx: TenantTx,
  { issued, received }: { readonly issued: readonly string[]; readonly received: readonly string[] },
): Promise<readonly FollowerRow[]> {
  if (issued.length + received.length === 0) return []
  const [ours, theirs] = [sql.val([...issued]), sql.val([...received])]
  const lines = (
    table: string,
  ) => sql`(select coalesce(jsonb_agg(jsonb_build_object('position', l.original_position, 'carats', l.carats::text)), '[]')
    from ${sql.table(table)} l where l.tenant_id = f.tenant_id and l.document_id = f.id)`
  const { rows } = await sql<FollowerRow>`
    select 'issued' as "ofSide", f.original_id as "ofId", f.id, f.document_type as "documentType", f.issued_at as at, ${lines('trade_document_line')} as lines
      from trade_document f where f.original_id = any(${ours}::uuid[]) and f.status = 'issued'
    union all select 'issued', f.original_issued_id, f.id, f.document_type, f.recorded_at, ${lines('received_document_line')}
      from received_document f where f.original_issued_id = any(${ours}::uuid[]) and f.status = 'recorded'
    union all select 'received', f.original_id, f.id, f.document_type, f.recorded_at, ${lines('received_document_line')}
      from received_document f where f.original_id = any(${theirs}::uuid[]) and f.status = 'recorded'
    union all select 'received', f.original_received_id, f.id, f.document_type, f.issued_at, ${lines('trade_document_line')}
      from trade_document f where f.original_received_id = any(${theirs}::uuid[]) and f.status = 'issued'`.execute(tx)
  return rows
}

export type OriginalRow = {
  readonly side: Side
  readonly id: string
  readonly documentType: TradeDocumentType
  readonly number: string
  readonly live: boolean
  readonly lines: readonly {
    readonly position: number
    readonly goodsClass: string
    readonly carats: string
    readonly warranted: boolean
  }[]
}

/** Documents that others refer to, with the lines that were under warranty. */
export async function selectOriginals(
  tx: TenantTx,
  { issued, received }: { readonly issued: readonly string[]; readonly received: readonly string[] },
): Promise<readonly OriginalRow[]> {
  if (issued.length + received.length === 0) return []
  const lines = (table: string, statements: string, also: string) => sql`
    (select coalesce(jsonb_agg(jsonb_build_object('position', l.position, 'goodsClass', l.goods_class, 'carats', l.carats::text,
        'warranted', exists (select from ${sql.table(statements)} w where w.tenant_id = l.tenant_id and w.document_id = l.document_id
          and l.position = any(w.line_positions) ${sql.raw(also)}))), '[]')
      from ${sql.table(table)} l where l.tenant_id = d.tenant_id and l.document_id = d.id)`
  const { rows } = await sql<OriginalRow>`
    select 'issued' as side, d.id, d.document_type as "documentType", d.number, d.status = 'issued' as live,
        ${lines('trade_document_line', 'warranty', `and w.kind = 'warranty'`)} as lines
      from trade_document d where d.id = any(${sql.val([...issued])}::uuid[])
    union all select 'received', d.id, d.document_type, d.number, d.status = 'recorded', ${lines('received_document_line', 'received_statement', '')}
      from received_document d where d.id = any(${sql.val([...received])}::uuid[])`.execute(tx)
  return rows
}

export type OwnRow = {
  readonly country: string
  readonly name: string
  readonly timeZone: string
  readonly backDatingDays: number
  readonly schemes: readonly string[]
  readonly registrations: readonly {
    readonly scheme: string
    readonly number: string
    readonly validFrom: Day
    readonly validTo: Day
  }[]
}

/** The company itself, with every registration it ever had. */
export async function selectOwn(tx: TenantTx): Promise<OwnRow> {
  const { rows } = await sql<OwnRow>`
    select c.country, c.legal_name as name, c.time_zone as "timeZone", c.back_dating_days as "backDatingDays", c.schemes,
      (select coalesce(jsonb_agg(jsonb_build_object('scheme', r.scheme, 'number', r.number, 'validFrom', r.valid_from, 'validTo', r.valid_to)), '[]')
        from registration r where r.tenant_id = c.tenant_id) as registrations
    from company c`.execute(tx)
  const [own] = rows
  if (!own) throw new Error('a company stands behind its wall')
  return own
}

export type BalanceRow = {
  readonly scheme: string
  readonly goodsClass: string
  readonly month: Day
  readonly bucket: string
  readonly carats: string
  readonly warranted: string
}

/** The months' sums of these classes, each as `scheme/class`, the oldest first. */
export async function selectBalances(tx: TenantTx, classes: readonly string[]): Promise<readonly BalanceRow[]> {
  if (classes.length === 0) return []
  const named = classes.map((each) => {
    const at = each.indexOf('/')
    return sql`(${each.slice(0, at)}, ${each.slice(at + 1)})`
  })
  const { rows } = await sql<BalanceRow>`
    select scheme, goods_class as "goodsClass", month, bucket, carats::text as carats, warranted::text as warranted
    from ledger_balance where (scheme, goods_class) in (${sql.join(named)}) order by month`.execute(tx)
  return rows
}

export type ProcessingRow = {
  readonly id: string
  readonly kind: string
  readonly day: Day
  readonly caratsIn: string
  readonly caratsOut: string
}

/** Runs of manufacturing, mixing and sorting. */
export async function selectProcessings(tx: TenantTx, ids: readonly string[]): Promise<readonly ProcessingRow[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<ProcessingRow>`
    select id, kind, day, carats_in::text as "caratsIn", carats_out::text as "caratsOut" from processing
    where id = any(${sql.val([...ids])}::uuid[])`.execute(tx)
  return rows
}
