import { inTenant, type TenantTx } from '../../db/tenant.ts'
import type { Deps } from '../../domain/deps.ts'
import { documentToRender } from '../../domain/documents/index.ts'
import { ownTemplateSchema } from '../../domain/documents/own-template.ts'
import { type Branding, brandingSchema, houseBranding } from '../../domain/kernel/branding.ts'
import type { TradeDocumentType } from '../../domain/kernel/goods.ts'
import type { TemplatePreviewId, TenantId } from '../../domain/kernel/ids.ts'
import { type LanguageTag, languageOr } from '../../domain/kernel/languages.ts'
import { type Previewed, selectPreview, updatePreview } from '../../domain/templates/queries.ts'
import { BRANDING } from '../../domain/templates/schema.ts'
import type { JobRun, Payload } from '../../platform/jobs.ts'
import { qrSvg } from '../../templates/qr.ts'
import { sampleAccount, sampleConfirmation } from '../../templates/sample-letters.ts'
import {
  sampleDeclarationPage,
  sampleDocument,
  sampleSlip,
  sampleStatementPage,
  sampleSupplement,
} from '../../templates/samples.ts'
import { studioKind } from '../../templates/studio/house.ts'
import { picturesOf } from '../pdf/picture.ts'
import type { Printer } from '../pdf/printer.ts'
import { sizeFault } from '../pdf/size-check.ts'
import { readByPdfium } from '../pdf/text-check.ts'
import { layOut, type PageInput, pageInput } from '../templates/page-html.ts'
import type { TemplateRunner } from '../templates/runner.ts'
import { refusePoison } from './poison.ts'
import { type ReportDeps, reportStray } from './report-stray.ts'

type PreviewDeps = Pick<Deps, 'db' | 'library' | 'keys'> &
  ReportDeps & {
    readonly printer: Pick<Printer, 'print' | 'measure'>
    readonly templates: Pick<TemplateRunner, 'ask'>
    readonly publicUrl: string
  }
const MOST_PAGES = 3
const NOTHING: Previewed = { findings: [], failure: null, images: [], text: null }

/**
 * Shows somebody what a template will print, by the same engine that prints; or says, by line, why it may not be run. A
 * paper that would not be issued, because its official words cannot be read (REN-8), is shown with the reason.
 */
export async function previewTemplate(
  deps: PreviewDeps,
  payload: Payload<'preview-template'>,
  run: JobRun,
): Promise<void> {
  const [tenantId, id] = [payload.tenantId as TenantId, payload.previewId as TemplatePreviewId]
  const asked = await inTenant(deps.db, tenantId, (tx) => selectPreview(tx, id))
  if (!asked) {
    const row = { row: 'preview', previewId: id } as const
    await reportStray(deps, { jobName: 'preview-template', jobId: run.jobId, tenantId, ...row })
    return
  }
  if (asked.status === 'done') return
  const refused = refusePoison(deps, 'preview-template', run)
  const shown = await refused
    .then(() => show(deps, tenantId, asked))
    .catch((error: unknown) => ({
      ...NOTHING,
      failure: error instanceof Error ? error.message : 'The preview could not be made.',
    }))
  await inTenant(deps.db, tenantId, (tx) => updatePreview(tx, id, shown))
}

type Asked = NonNullable<Awaited<ReturnType<typeof selectPreview>>>

async function show(deps: PreviewDeps, tenantId: TenantId, asked: Asked): Promise<Previewed> {
  const own = asked.content === null ? null : ownTemplateSchema.parse(asked.content)
  const branding = asked.branding === null ? houseBranding : brandingSchema.parse(asked.branding)
  const page = await inTenant(deps.db, tenantId, (tx) => inputOf(deps, tx, asked, branding))
  const answer = await layOut(page, { runner: deps.templates, printer: deps.printer, owner: tenantId, own })
  if (answer.is === 'failed') return { ...NOTHING, failure: answer.sentence }
  if (answer.is === 'refused')
    return { ...NOTHING, findings: [...answer.body, ...answer.css.map((each) => ({ ...each, inCss: true }))] }
  const { paper, language, seller, number } = page.input
  const footer = [branding.footer ?? seller.name, number].join(' · ')
  const pdf = await deps.printer.print(answer.html, { paper, footer, owner: tenantId, language })
  const [images, { text }] = await Promise.all([picturesOf(pdf, MOST_PAGES), readByPdfium(pdf)])
  const fault = sizeFault(pdf, page.words)
  return {
    ...NOTHING,
    images,
    text,
    failure: fault && `${fault} A paper like this is not issued: the template cannot be published.`,
  }
}

async function inputOf(deps: PreviewDeps, tx: TenantTx, asked: Asked, branding: Branding): Promise<PageInput> {
  const page = asked.documentId === null ? null : await documentToRender(deps, tx, asked.documentId)
  if (!page) return sampleOf(asked.name, { language: languageOr(asked.language), branding, paper: 'A4' })
  const url = `${deps.publicUrl}/v/${deps.keys.linkSecret('verification', page.subjectId)}`
  return pageInput({ ...page, own: { ...page.own, branding } }, { url, qrSvg: qrSvg(url) })
}

type Look = { readonly language: LanguageTag; readonly branding: Branding; readonly paper: 'A4' }

function sampleOf(name: string, look: Look): PageInput {
  const template = name === BRANDING ? 'invoice' : studioKind(name)
  const words = [sampleSlip.text]
  if (template === 'warranty-statement') return { template, input: sampleStatementPage(look), words }
  if (template === 'declaration') return { template, input: sampleDeclarationPage(look), words }
  if (template === 'supplementary-letter') return { template, input: sampleSupplement(look), words }
  if (template === 'import-confirmation') return { template, input: sampleConfirmation(look), words }
  if (template === 'warranty-account') return { template, input: sampleAccount(look), words: [] }
  const documentType = (name === BRANDING ? 'invoice' : name) as TradeDocumentType
  return { template, input: sampleDocument(documentType, look), words }
}
