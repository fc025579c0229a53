import { inTenant, type TenantTx } from '../../db/tenant.ts'
import { selectVolumes } from '../audit-packs/queries.ts'
import { findPack } from '../audit-packs/read-packs.ts'
import { chosenScheme } from '../companies/chosen-scheme.ts'
import { todayAt } from '../companies/today.ts'
import type { Deps } from '../deps.ts'
import { requeueFailed } from '../documents/queries.ts'
import { insertEvent } from '../events/queries.ts'
import { type Actor, authorizeInCompany, type TenantActor } from '../kernel/actor.ts'
import { DomainError, invalidField, notFound } from '../kernel/errors.ts'
import { AUDITOR_CERTIFICATE } from '../kernel/goods.ts'
import type { AuditPackId, EngagementId, LetterId } from '../kernel/ids.ts'
import { parseInput } from '../kernel/parse.ts'
import type { LetterContent } from '../letters/content.ts'
import { writeLetter } from '../letters/index.ts'
import { companyChooser } from '../schemes/index.ts'
import { engagementOf } from '../workbench/populations.ts'
import { examinedIn, raisedIn } from './examined.ts'
import { firmToCompany } from './letterhead.ts'
import { lockEngagement, selectCertificate, updateWithdrawn } from './queries.ts'
import { unfitting } from './rules.ts'
import { type CertificateRequest, certificateSchema, withdrawSchema } from './schema.ts'

export { certificateStart, listCertificates, readCertificate, readCertificateFile } from './read.ts'

type WriteDeps = Pick<Deps, 'db' | 'clock' | 'ring' | 'keys' | 'library'>

/**
 * Writes an auditor's certificate: what he examined in his engagement, what he found, and what he concludes from it, frozen
 * from the rows of that moment. Refuses a conclusion that does not fit what was found, or that comes before every sample is finished.
 */
export async function writeCertificate(deps: WriteDeps, actor: Actor, input: unknown): Promise<LetterId> {
  authorizeInCompany(actor, 'auditor-certificate:write')
  const engagement = engagementOf(actor)
  const asked = parseInput(certificateSchema, input)
  if (asked.from < engagement.from) throw invalidField('from', `Your engagement begins on ${engagement.from}.`)
  if (asked.to > engagement.to) throw invalidField('to', `Your engagement ends on ${engagement.to}.`)
  const written = await inTenant(deps.db, actor.tenantId, async (tx) => {
    const content = await contentOf(tx, deps, { actor, of: engagement.id, asked })
    const examined = content.samples.reduce((sum, each) => sum + each.examined, 0)
    return writeLetter(tx, deps, actor, {
      ...{ content, day: await todayAt(tx, deps.clock), engagementId: engagement.id },
      ...{ carats: `${examined}.000`, unit: 'items', counterpartyId: null, confirmationId: null },
    })
  })
  await deps.ring('render-document', { tenantId: actor.tenantId, documentId: written.documentId })
  return written.id
}

type Asked = { readonly actor: TenantActor; readonly of: EngagementId; readonly asked: CertificateRequest }
type CertificateContent = Extract<LetterContent, { kind: typeof AUDITOR_CERTIFICATE }>

async function contentOf(
  tx: TenantTx,
  deps: Pick<Deps, 'library'>,
  { actor, of, asked }: Asked,
): Promise<CertificateContent> {
  const { auditor, firm } = await lockEngagement(tx, of)
  const scheme = chosenScheme((await companyChooser(deps, tx)).library.schemes, asked.scheme)
  const { samples, open } = await examinedIn(tx, of)
  const findings = await raisedIn(tx, of)
  const unfit = unfitting(asked.conclusion, { samples: open, findings })
  if (unfit) throw invalidField('conclusion', unfit, 'unfitting')
  const { from, to, reportForm: form, conclusion, basis, notExamined, language } = asked
  return {
    kind: AUDITOR_CERTIFICATE,
    ...(await firmToCompany(tx, { firm, language })),
    ...{ auditor, scheme: scheme.name, from, to, form, conclusion, basis, notExamined, samples, findings },
    packs: await packsOf(tx, actor, asked.packs as AuditPackId[]),
  }
}

/** The packs that he says he verified, each with all its volumes: released, and of his engagement. */
async function packsOf(tx: TenantTx, actor: TenantActor, ids: readonly AuditPackId[]) {
  const packs = []
  for (const id of ids) {
    const { label } = await findPack(tx, actor, id)
    const volumes = await selectVolumes(tx, id)
    const name = (number: number) => (volumes.length > 1 ? `${label} (${number}/${volumes.length})` : label)
    packs.push(...volumes.map(({ number, sha256 }) => ({ label: name(number), sha256 })))
  }
  return packs
}

/** Takes a certificate back, with a reason that the company and whoever scans its code learns. */
export async function withdrawCertificate(
  deps: Pick<Deps, 'db' | 'clock'>,
  actor: Actor,
  id: LetterId,
  input: unknown,
): Promise<void> {
  authorizeInCompany(actor, 'auditor-certificate:write')
  const { reason } = parseInput(withdrawSchema, input)
  const of = engagementOf(actor).id
  const at = deps.clock.now()
  await inTenant(deps.db, actor.tenantId, async (tx) => {
    const certificate = await selectCertificate(tx, id, of)
    if (!certificate) throw notFound('auditor’s certificate')
    if (!(await updateWithdrawn(tx, { id, of }, { by: actor.name, at, reason })))
      throw new DomainError('conflict', 'This certificate is withdrawn already.', { reason: 'withdrawn' })
    const details = { number: certificate.number, reason }
    await insertEvent(tx, actor, at, { verb: 'withdrawn', objectKind: AUDITOR_CERTIFICATE, objectId: id, details })
  })
}

/** Asks once more for the PDF of a certificate that could not be printed. */
export async function printCertificateAgain(
  deps: Pick<Deps, 'db' | 'clock' | 'ring'>,
  actor: Actor,
  id: LetterId,
): Promise<void> {
  authorizeInCompany(actor, 'auditor-certificate:write')
  const of = engagementOf(actor).id
  const papers = await inTenant(deps.db, actor.tenantId, async (tx) => {
    if (!(await selectCertificate(tx, id, of))) throw notFound('auditor’s certificate')
    const failed = await requeueFailed(tx, 'letter_id', id)
    if (failed.length === 0)
      throw new DomainError('conflict', 'The PDF of this certificate has not failed.', { reason: 'nothing_failed' })
    const about = { verb: 'printed-again', objectKind: AUDITOR_CERTIFICATE, objectId: id } as const
    await insertEvent(tx, actor, deps.clock.now(), about)
    return failed
  })
  await Promise.all(papers.map((documentId) => deps.ring('render-document', { tenantId: actor.tenantId, documentId })))
}
