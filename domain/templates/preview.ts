import { setTimeout as pause } from 'node:timers/promises'
import { z } from 'zod'
import { inTenant } from '../../db/tenant.ts'
import type { Deps } from '../deps.ts'
import { type PaperKind, paperKinds } from '../documents/rules.ts'
import { type Actor, authorizeInCompany, type TenantActor } from '../kernel/actor.ts'
import { type Branding, brandingSchema, houseBranding } from '../kernel/branding.ts'
import { DomainError, notFound } from '../kernel/errors.ts'
import { letterTypes, type TradeDocumentType } from '../kernel/goods.ts'
import { newId, type TemplatePreviewId, type TradeDocumentId } from '../kernel/ids.ts'
import { parseInput } from '../kernel/parse.ts'
import {
  insertPreview,
  selectCurrent,
  selectPaper,
  selectPreviewed,
  selectPreviewImage,
  selectRecentDocuments,
} from './queries.ts'
import { BRANDING, previewSchema, type TemplateContent, templateSchema } from './schema.ts'

type PreviewDeps = Pick<Deps, 'db' | 'clock' | 'ring'>
const findingsSchema = z.array(
  z.object({
    line: z.int(),
    column: z.int(),
    sentence: z.string(),
    /** Of the style sheet; else of the template. */
    inCss: z.boolean().default(false),
  }),
)
export type PreviewFinding = z.output<typeof findingsSchema>[number]
/** What a preview shows: pictures of its pages, or what is wrong with the template and where. */
export type Preview = {
  readonly id: TemplatePreviewId
  readonly pages: number
  readonly findings: readonly PreviewFinding[]
  /** Why there is no picture; beside pictures, why the paper would not be issued. */
  readonly failure: string | null
  /** The paper's own text. */
  readonly text: string | null
}

const [EVERY_MS, PATIENCE_MS] = [25, 15_000]

/** Has the worker print what somebody is writing, with sample data or an issued document's, and waits for it. */
export async function previewTemplate(deps: PreviewDeps, actor: Actor, input: unknown): Promise<Preview> {
  authorizeInCompany(actor, 'template:write')
  const { name, language, documentId } = parseInput(previewSchema, input)
  const content = name === BRANDING ? null : parseInput(templateSchema, input)
  return ask(deps, actor, { name, content, language, documentId })
}

/** Throws `invalid`, by line and column, for a template that the worker would not run. */
export async function refuseFindings(
  deps: PreviewDeps,
  actor: TenantActor,
  name: string,
  content: TemplateContent,
): Promise<void> {
  const { findings, failure, pages } = await ask(deps, actor, { name, content, language: 'en', documentId: null })
  const sentences = (inCss: boolean) =>
    findings
      .filter((each) => each.inCss === inCss)
      .map(({ line, column, sentence }) => `Line ${line}, column ${column}: ${sentence}`)
  const [body, css] = [sentences(false), sentences(true)]
  if (failure !== null && pages === 0) body.push(failure)
  if (body.length + css.length === 0) return
  throw new DomainError('invalid', 'The template may not be kept like this.', {
    reason: 'template_refused',
    fields: { ...(body.length > 0 ? { body } : {}), ...(css.length > 0 ? { css } : {}) },
  })
}

/** Throws `conflict` for a draft whose paper the worker would not issue: its official words could not be read (REN-8). */
export async function refuseUnissued(
  deps: PreviewDeps,
  actor: TenantActor,
  name: string,
  content: TemplateContent | null,
): Promise<void> {
  const { findings, failure } = await ask(deps, actor, { name, content, language: 'en', documentId: null })
  const sentence = failure ?? findings[0]?.sentence
  if (sentence) throw new DomainError('conflict', sentence, { reason: 'template_unfit' })
}

type Asked = {
  readonly name: string
  readonly content: TemplateContent | null
  readonly language: string
  readonly documentId: TradeDocumentId | null
}

async function ask(deps: PreviewDeps, actor: TenantActor, asked: Asked): Promise<Preview> {
  const id = newId<TemplatePreviewId>()
  const inCompany = <T>(work: Parameters<typeof inTenant<T>>[2]) => inTenant(deps.db, actor.tenantId, work)
  await inCompany(async (tx) => {
    const paper =
      asked.documentId &&
      !letterTypes.some((type) => type === asked.name) &&
      (await selectPaper(tx, asked.documentId, paperKind(asked.name)))
    if (asked.documentId && !paper) throw notFound('document')
    // A template is shown in the look that it will be printed in; the look itself as it is drafted.
    const drafted = asked.name === BRANDING ? await selectCurrent(tx, BRANDING, 'draft') : undefined
    const look = drafted ?? (await selectCurrent(tx, BRANDING, 'published'))
    const branding: Branding = look ? brandingSchema.parse(look.content) : houseBranding
    const { name, content, language } = asked
    await insertPreview(tx, {
      ...{ id, name, content, branding, language },
      documentId: paper ? paper.id : null,
      at: deps.clock.now(),
    })
  })
  await deps.ring('preview-template', { tenantId: actor.tenantId, previewId: id })
  const until = Date.now() + PATIENCE_MS
  for (;;) {
    const found = await inCompany((tx) => selectPreviewed(tx, id))
    if (found?.status === 'done') {
      const { pages, failure, text } = found
      return { id, pages, failure, text, findings: findingsSchema.parse(found.findings) }
    }
    if (Date.now() > until)
      throw new DomainError(
        'conflict',
        'The printer does not answer just now. Nothing is lost; try again in a moment.',
        {
          reason: 'printer_away',
        },
      )
    await pause(EVERY_MS)
  }
}

function paperKind(name: string): PaperKind {
  return paperKinds.find((kind) => kind === name) ?? 'trade-document'
}

/** One page of a preview as PNG. */
export async function previewImage(
  deps: Pick<Deps, 'db'>,
  actor: Actor,
  id: TemplatePreviewId,
  page: number,
): Promise<Uint8Array> {
  authorizeInCompany(actor, 'template:read')
  const image = await inTenant(deps.db, actor.tenantId, (tx) => selectPreviewImage(tx, id, page))
  if (!image) throw notFound('preview')
  return image
}

/** The newest documents that a template of this name would have printed, to preview it with. */
export async function previewDocuments(deps: Pick<Deps, 'db'>, actor: Actor, name: string) {
  authorizeInCompany(actor, 'template:read')
  // Only a sample shows what a letter looks like: few are written, and each of another kind of facts.
  if (letterTypes.some((type) => type === name)) return []
  const type = paperKind(name) === 'trade-document' && name !== BRANDING ? (name as TradeDocumentType) : null
  return inTenant(deps.db, actor.tenantId, (tx) => selectRecentDocuments(tx, type))
}
