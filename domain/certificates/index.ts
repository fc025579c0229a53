import { inTenant, type TenantTx } from '../../db/tenant.ts'
import { todayAt } from '../companies/today.ts'
import type { Deps } from '../deps.ts'
import { insertEvent } from '../events/queries.ts'
import { keepPaper, type StoredPaper, type UploadedFile } from '../evidence/index.ts'
import { type Actor, authorizeInCompany, type TenantActor } from '../kernel/actor.ts'
import type { Day } from '../kernel/calendar.ts'
import { formatCarat, parseCarat } from '../kernel/carat.ts'
import { DomainError, notFound } from '../kernel/errors.ts'
import { type CertificateId, type ImportConfirmationId, newId } from '../kernel/ids.ts'
import { parseInput } from '../kernel/parse.ts'
import { letterhead, writeLetter } from '../letters/index.ts'
import { companyChooser } from '../schemes/index.ts'
import { wrongElements } from './findings.ts'
import { certificateLaw } from './law.ts'
import { type ConfirmationLetter, confirmationLetter, letterText } from './letter.ts'
import { issuerOf } from './numbers.ts'
import { insertCertificate, insertConfirmation, selectCertificate, withdraw } from './queries.ts'
import { type Certificate, certificateSchema, confirmationSchema, withdrawSchema } from './schema.ts'

export {
  certificateStart,
  listCertificates,
  readCertificate,
  readCertificateFile,
  readConfirmationLetter,
} from './read-certificates.ts'

type WriteDeps = Pick<Deps, 'db' | 'clock' | 'library'>

/** Whether a company trades under a scheme of which some goods travel under a certificate. */
export async function usesCertificates(deps: Pick<Deps, 'db' | 'library'>, actor: Actor): Promise<boolean> {
  authorizeInCompany(actor, 'certificate:read')
  const { library } = await inTenant(deps.db, actor.tenantId, (tx) => companyChooser(deps, tx))
  return certificateLaw(library).goodsCodes.some(({ needsCertificate }) => needsCertificate)
}

/** Records a certificate with its file. It is never edited: a wrong one is withdrawn and recorded anew. */
export async function recordCertificate(
  deps: WriteDeps & Pick<Deps, 'files'>,
  actor: Actor,
  { input, file }: { readonly input: unknown; readonly file?: UploadedFile | undefined },
): Promise<CertificateId> {
  authorizeInCompany(actor, 'certificate:record')
  const certificate = parseInput(certificateSchema, input)
  const stored = file ? await keepPaper(deps, actor.tenantId, file, 'file') : null
  return inTenant(deps.db, actor.tenantId, (tx) => recordIn(tx, deps, actor, { certificate, file: stored }))
}

type Kept = { readonly certificate: Certificate; readonly file: StoredPaper | null }

/** Records a checked certificate inside the caller's transaction. */
export async function recordIn(
  tx: TenantTx,
  deps: Pick<Deps, 'clock' | 'library'>,
  actor: TenantActor,
  { certificate, file }: Kept,
): Promise<CertificateId> {
  const id = newId<CertificateId>()
  refuseWrong([
    ...wrongElements(certificate, certificateLaw((await companyChooser(deps, tx)).library)),
    ...inFuture(certificate, await todayAt(tx, deps.clock)),
  ])
  const row = { id, certificate, issuer: issuerOf(certificate.number) ?? '', file }
  if (!(await insertCertificate(tx, actor, deps.clock.now(), row))) throw duplicate(certificate.number)
  const details = { number: certificate.number, direction: certificate.direction }
  const what = { verb: 'recorded', objectKind: 'certificate', objectId: id, details }
  await insertEvent(tx, actor, deps.clock.now(), what)
  return id
}

type Wrong = { readonly field: string; readonly sentence: string }

function refuseWrong(wrong: readonly Wrong[]): void {
  if (wrong.length === 0) return
  const fields = Map.groupBy(wrong, ({ field }) => field)
  throw new DomainError('invalid', 'Some fields need correcting.', {
    fields: Object.fromEntries([...fields].map(([field, each]) => [field, each.map(({ sentence }) => sentence)])),
  })
}

function inFuture({ issuedOn, shippedOn, importedOn }: Certificate, today: Day): readonly Wrong[] {
  const days = { issuedOn, shippedOn, importedOn }
  return Object.entries(days).flatMap(([field, day]) =>
    day !== null && day > today ? [{ field, sentence: 'This day has not come yet.' }] : [],
  )
}

function duplicate(number: string): DomainError {
  const sentence = `Certificate ${number} is in the register already. Numbers are unique; withdraw that entry first if it is wrong.`
  return new DomainError('conflict', sentence, { reason: 'duplicate', fields: { number: [sentence] } })
}

/** Takes a wrong certificate out of the register for a reason. It stays to be read; its number is free again. */
export async function withdrawCertificate(
  deps: Pick<Deps, 'db' | 'clock'>,
  actor: Actor,
  { id, input }: { readonly id: CertificateId; readonly input: unknown },
): Promise<void> {
  authorizeInCompany(actor, 'certificate:withdraw')
  const { reason } = parseInput(withdrawSchema, input)
  const at = deps.clock.now()
  await inTenant(deps.db, actor.tenantId, async (tx) => {
    const [found] = await selectCertificate(tx, id)
    if (!found) throw notFound('certificate')
    if (!(await withdraw(tx, actor, at, { id, reason })))
      throw new DomainError('conflict', 'This certificate was withdrawn before.', { reason: 'withdrawn' })
    const details = { number: found.number, reason }
    await insertEvent(tx, actor, at, { verb: 'withdrawn', objectKind: 'certificate', objectId: id, details })
  })
}

/** Records that an import was confirmed to the exporting authority, and writes the letter that goes there. */
export async function confirmImport(
  deps: WriteDeps & Pick<Deps, 'keys' | 'ring'>,
  actor: Actor,
  { id, input }: { readonly id: CertificateId; readonly input: unknown },
): Promise<ImportConfirmationId> {
  authorizeInCompany(actor, 'certificate:record')
  const sent = parseInput(confirmationSchema, input)
  const confirmation = newId<ImportConfirmationId>()
  const at = deps.clock.now()
  const written = await inTenant(deps.db, actor.tenantId, async (tx) => {
    const [found] = await selectCertificate(tx, id)
    if (!found) throw notFound('certificate')
    if (found.status !== 'recorded' || found.direction !== 'received' || found.importedOn === null)
      throw new DomainError('conflict', 'Only the import under a certificate of the register can be confirmed.', {
        reason: 'not_imported',
      })
    refuseWrong(wrongDay(sent.sentOn, found.importedOn, await todayAt(tx, deps.clock)))
    const { library } = await companyChooser(deps, tx)
    const letter = confirmationLetter(found, { library, on: sent.sentOn, signatory: sent.signatory })
    const words = letter ? letterText(letter, sent.sentTo, sent.sentOn) : ''
    await insertConfirmation(tx, actor, at, { ...sent, id: confirmation, certificateId: id, letter: words })
    const details = { number: found.number, sentOn: sent.sentOn }
    await insertEvent(tx, actor, at, { verb: 'confirmed-import', objectKind: 'certificate', objectId: id, details })
    if (!letter) return null
    const content = await letterTo(tx, sent.sentTo, letter)
    return writeLetter(tx, deps, actor, {
      ...{ content, day: sent.sentOn, carats: formatCarat(parseCarat(found.carats)), unit: 'ct' },
      ...{ counterpartyId: null, confirmationId: confirmation, engagementId: null },
    })
  })
  if (written) await deps.ring('render-document', { tenantId: actor.tenantId, documentId: written.documentId })
  return confirmation
}

async function letterTo(tx: TenantTx, to: string, { name, edition, text, source, fields }: ConfirmationLetter) {
  return {
    kind: 'import-confirmation' as const,
    ...(await letterhead(tx, 'en')),
    recipient: { name: to, address: null, country: null, taxNumber: null },
    statement: { name, edition, text, source },
    fields: [...fields],
  }
}

function wrongDay(sentOn: Day, importedOn: Day, today: Day): readonly Wrong[] {
  if (sentOn > today) return [{ field: 'sentOn', sentence: 'This day has not come yet.' }]
  return sentOn < importedOn
    ? [{ field: 'sentOn', sentence: `The goods came in on ${importedOn}; a confirmation follows that day.` }]
    : []
}
