import type { SealDeps } from '../../domain/evidence-log/seal.ts'
import type { AuditPackId, TenantId } from '../../domain/kernel/ids.ts'
import { companySigner } from '../../domain/signing/index.ts'
import { labelsOf } from '../../templates/labels/index.ts'
import { renderHtml, type TemplateInputs, titleOf } from '../../templates/render.ts'
import { archivePdf } from '../pdf/archive/index.ts'
import { signPdf } from '../pdf/archive/sign.ts'
import type { Printer } from '../pdf/printer.ts'
import type { selectCompany } from './queries.ts'

type Making = {
  readonly deps: SealDeps & {
    readonly printer: Pick<Printer, 'print'>
    readonly log: { readonly warn: (fields: object, text: string) => void }
  }
  readonly job: { readonly tenantId: TenantId; readonly packId: AuditPackId }
  readonly pack: { readonly label: string; readonly requested_at: Date }
  readonly company: Awaited<ReturnType<typeof selectCompany>>
}

/** A page of the pack itself, with the company's signature: the same pack has the same bytes, for its time is the pack's. */
export async function signedPage<N extends 'audit-cover' | 'audit-summary'>(
  { deps, job, pack, company }: Making,
  name: N,
  facts: TemplateInputs[N],
): Promise<Uint8Array> {
  const { language } = facts
  const print = await deps.printer.print(renderHtml(name, facts), {
    paper: company.paper,
    footer: `${company.legal_name} · ${labelsOf(language).pack.cover} ${pack.label}`,
    owner: job.tenantId,
    language,
  })
  const about = { title: titleOf(facts), language, author: company.legal_name, at: pack.requested_at }
  const page = archivePdf(print, { ...about, id: `${job.packId} ${name}` })
  try {
    return await signPdf(page, { ...(await companySigner(deps, job.tenantId)), at: pack.requested_at })
  } catch (error) {
    deps.log.warn({ reason: String(error) }, 'the pages of a pack could not be signed')
    throw Object.assign(new Error('The pages of the pack cannot be signed just now.'), { name: 'NotYet' })
  }
}
