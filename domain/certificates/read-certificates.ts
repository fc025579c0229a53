import { inTenant, type TenantTx } from '../../db/tenant.ts'
import { todayAt } from '../companies/today.ts'
import type { Deps } from '../deps.ts'
import { selectPaper } from '../evidence/queries.ts'
import { type Actor, authorizeInCompany, type TenantActor } from '../kernel/actor.ts'
import { type Day, isDay } from '../kernel/calendar.ts'
import { readCursor, writeCursor } from '../kernel/cursor.ts'
import { DomainError, notFound } from '../kernel/errors.ts'
import type { CertificateId } from '../kernel/ids.ts'
import { parseInput } from '../kernel/parse.ts'
import { requireContent } from '../retention/gone.ts'
import { companyChooser } from '../schemes/index.ts'
import { engagementPeriod } from '../trade-documents/read-document.ts'
import { withUse } from './facts.ts'
import { confirmationOf, findingsOf } from './findings.ts'
import { certificateLaw, certifiedCodes } from './law.ts'
import { confirmationLetter, letterText } from './letter.ts'
import {
  type CertificateRow,
  selectCertificate,
  selectCertificatePage,
  selectCompanyCountry,
  selectConfirmations,
  selectLines,
  selectPredecessors,
  selectSuccessors,
} from './queries.ts'
import { certificateListSchema, furtherSchema } from './schema.ts'

type ReadDeps = Pick<Deps, 'db' | 'clock' | 'library'>

/** A page of the register, each certificate with its use and what is to be said of it; an auditor sees his period. */
export async function listCertificates(deps: ReadDeps, actor: Actor, input: unknown) {
  authorizeInCompany(actor, 'certificate:read')
  const query = parseInput(certificateListSchema, input)
  const after = readCursor(query.cursor, isDay)
  const wanted = { ...query, within: engagementPeriod(actor) }
  const found = await inTenant(deps.db, actor.tenantId, async (tx) =>
    judged(deps, tx, await selectCertificatePage(tx, wanted, after)),
  )
  const certificates = found.slice(0, query.limit)
  const last = found.length > query.limit ? certificates.at(-1) : undefined
  return { certificates, nextCursor: last ? writeCursor({ value: last.countsOn, id: last.id }) : null }
}

/** One certificate with its goods, its chain, its confirmations, the documents that name it, and what is to be said of it. */
export async function readCertificate(deps: ReadDeps, actor: Actor, id: CertificateId) {
  authorizeInCompany(actor, 'certificate:read')
  return inTenant(deps.db, actor.tenantId, async (tx) => {
    await requireContent(tx, actor, 'certificate', id)
    const within = engagementPeriod(actor)
    const [found] = await judged(deps, tx, await visible(tx, actor, id))
    if (!found) throw notFound('certificate')
    const shown = (on: Day) => within === null || (within.from <= on && on <= within.to)
    const file = found.fileSha256 ? await selectPaper(tx, 'kp-certificate', found.fileSha256) : undefined
    return {
      ...found,
      today: await todayAt(tx, deps.clock),
      further: furtherSchema.parse(found.further),
      lines: await selectLines(tx, id),
      predecessors: await selectPredecessors(tx, id),
      successors: (await selectSuccessors(tx, found.key)).filter(({ countsOn }) => shown(countsOn)),
      documents: found.documents.filter(({ documentDate }) => shown(documentDate)),
      confirmations: await selectConfirmations(tx, id),
      file: file ?? null,
    }
  })
}

/** What a form for a certificate begins with: the goods codes that travel under one today, and the company's country. */
export async function certificateStart(deps: ReadDeps, actor: Actor) {
  authorizeInCompany(actor, 'certificate:record')
  return inTenant(deps.db, actor.tenantId, async (tx) => {
    const law = certificateLaw((await companyChooser(deps, tx)).library)
    const { country } = await selectCompanyCountry(tx)
    return { codes: certifiedCodes(await todayAt(tx, deps.clock), law), importerCountry: country }
  })
}

/** What is needed to hand out the file of a certificate. */
export async function readCertificateFile(deps: Pick<Deps, 'db'>, actor: Actor, id: CertificateId) {
  authorizeInCompany(actor, 'certificate:read')
  const file = await inTenant(deps.db, actor.tenantId, async (tx) => {
    await requireContent(tx, actor, 'certificate', id)
    const [found] = await visible(tx, actor, id)
    return found?.fileSha256 ? selectPaper(tx, 'kp-certificate', found.fileSha256) : undefined
  })
  if (!file) throw notFound('file')
  return file
}

/** The letter that confirms the import under a certificate, ready to be signed today. */
export async function readConfirmationLetter(deps: ReadDeps, actor: Actor, id: CertificateId) {
  authorizeInCompany(actor, 'certificate:read')
  return inTenant(deps.db, actor.tenantId, async (tx) => {
    await requireContent(tx, actor, 'certificate', id)
    const [certificate] = await visible(tx, actor, id)
    if (certificate?.direction !== 'received') throw notFound('certificate')
    const on = await todayAt(tx, deps.clock)
    const { library } = await companyChooser(deps, tx)
    const letter = confirmationLetter(certificate, { library, on, signatory: '' })
    if (!letter)
      throw new DomainError('conflict', 'Your schemes have no words for this letter.', { reason: 'no_words' })
    const { number, authority } = certificate
    return { ...letter, id, number, on, to: authority, plain: letterText(letter, authority, on) }
  })
}

/** The certificate, as a list of one or none: an auditor finds only those of his period. */
async function visible(tx: TenantTx, actor: TenantActor, id: CertificateId): Promise<readonly CertificateRow[]> {
  const within = engagementPeriod(actor)
  const rows = await selectCertificate(tx, id)
  return rows.filter(({ countsOn }) => within === null || (within.from <= countsOn && countsOn <= within.to))
}

async function judged(deps: ReadDeps, tx: TenantTx, rows: readonly CertificateRow[]) {
  const law = certificateLaw((await companyChooser(deps, tx)).library)
  const today = await todayAt(tx, deps.clock)
  return (await withUse(tx, rows)).map(({ certificate, documents, use, facts }) => ({
    ...certificate,
    ...{ documents, use },
    findings: certificate.status === 'recorded' ? findingsOf(facts, { use, law, today }) : [],
    confirmation: certificate.status === 'recorded' ? confirmationOf(facts, law, today) : null,
  }))
}
