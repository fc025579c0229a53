import { readCertificate } from '../domain/certificates/index.ts'
import type { Deps } from '../domain/deps.ts'
import { exceptionsOf } from '../domain/exceptions/index.ts'
import type { Actor } from '../domain/kernel/actor.ts'
import type { CertificateId, ReceivedDocumentId, TradeDocumentId } from '../domain/kernel/ids.ts'
import { readReceivedDocument, readReceivedFile } from '../domain/received-documents/index.ts'
import { companyLibrary } from '../domain/schemes/index.ts'
import { readTradeDocument } from '../domain/trade-documents/index.ts'
import type { PopulationKind } from '../domain/workbench/schema.ts'
import type { EvidenceSlip } from './ui/desk/evidence.tsx'

/** What an auditor has to see of an item to answer his question, on one screen. */
export async function evidenceOf(deps: Deps, actor: Actor, of: PopulationKind, id: string) {
  switch (of) {
    case 'issued':
      return issued(deps, actor, id as TradeDocumentId)
    case 'received':
      return received(deps, actor, id as ReceivedDocumentId)
    case 'certificates':
      return certificate(deps, actor, id as CertificateId)
  }
}
export type Evidence = Awaited<ReturnType<typeof evidenceOf>>

async function issued(deps: Deps, actor: Actor, id: TradeDocumentId) {
  const document = await readTradeDocument(deps, actor, id)
  const pdf = document.documents.find(({ kind }) => kind === 'trade-document')
  const named = await registrationNames(deps, actor)
  return {
    ...nothing,
    to: `/documents/${id}`,
    pdf: pdf ? { ...pdf, name: 'PDF' } : null,
    slips: document.warranties.map(
      ({ id: key, edition, text, ruleSentence, overrideReason, overrideBy, scheme, registrationNumber }) => ({
        ...{ id: key, edition, text, why: ruleSentence },
        under: registrationNumber ? `${named(scheme)} ${registrationNumber}` : null,
        override: overrideReason ? `Issued without a valid registration by ${overrideBy}. ${overrideReason}` : null,
      }),
    ),
    exceptions: await exceptionsOf(deps, actor, { scopeKind: 'issued', scopeId: id }),
    withdrawn: document.voidReason ? `Voided by ${document.voidedByName}. ${document.voidReason}` : null,
    seen: document.header.buyer.registrations.map((check) => seenText(named(check.scheme), check)),
  }
}

async function received(deps: Deps, actor: Actor, id: ReceivedDocumentId) {
  const document = await readReceivedDocument(deps, actor, id)
  const named = await registrationNames(deps, actor)
  return {
    ...nothing,
    to: `/received/${id}`,
    file: document.fileSha256
      ? { ...(await readReceivedFile(deps, actor, id)), address: `/received/${id}/file` }
      : null,
    slips: document.statements.map(({ id: key, edition, text, note, receivedOn }) => ({
      ...{
        id: key,
        edition,
        text: text ?? 'No text was kept.',
        why: note,
        under: `received on ${receivedOn}`,
        override: null,
      },
    })),
    exceptions: await exceptionsOf(deps, actor, { scopeKind: 'received', scopeId: id }),
    withdrawn: document.withdrawReason ? `Withdrawn by ${document.withdrawnByName}. ${document.withdrawReason}` : null,
    seen: document.registrations.map((check) => seenText(named(check.scheme), check)),
  }
}

async function certificate(deps: Deps, actor: Actor, id: CertificateId) {
  const found = await readCertificate(deps, actor, id)
  return {
    ...nothing,
    to: `/certificates/${id}`,
    file: found.file ? { ...found.file, address: `/certificates/${id}/file` } : null,
    seen: [
      `Issued on ${found.issuedOn}, expires on ${found.expiresOn}, validated on ${found.validatedOn}.`,
      ...(found.shippedOn ? [`Shipped on ${found.shippedOn}.`] : []),
      ...(found.importedOn ? [`Imported on ${found.importedOn}.`] : []),
    ],
  }
}

/** What each scheme calls its registration. */
async function registrationNames(deps: Deps, actor: Actor): Promise<(scheme: string) => string> {
  const { schemes } = await companyLibrary(deps, actor)
  return (scheme) => schemes.find(({ key }) => key === scheme)?.registration.name ?? scheme
}

type Check = {
  readonly number: string | null
  readonly validTo: string | null
  readonly checkedOn: string | null
  readonly checkedBy: string | null
}

function seenText(name: string, { number, validTo, checkedOn, checkedBy }: Check): string {
  const what = number === null ? 'none was found' : `${number}${validTo ? `, valid to ${validTo}` : ''}`
  return `${name}: ${what}; ${checkedOn ? `looked up on ${checkedOn} by ${checkedBy}` : 'nobody looked it up'}.`
}

const nothing = {
  pdf: null,
  file: null,
  slips: [] as readonly EvidenceSlip[],
  exceptions: [] as Awaited<ReturnType<typeof exceptionsOf>>,
  withdrawn: null as string | null,
}
