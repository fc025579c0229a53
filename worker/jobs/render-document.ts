import { createHash } from 'node:crypto'
import { inTenant } from '../../db/tenant.ts'
import type { Deps } from '../../domain/deps.ts'
import { documentToRender, markFailed, markRendered } from '../../domain/documents/index.ts'
import type { DocumentId, TenantId } from '../../domain/kernel/ids.ts'
import type { JobRun, Payload } from '../../platform/jobs.ts'
import { qrSvg } from '../../templates/qr.ts'
import { renderHtml, templateVersion } from '../../templates/render.ts'
import type { Printer } from '../pdf/printer.ts'
import { checkText } from '../pdf/text-check.ts'
import { type ReportDeps, reportStray } from './report-stray.ts'

export type RenderDeps = Pick<Deps, 'db' | 'keys' | 'files'> &
  ReportDeps & {
    readonly printer: Pick<Printer, 'print' | 'sandbox'>
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
  const page = await inTenant(deps.db, tenantId, (tx) => documentToRender(tx, id))
  if (!page)
    return reportStray(deps, {
      jobName: 'render-document',
      jobId: run.jobId,
      row: 'document',
      tenantId,
      documentId: id,
    })
  if (page.status !== 'queued') return
  const document = { tenantId, id, tradeDocumentId: page.tradeDocumentId }
  try {
    const { pdf, ...about } = await printPage(deps, tenantId, page)
    const { sha256, bytes } = await deps.files.put(tenantId, pdf)
    const stored = { ...about, sha256, bytes: BigInt(bytes), rendered_at: deps.clock.now() }
    await inTenant(deps.db, tenantId, (tx) => markRendered(tx, document, stored))
  } catch (error) {
    if (run.lastAttempt) {
      const reason = error instanceof Error ? error.message : 'The page could not be printed.'
      await inTenant(deps.db, tenantId, (tx) => markFailed(tx, document, reason))
    }
    throw error
  }
}

async function printPage(deps: RenderDeps, tenantId: TenantId, page: Page) {
  const { facts, priced } = page
  const name = page.kind === 'warranty-statement' ? 'warranty-statement' : 'invoice'
  const url = `${deps.publicUrl}/v/${deps.keys.linkSecret('verification', page.tradeDocumentId)}`
  const common = { ...facts, verification: { url, qrSvg: qrSvg(url) } }
  const { total, ...money } = priced
  const full = { ...common, ...money, totals: { ...facts.totals, amount: total } }
  const html = name === 'invoice' ? renderHtml('invoice', full) : renderHtml('warranty-statement', common)
  const footer = `${facts.seller.name} · ${facts.number}`
  const pdf = await deps.printer.print(html, { paper: facts.paper, footer, owner: tenantId })
  const { pages } = await checkText(pdf, [
    facts.number,
    facts.seller.name,
    facts.buyer.name,
    facts.totals.carats,
    ...(name === 'invoice' ? [total] : []),
    ...facts.statements.map((each) => each.text),
  ])
  return {
    pdf,
    pages,
    template_version: templateVersion(name),
    input_sha256: createHash('sha256').update(html).digest('hex'),
    sandbox: deps.printer.sandbox,
  }
}
