import { inTenant } from '../../db/tenant.ts'
import type { Deps } from '../../domain/deps.ts'
import { documentToRender, markFailed, markRendered } from '../../domain/documents/index.ts'
import { canonicalJson } from '../../domain/kernel/canonical.ts'
import type { DocumentId, TenantId } from '../../domain/kernel/ids.ts'
import { sha256 } from '../../domain/kernel/sha256.ts'
import { type Signing, type SigningDeps, signerOf } from '../../domain/signing/index.ts'
import type { JobRun, Payload } from '../../platform/jobs.ts'
import { qrSvg } from '../../templates/qr.ts'
import { titleOf } from '../../templates/render.ts'
import { archivePdf } from '../pdf/archive/index.ts'
import { signPdf } from '../pdf/archive/sign.ts'
import type { Printer } from '../pdf/printer.ts'
import { checkSizes } from '../pdf/size-check.ts'
import { checkText } from '../pdf/text-check.ts'
import { htmlOf, pageInput, versionOf } from '../templates/page-html.ts'
import type { TemplateRunner } from '../templates/runner.ts'
import { isRefusedAsPoison, refusePoison } from './poison.ts'
import { printedAddress } from './printed-code.ts'
import { type ReportDeps, reportStray } from './report-stray.ts'

export type RenderDeps = Pick<Deps, 'db' | 'keys' | 'files' | 'library'> &
  SigningDeps &
  ReportDeps & {
    readonly printer: Pick<Printer, 'print' | 'measure' | 'sandbox'>
    readonly templates: Pick<TemplateRunner, 'ask'>
    readonly publicUrl: string
  }
type Page = NonNullable<Awaited<ReturnType<typeof documentToRender>>>

/** Prints a queued page: HTML from frozen rows, PDF, check of its own words, file, row. A page already printed is left. */
export async function renderDocument(
  deps: RenderDeps,
  payload: Payload<'render-document'>,
  run: JobRun,
): Promise<void> {
  const tenantId = payload.tenantId as TenantId
  const id = payload.documentId as DocumentId
  const page = await inTenant(deps.db, tenantId, (tx) => documentToRender(deps, tx, id))
  if (!page)
    return reportStray(deps, {
      jobName: 'render-document',
      jobId: run.jobId,
      row: 'document',
      tenantId,
      documentId: id,
    })
  if (page.status !== 'queued') return
  const document = { tenantId, id, subjectId: page.subjectId }
  try {
    await refusePoison(deps, 'render-document', run)
    const { pdf, ...about } = await printPage(deps, { tenantId, id }, page)
    const { signed, ...signature } = await signedPage(deps, { tenantId, engagementId: page.engagementId }, pdf)
    const file = await deps.files.put(tenantId, signed)
    const stored = {
      ...about,
      ...signature,
      sha256: file.sha256,
      bytes: BigInt(file.bytes),
      rendered_at: deps.clock.now(),
    }
    await inTenant(deps.db, tenantId, (tx) => markRendered(tx, document, stored))
  } catch (error) {
    if (run.lastAttempt || isRefusedAsPoison(error)) {
      const reason = error instanceof Error ? error.message : 'The page could not be printed.'
      await inTenant(deps.db, tenantId, (tx) => markFailed(tx, document, reason))
    }
    throw error
  }
}

/** The page with its company's or its auditor's signature; as it is when signing is down, to be signed later (EVD-6). */
async function signedPage(deps: RenderDeps, whose: Signing, pdf: Uint8Array) {
  const at = deps.clock.now()
  try {
    const signer = await signerOf(deps, whose)
    const signed = await signPdf(pdf, { ...signer, at })
    return { signed, signature: 'signed' as const, signed_at: at, signing_key_id: signer.keyId }
  } catch (error) {
    deps.log.warn({ reason: String(error) }, 'a page was stored without its signature')
    return { signed: pdf, signature: 'awaited' as const, signed_at: null, signing_key_id: null }
  }
}

async function printPage(
  deps: RenderDeps,
  { tenantId, id }: { readonly tenantId: TenantId; readonly id: DocumentId },
  page: Page,
) {
  const { facts } = page
  const code = deps.keys.linkSecret('verification', page.subjectId)
  const url = `${deps.publicUrl}/v/${code}`
  const json = canonicalJson({ ...page.data, verification: url })
  const printed = await printedAddress(deps, { url, code, data: page.data, json })
  const asked = pageInput(page, { url, qrSvg: qrSvg(printed) })
  const { template: own, branding } = page.own
  const html = await htmlOf(asked, { runner: deps.templates, printer: deps.printer, owner: tenantId, own })
  const footer = [branding.footer ?? facts.seller.name, facts.number].join(' · ')
  const { language } = facts
  const print = await deps.printer.print(html, { paper: facts.paper, footer, owner: tenantId, language })
  const about = { title: titleOf(asked.input), language, author: facts.seller.name, at: page.at, id }
  const pdf = archivePdf(print, about, {
    name: `${facts.number}.json`,
    description: 'What the document says, as canonical JSON',
    content: Buffer.from(json),
  })
  const { pages } = await checkText(pdf, asked.words, [facts.number, ...page.parties])
  // Our own templates are ours to keep readable; a company's is measured on its paper.
  if (own !== null) checkSizes(pdf, asked.words)
  return {
    pdf,
    pages,
    template_version: versionOf(asked, own),
    input_sha256: sha256(html),
    sandbox: deps.printer.sandbox,
  }
}
