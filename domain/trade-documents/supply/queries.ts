import { sql } from 'kysely'
import type { TenantTx } from '../../../db/tenant.ts'
import type { Day } from '../../kernel/calendar.ts'
import type { DocumentId, TradeDocumentId, WarrantyId } from '../../kernel/ids.ts'
import type { Decision, Instance } from '../../warranties/question.ts'

/** A statement that a letter gives to some lines of a document. */
export type Supplied = {
  readonly id: WarrantyId
  readonly documentId: DocumentId
  readonly decision: Pick<Decision, 'scheme' | 'key' | 'version' | 'edition' | 'why'>
  readonly instance: Instance
  readonly textHash: string
  readonly registrationNumber: string | null
  readonly suppliedOn: Day
  readonly paper: 'A4' | 'Letter'
}

/** Adds a statement to an issued document, asks for its letter, and has the document judged anew. False when it has it already. */
export async function insertSupplied(
  tx: TenantTx,
  of: TradeDocumentId,
  supplied: Supplied,
  at: Date,
): Promise<boolean> {
  const { decision, instance } = supplied
  const json = (value: unknown) => sql`${JSON.stringify(value)}::text::jsonb`
  const { rows } = await sql<{ id: string }>`
    with promise as (
      insert into warranty (id, document_id, scheme, statement_key, statement_version, edition, kind, placement, text, text_hash, tokens, fields,
        line_positions, registration_number, rule_key, rule_sentence, supplied_on)
      values (${supplied.id}::uuid, ${of}::uuid, ${decision.scheme}, ${decision.key}, ${decision.version}, ${decision.edition}, 'warranty', 'own-page',
        ${instance.text}, ${supplied.textHash}, ${json(instance.tokens)}, ${json(instance.fields)}, ${[...instance.lines]}::int[],
        ${supplied.registrationNumber}, ${decision.why.rule}, ${decision.why.sentence}, ${supplied.suppliedOn}::text::date)
      on conflict do nothing returning id
    ), due as (
      insert into exception_due (tenant_id, scope_kind, scope_id)
      select nullif(current_setting('app.tenant_id', true), '')::uuid, 'issued', ${of} from promise
    )
    select id from promise`.execute(tx)
  if (rows.length === 0) return false
  await sql`insert into document (id, trade_document_id, kind, warranty_id, paper, template_id, branding_id, requested_at)
    values (${supplied.documentId}::uuid, ${of}::uuid, 'supplementary-letter', ${supplied.id}::uuid, ${supplied.paper},
      (select t.id from template t where t.status = 'published' and t.name = 'supplementary-letter'),
      (select t.id from template t where t.status = 'published' and t.name = 'branding'), ${at})`.execute(tx)
  return true
}

/** The ids of the statements that letters gave to a document: each is a source of its own in the ledger. */
export async function selectSuppliedIds(tx: TenantTx, id: TradeDocumentId): Promise<readonly WarrantyId[]> {
  const rows = await tx
    .selectFrom('warranty')
    .select('id')
    .where('document_id', '=', id)
    .where('supplied_on', 'is not', null)
    .execute()
  return rows.map((row) => row.id as WarrantyId)
}
