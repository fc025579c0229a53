import { sql } from 'kysely'
import type { TenantTx } from '../../db/tenant.ts'
import type { PaperKind } from '../documents/rules.ts'
import type { TradeDocumentType } from '../kernel/goods.ts'
import type { DocumentId, TemplateId, TemplatePreviewId, TradeDocumentId } from '../kernel/ids.ts'

/** All versions of the company's templates, or those of one name, the newest first. */
export function selectTemplates(tx: TenantTx, name?: string) {
  const all = tx
    .selectFrom('template')
    .select(['id', 'name', 'version', 'status', 'revision', 'made_by_name as madeBy', 'changed_at as changedAt'])
    .select(['published_by_name as publishedBy', 'published_at as publishedAt', 'retired_at as retiredAt'])
    .orderBy('name')
    .orderBy('version', 'desc')
    .limit(500)
  return (name === undefined ? all : all.where('name', '=', name)).execute()
}

/** One version with its content, locked when it is to be changed. */
export function selectTemplate(tx: TenantTx, id: TemplateId, { lock = false } = {}) {
  const one = tx.selectFrom('template').selectAll().where('id', '=', id)
  return (lock ? one.forUpdate() : one).executeTakeFirst()
}

/** The draft or the published version of a name. */
export function selectCurrent(tx: TenantTx, name: string, status: 'draft' | 'published') {
  return tx
    .selectFrom('template')
    .select(['id', 'version', 'revision', 'content'])
    .where('name', '=', name)
    .where('status', '=', status)
    .executeTakeFirst()
}

type NewTemplate = { readonly id: TemplateId; readonly name: string; readonly content: unknown }
type By = { readonly name: string; readonly at: Date }

/** Begins the next version of a name; false when a draft of it is there already. */
export async function insertDraftTemplate(tx: TenantTx, { id, name, content }: NewTemplate, by: By): Promise<boolean> {
  const { numAffectedRows } = await sql`
    insert into template (id, name, version, status, content, made_by_name, made_at, changed_at)
    select ${id}, ${name}, coalesce(max(version), 0) + 1, 'draft', ${JSON.stringify(content)}::text::jsonb, ${by.name}, ${by.at}, ${by.at}
    from template where name = ${name}
    on conflict do nothing`.execute(tx)
  return numAffectedRows === 1n
}

/** Writes a draft when it still has the revision that was read. Tells whether it had. */
export async function updateDraftTemplate(
  tx: TenantTx,
  { id, revision, content, at }: { id: TemplateId; revision: number; content: unknown; at: Date },
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('template')
    .set({ content: sql`${JSON.stringify(content)}::text::jsonb`, revision: revision + 1, changed_at: at })
    .where('id', '=', id)
    .where('status', '=', 'draft')
    .where('revision', '=', revision)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/** Throws a draft away. Tells whether there was one. */
export async function deleteDraftTemplate(tx: TenantTx, id: TemplateId): Promise<boolean> {
  const { numDeletedRows } = await tx
    .deleteFrom('template')
    .where('id', '=', id)
    .where('status', '=', 'draft')
    .executeTakeFirst()
  return numDeletedRows === 1n
}

/** Takes the published version of a name out of use. Tells whether there was one. */
export async function retirePublished(tx: TenantTx, name: string, by: By): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('template')
    .set({ status: 'retired', retired_by_name: by.name, retired_at: by.at })
    .where('name', '=', name)
    .where('status', '=', 'published')
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/** Puts a draft into use. */
export async function publishDraft(tx: TenantTx, id: TemplateId, by: By): Promise<void> {
  await tx
    .updateTable('template')
    .set({ status: 'published', published_by_name: by.name, published_at: by.at })
    .where('id', '=', id)
    .where('status', '=', 'draft')
    .execute()
}

/** What ships for a name. */
export function selectHouse(tx: TenantTx, name: string) {
  return tx
    .selectFrom('house_template')
    .select(['body', 'css', 'dictionary'])
    .where('name', '=', name)
    .executeTakeFirst()
}

type NewPreview = {
  readonly id: TemplatePreviewId
  readonly name: string
  readonly content: unknown
  readonly branding: unknown
  readonly documentId: DocumentId | null
  readonly language: string
  readonly at: Date
}

/** Asks for a preview, and forgets those of before. */
export async function insertPreview(tx: TenantTx, asked: NewPreview): Promise<void> {
  await tx
    .deleteFrom('template_preview')
    .where('asked_at', '<', new Date(asked.at.getTime() - 15 * 60_000))
    .execute()
  const json = (value: unknown) => sql`${JSON.stringify(value)}::text::jsonb`
  await sql`insert into template_preview (id, name, content, branding, document_id, language, asked_at)
    values (${asked.id}, ${asked.name}, ${json(asked.content)}, ${asked.branding === null ? null : json(asked.branding)},
      ${asked.documentId}, ${asked.language}, ${asked.at})`.execute(tx)
}

/** A preview as the worker reads it. */
export function selectPreview(tx: TenantTx, id: TemplatePreviewId) {
  return tx
    .selectFrom('template_preview')
    .select(['id', 'name', 'content', 'branding', 'document_id as documentId', 'language', 'status'])
    .where('id', '=', id)
    .executeTakeFirst()
}

/** What became of a preview. */
export function selectPreviewed(tx: TenantTx, id: TemplatePreviewId) {
  return tx
    .selectFrom('template_preview')
    .select(['status', 'findings', 'failure', 'text'])
    .select(sql<number>`coalesce(array_length(images, 1), 0)`.as('pages'))
    .where('id', '=', id)
    .executeTakeFirst()
}

/** One page of a preview, as PNG. */
export async function selectPreviewImage(tx: TenantTx, id: TemplatePreviewId, page: number) {
  const row = await tx
    .selectFrom('template_preview')
    .select(sql<Buffer | null>`images[${page}::int]`.as('image'))
    .where('id', '=', id)
    .executeTakeFirst()
  return row?.image ?? null
}

export type Previewed = {
  readonly findings: readonly {
    readonly line: number
    readonly column: number
    readonly sentence: string
    /** Of the style sheet; else of the template. */
    readonly inCss?: boolean
  }[]
  readonly failure: string | null
  readonly images: readonly Uint8Array[]
  readonly text: string | null
}

/** Writes down what a preview shows. */
export async function updatePreview(tx: TenantTx, id: TemplatePreviewId, done: Previewed): Promise<void> {
  const images = done.images.map((image) => Buffer.from(image))
  await tx
    .updateTable('template_preview')
    .set({
      ...{ status: 'done', failure: done.failure, text: done.text },
      findings: sql`${JSON.stringify(done.findings)}::text::jsonb`,
      images: images.length === 0 ? sql`'{}'::bytea[]` : sql`array[${sql.join(images)}]::bytea[]`,
    })
    .where('id', '=', id)
    .execute()
}

/** The paper of an issued document that a preview is to show in another dress. */
export function selectPaper(tx: TenantTx, tradeDocumentId: TradeDocumentId, kind: PaperKind) {
  return tx
    .selectFrom('document')
    .select('id')
    .where('trade_document_id', '=', tradeDocumentId)
    .where('kind', '=', kind)
    .orderBy('id')
    .executeTakeFirst()
}

/** The newest issued documents, to preview with. */
export function selectRecentDocuments(tx: TenantTx, documentType: TradeDocumentType | null) {
  const all = tx.selectFrom('trade_document').select(['id', 'number']).orderBy('issued_at', 'desc').limit(20)
  return (documentType === null ? all : all.where('document_type', '=', documentType)).execute()
}
