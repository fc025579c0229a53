import { createHash, randomUUID } from 'node:crypto'
import { recordDownload } from '../../domain/audit-packs/download-pack.ts'
import { releasePack } from '../../domain/audit-packs/release-pack.ts'
import { requestPack } from '../../domain/audit-packs/request-pack.ts'
import { requestBulkJob } from '../../domain/bulk-jobs/index.ts'
import { takeTurn } from '../../domain/bulk-jobs/turn.ts'
import { recordCertificate } from '../../domain/certificates/index.ts'
import { recordRegistration } from '../../domain/companies/index.ts'
import { createCounterparty } from '../../domain/counterparties/index.ts'
import { recordCheck } from '../../domain/counterparties/registrations/index.ts'
import type { Deps } from '../../domain/deps.ts'
import { checkImport } from '../../domain/imports/index.ts'
import { uploadToInbox } from '../../domain/inbox/receive.ts'
import { makeInboxAddress } from '../../domain/inbox/ways/address.ts'
import { makeSendLink } from '../../domain/inbox/ways/send-links.ts'
import type { AssociationActor } from '../../domain/kernel/actor.ts'
import { day } from '../../domain/kernel/calendar.ts'
import type { TradeDocumentId } from '../../domain/kernel/ids.ts'
import { recordReceivedDocument } from '../../domain/received-documents/index.ts'
import { companySigner } from '../../domain/signing/index.ts'
import { createDraft, issueTradeDocument } from '../../domain/trade-documents/index.ts'
import { PDF } from './api.ts'
import { auditIn, governanceIn } from './attacked-desk.ts'
import { fillLedger } from './attacked-ledger.ts'
import { lettersIn } from './attacked-letters.ts'
import { fillLibrary } from './attacked-library.ts'
import { blockedIn, debtorIn, viewsIn } from './attacked-partners.ts'
import { recordsIn } from './attacked-records.ts'
import { sanctionsIn } from './attacked-sanctions.ts'
import type { TestCompany } from './builders.ts'
import { aCertificate } from './certificates.ts'
import type { TestDatabase } from './database.ts'
import { arrangeVolume } from './packs.ts'
import type { Ids } from './route-matrix.ts'

export const CANARY = 'Canary-of-A'

/** Fills a company with one of everything that has an address, each bearing the canary where a person can write. */
export async function fillCompany(t: TestDatabase, deps: Deps, company: TestCompany, admin: AssociationActor) {
  const { owner, tenantId } = company
  const supplier = { name: `${CANARY} Gems`, roles: ['buyer', 'supplier'] as const, country: 'IN' }
  const counterparty = await createCounterparty(deps, owner, { ...supplier, roles: [...supplier.roles] })
  const lines = [{ goodsClass: 'POLISHED_NATURAL', description: CANARY, carats: '1.503', pricePerCarat: '5200' }]
  const content = { documentDate: '2026-02-01', counterpartyId: counterparty, currency: 'USD', lines }
  const draft = () => createDraft(deps, owner, content)
  const issue = async () => (await issueTradeDocument(deps, owner, await draft())).id
  const [issued, issuedToVoid] = [await issue(), await issue()]
  const bytes = Buffer.from(PDF)
  const stored = await deps.files.put(tenantId, bytes)
  await companySigner(deps, tenantId)
  await t.admin`update document set status = 'rendered', sha256 = ${stored.sha256}, bytes = ${stored.bytes}, pages = 1, rendered_at = now(), template_version = '1', input_sha256 = ${stored.sha256}, sandbox = 'namespaces' where tenant_id = ${tenantId}`
  const receive = (number: string) =>
    recordReceivedDocument(deps, owner, {
      input: {
        ...{ supplierId: counterparty, number, documentDate: '2026-02-01', edition: 'SOW-2021' },
        lines: [{ goodsClass: 'POLISHED_NATURAL', description: CANARY, carats: '1' }],
      },
      file: { name: `${CANARY}.pdf`, content: bytes },
    })
  const [received, receivedToWithdraw] = [await receive(`${CANARY}-9`), await receive(`${CANARY}-10`)]
  const [paper, paperToDiscard] = [await paperIn(deps, owner, 1), await paperIn(deps, owner, 2)]
  const csv = { name: 'a.csv', content: Buffer.from(csvOf(supplier.name)) }
  const imported = await checkImport(deps, owner, { kind: 'issued', file: csv })
  const oddHeads = { name: 'odd.csv', content: Buffer.from(csvOf(supplier.name).replace('carats', 'Wt.')) }
  const importToMap = await checkImport(deps, owner, { kind: 'issued', file: oddHeads })
  const certificate = (number: string) =>
    recordCertificate(deps, owner, {
      input: aCertificate({ number, authority: CANARY, exporter: CANARY, note: CANARY }),
      file: { name: `${CANARY}.pdf`, content: bytes },
    })
  const [certified, certifiedToWithdraw] = [await certificate('BW 900001'), await certificate('BW 900002')]
  const paperToFile = await paperIn(deps, owner, 3)
  const stock = await fillLedger(deps, company, CANARY)
  await makeInboxAddress(deps, owner)
  const paperHanded = await handedIn(t, tenantId, counterparty)
  const link = () => makeSendLink(deps, owner, { counterpartyId: counterparty, days: 7, note: CANARY })
  const [sendLink, opened] = [await link(), await link()]
  const pack = await requestPack(deps, owner, { kind: 'month', containing: day('2026-02-01') })
  await t.admin`update audit_pack set status = 'ready', sha256 = ${stored.sha256}, bytes = ${stored.bytes}, finished_at = now() where id = ${pack}`
  const packToRelease = await requestPack(deps, company.compliance, { kind: 'month', containing: day('2026-01-01') })
  await t.admin`update audit_pack set status = 'ready', sha256 = ${stored.sha256}, bytes = ${stored.bytes}, finished_at = now() where id = ${packToRelease}`
  await arrangeVolume(t.admin)
  await releasePack(deps, company.compliance, pack, {})
  // Whatever the company did since then is a reason to replace it.
  await t.admin`update audit_pack set requested_at = '2020-01-01' where id = ${pack}`
  const download = await recordDownload(deps, owner, pack)
  const period = { number: `${CANARY}-R`, validFrom: '2026-01-01', validTo: '2026-12-31' }
  await recordRegistration(deps, admin, tenantId, period, { name: 'registration.pdf', content: bytes })
  const [registration] = await t.admin<{ id: string }[]>`select id from registration where number = ${period.number}`
  const check = await recordCheck(deps, owner, {
    of: counterparty,
    input: { number: `${CANARY}-P`, validTo: '2026-12-31', checkedOn: '2026-02-01', seen: CANARY },
    file: { name: `${CANARY}.pdf`, content: bytes },
  })
  const exception = async (state: 'open' | 'waived') => {
    const id = randomUUID()
    const waived = state === 'waived'
    await t.admin`insert into exception (tenant_id, id, rule, scope_kind, scope_id, about, subject, subject_day, severity, sentence, mend, figures,
        state, owner_role, due_on, corrective_action, opened_at, waived_at, waived_by_name, waive_reason)
      values (${tenantId}, ${id}, 'E22', 'received', ${id}, 'entry', ${CANARY}, '2026-02-01', 'warn', ${CANARY}, ${CANARY}, '{}',
        ${state}, 'dealer', '2026-03-01', ${CANARY}, now(), ${waived ? new Date() : null}, ${waived ? CANARY : null}, ${waived ? CANARY : null})`
    return id
  }
  const ids: Ids = {
    exception: await exception('open'),
    exceptionWaived: await exception('waived'),
    tenant: tenantId,
    counterparty,
    draft: await draft(),
    draftToDrop: await draft(),
    draftToIssue: await draft(),
    issued,
    issuedToVoid,
    received,
    receivedToWithdraw,
    ...(await bulkIn(deps, company, { draft, issued })),
    ...(await debtorIn(deps, company, CANARY)),
    ...(await blockedIn(deps, company, CANARY)),
    ...(await viewsIn(deps, company, CANARY)),
    ...(await recordsIn(t, deps, company, CANARY)),
    ...(await auditIn(t, deps, company, { canary: CANARY, stored })),
    ...(await governanceIn(deps, company, CANARY)),
    ...(await lettersIn(t, deps, company, { counterparty, stored, canary: CANARY })),
    paper,
    paperToDiscard,
    certificate: certified,
    certificateToWithdraw: certifiedToWithdraw,
    paperToFile,
    ...stock,
    paperHanded,
    sendLink: sendLink.id,
    sendLinkOpen: opened.id,
    sendToken: opened.path.replace('/send/', ''),
    import: imported.id,
    importToMap: importToMap.id,
    pack,
    packToRelease,
    download,
    registration: registration?.id ?? '',
    ...(await fillLibrary(t, deps, admin, tenantId)),
    ...(await sanctionsIn(t, deps, tenantId, admin, CANARY)),
    check,
    code: deps.keys.linkSecret('verification', issued),
  }
  const codeHash = createHash('sha256')
    .update(ids['code'] ?? '')
    .digest('hex')
  if ((await t.admin`select 1 from verification_code where code_hash = ${codeHash}`).length !== 1)
    throw new Error('the code of the sample is not the one of its document')
  return ids
}

/** A job that waits, and one that has collected its document. */
async function bulkIn(
  deps: Deps,
  { owner, tenantId }: TestCompany,
  { draft, issued }: { readonly draft: () => Promise<TradeDocumentId>; readonly issued: TradeDocumentId },
) {
  const waiting = await requestBulkJob(deps, owner, { kind: 'issue', ids: [await draft()] })
  const collected = await requestBulkJob(deps, owner, { kind: 'download', ids: [issued] })
  const mail = { send: async () => {} }
  const around = { mail, publicUrl: 'https://briefke.example', log: { error() {} } }
  await takeTurn({ ...deps, ...around }, { tenantId, jobId: collected.id })
  return { bulkJob: waiting.id, bulkCollected: collected.id }
}

/** A document that another company handed over. */
async function handedIn(t: TestDatabase, tenantId: string, counterparty: string): Promise<string> {
  const id = randomUUID()
  const line = { goodsClass: 'POLISHED_NATURAL', description: CANARY, pieces: 1, carats: '1.000', amount: '10.00' }
  const none = { hsCode: null, countryOfOrigin: null, countryOfMining: null, largestStoneCarats: null }
  const noneEither = { reportNumber: null, kpCertificate: null, treatment: null, originalPosition: null }
  const handed = {
    ...{ documentType: 'invoice', number: `${CANARY}-H`, documentDate: '2026-02-01', currency: 'USD', unit: 'ct' },
    ...{ sellerName: CANARY, totalCarats: '1.000', totalAmount: '10.00', original: null, statements: [] },
    lines: [{ ...line, ...none, ...noneEither }],
  }
  await t.admin`insert into inbox_item (tenant_id, id, source, sender, counterparty_id, handed, received_at, status)
    values (${tenantId}, ${id}, 'platform', ${CANARY}, ${counterparty}, ${t.admin.json(handed)}, now(), 'waiting')`
  return id
}

/** A paper in the inbox. */
async function paperIn(deps: Deps, owner: TestCompany['owner'], count: number): Promise<string> {
  const content = Buffer.from(`%PDF-1.7 ${CANARY} ${count}`)
  const [answer] = await uploadToInbox(deps, owner, [{ name: `${CANARY}.pdf`, content }])
  if (answer?.outcome !== 'received') throw new Error('the paper was not taken')
  return answer.id
}

/** The same names with ids of nothing. */
export function randomIds(ids: Ids): Ids {
  return Object.fromEntries(Object.keys(ids).map((name) => [name, randomUUID()]))
}

export function csvOf(customer: string, rows = 1): string {
  const head = 'invoice,date,customer,currency,goods_class,description,pieces,carats,price_per_carat'
  const row = (at: number) => `A${at},2026-02-01,${customer},USD,POLISHED_NATURAL,Rounds,1,1,5`
  return [head, ...Array.from({ length: rows }, (_, at) => row(at))].join('\n')
}
