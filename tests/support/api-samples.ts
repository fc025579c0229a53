import { form } from './api.ts'
import { csvOf } from './attacked-company.ts'
import { editionAfter } from './attacked-library.ts'
import { aCertificate } from './certificates.ts'
import { inboxApi } from './inbox-samples.ts'
import { ledgerSamples } from './ledger-samples.ts'
import type { Ids, Sample } from './route-matrix.ts'

const JSON_TYPE = { 'content-type': 'application/json' }
const CSV_TYPE = { 'content-type': 'text/csv' }
const json = (body: (ids: Ids) => unknown) => ({ headers: JSON_TYPE, body: (ids: Ids) => JSON.stringify(body(ids)) })
const id = (name: string) => ({ params: (ids: Ids) => ({ id: ids[name] ?? '' }) })

const draft = (ids: Ids) => ({
  documentType: 'invoice',
  documentDate: '2026-03-01',
  counterpartyId: ids['counterparty'],
  originalId: null,
  originalReceivedId: null,
  currency: 'USD',
  reference: 'PO-1',
  terms: '30 days',
  notes: 'Handle with care',
  placeOfImport: 'BE',
  buyerKind: 'trade',
  options: { editions: {}, add: ['natural-origin'], tokens: {} },
  lines: [
    {
      goodsClass: 'POLISHED_NATURAL',
      description: 'Rounds',
      pieces: 4,
      carats: '1',
      pricePerCarat: '10',
      amount: '10',
      hsCode: '7102.39',
      countryOfOrigin: 'BW',
      countryOfMining: 'BW',
      largestStoneCarats: '0.5',
      reportNumber: 'R1',
      kpCertificate: 'BW1',
      treatment: null,
      claimValue: null,
      originalPosition: null,
    },
  ],
})
const buyer = {
  name: 'New Gems',
  roles: ['buyer'],
  country: 'US',
  address: '47th Street',
  taxNumber: '1',
  email: 'gems@example.test',
}
const received = (ids: Ids) => ({
  supplierId: ids['counterparty'],
  number: 'R-77',
  documentDate: '2026-03-01',
  edition: 'SOW-2021',
  currency: 'USD',
  note: 'By courier',
  lines: [{ goodsClass: 'POLISHED_NATURAL', description: 'Rounds', carats: '1', amount: '100.50' }],
})
export const company = {
  legalName: 'Samples NV',
  country: 'BE',
  address: 'Antwerp',
  registrationNumber: 'S-1',
  segment: 'retailer',
  timeZone: 'Europe/Brussels',
  currency: 'EUR',
  fiscalYearStart: 1,
  tradeName: 'Samples',
  taxNumber: 'BE1',
  paper: 'A4',
  scheme: 'sow',
  schemeNumber: 'W-1',
  schemeValidFrom: '2026-01-01',
  schemeValidTo: '2026-12-31',
}
export const companiesCsv = [
  Object.keys(company).join(','),
  Object.values({ ...company, registrationNumber: 'S-2' }).join(','),
]
const registration = { scheme: 'sow', number: 'W-2', validFrom: '2027-01-01', validTo: '2027-12-31' }
const check = { number: 'P-2', validTo: '2027-12-31', checkedOn: '2026-02-02', seen: 'Its entry in the register' }
const limits = {
  memoOpenDays: 45,
  lateEntryDays: 20,
  caratTolerancePercent: '0.75',
  yieldFromPercent: 25,
  yieldToPercent: 60,
}
const evidence = {
  params: (ids: Ids) => ({ id: ids['counterparty'] ?? '', registrationId: ids['check'] ?? '' }),
}
let sent = 0
/** A form with a paper that nobody has sent before. */
function papers(part: string): FormData {
  const made = new FormData()
  made.append(part, new File([`%PDF-1.7 sample ${++sent}`], 'paper.pdf', { type: 'application/pdf' }))
  return made
}
const oddColumns = 'invoice,date,customer,currency,goods_class,description,pieces,carats,price_per_carat'.split(',')
const association = { isFor: 'association' as const }

/** One sample for every route of the web process outside Remix, keyed as Hono lists it. */
export const apiSamples: Readonly<Record<string, Sample>> = {
  ...inboxApi,
  'GET /healthz': {},
  'GET /authority.cer': { isFor: 'everybody' },
  'GET /v/keys.json': { isFor: 'everybody' },
  'GET /v/log-keys.txt': { isFor: 'everybody' },
  'GET /readyz': {},
  'GET /progress/:kind/:id': { params: (ids) => ({ kind: 'audit-pack', id: ids['pack'] ?? '' }) },
  'GET /documents/:id/pdf/:kind': { params: (ids) => ({ id: ids['issued'] ?? '', kind: 'trade-document' }) },
  'GET /received/:id/file': id('received'),
  'GET /certificates/:id/file': id('certificate'),
  'GET /certificates/:id/letter.txt': id('certificate'),
  'GET /letters/:id/pdf': id('letter'),
  'GET /auditor-certificates/:id/pdf': id('certified'),
  'GET /company/governance/:id/file': id('governance'),
  'GET /counterparties/:id/registrations/:registrationId/evidence': evidence,
  'GET /companies/:id/registrations/:registrationId/evidence': {
    params: (ids) => ({ id: ids['tenant'] ?? '', registrationId: ids['registration'] ?? '' }),
    ...association,
  },
  'GET /sanctions/:id/files/:sha256': {
    params: (ids) => ({ id: ids['sanction'] ?? '', sha256: ids['answerFile'] ?? '' }),
    ...association,
  },
  'GET /association-notices/:id/files/:sha256': {
    params: (ids) => ({ id: ids['sanction'] ?? '', sha256: ids['answerFile'] ?? '' }),
  },
  'GET /packs/:id/downloads/:downloadId': {
    params: (ids) => ({ id: ids['pack'] ?? '', downloadId: ids['download'] ?? '' }),
  },
  'GET /api/v1/openapi.json': {},
  'GET /api/v1/reference': {},
  'GET /api/v1/verification/:code': { params: (ids) => ({ code: ids['code'] ?? '' }), isFor: 'everybody' },
  'GET /api/v1/trade-documents': {},
  'POST /api/v1/trade-documents/drafts': json(draft),
  'GET /api/v1/trade-documents/drafts/:id': id('draft'),
  'PUT /api/v1/trade-documents/drafts/:id': { ...id('draft'), ...json((ids) => ({ ...draft(ids), revision: 1 })) },
  'DELETE /api/v1/trade-documents/drafts/:id': id('draftToDrop'),
  'POST /api/v1/trade-documents/drafts/:id/issue': id('draftToIssue'),
  'GET /documents/bulk/:id/zip': id('bulkCollected'),
  'GET /api/v1/bulk-jobs': {},
  'POST /api/v1/bulk-jobs': json((ids) => ({ kind: 'issue', ids: [ids['draftToIssue']] })),
  'GET /api/v1/bulk-jobs/:id': { ...id('bulkJob'), query: () => ({ state: 'waiting' }) },
  'POST /api/v1/bulk-jobs/:id/orders': { ...id('bulkJob'), ...json(() => ({ order: 'pause' })) },
  'GET /api/v1/bulk-jobs/:id/zip': id('bulkCollected'),
  'GET /api/v1/saved-views': { query: () => ({ list: 'documents' }) },
  'POST /api/v1/saved-views': json(() => ({ list: 'documents', name: 'Memos', query: 'documentType=memo' })),
  'DELETE /api/v1/saved-views/:id': id('view'),
  'GET /api/v1/trade-documents/:id': id('issued'),
  'GET /api/v1/trade-documents/:id/pdf/:kind': {
    params: (ids) => ({ id: ids['issued'] ?? '', kind: 'warranty-statement' }),
  },
  'POST /api/v1/trade-documents/:id/void': { ...id('issuedToVoid'), ...json(() => ({ reason: 'A mistake' })) },
  'GET /api/v1/exceptions': { query: () => ({ search: 'a' }) },
  'GET /api/v1/exceptions/catalogue': {},
  'GET /api/v1/exceptions/:id': id('exception'),
  'PUT /api/v1/exceptions/:id/work': {
    ...id('exception'),
    ...json(() => ({ ownerId: null, dueOn: '2026-12-01', correctiveAction: 'We ask for it sooner' })),
  },
  'POST /api/v1/exceptions/:id/waiver': { ...id('exception'), ...json(() => ({ reason: 'Agreed with the auditor' })) },
  'DELETE /api/v1/exceptions/:id/waiver': id('exceptionWaived'),
  'GET /api/v1/trade-settings': {},
  'PUT /api/v1/trade-settings': json(() => limits),
  'GET /api/v1/schemes': { query: () => ({ on: '2026-03-01' }) },
  'GET /api/v1/schemes/:key/statements': { params: () => ({ key: 'sow' }), query: () => ({ on: '2026-03-01' }) },
  'POST /api/v1/statements/lint': json(() => ({ text: 'The diamonds herein invoiced', date: '2026-03-01' })),
  'POST /api/v1/statements/choose': json(() => ({ documentType: 'invoice', documentDate: '2026-03-01' })),
  'GET /api/v1/counterparties': {},
  'POST /api/v1/counterparties': json(() => buyer),
  'GET /api/v1/counterparties/:id': id('counterparty'),
  'POST /api/v1/counterparties/:id/registrations': {
    ...id('counterparty'),
    body: () => form('registration', check),
  },
  'GET /api/v1/counterparties/:id/registrations/:registrationId/evidence': evidence,
  'POST /api/v1/counterparties/:id/block': {
    ...id('partnerToBlock'),
    ...json(() => ({ reason: 'Refused to answer' })),
  },
  'POST /api/v1/counterparties/:id/unblock': { ...id('partnerBlocked'), ...json(() => ({ reason: 'Answered' })) },
  'PUT /api/v1/counterparties/:id': { ...id('counterparty'), ...json(() => buyer) },
  'GET /api/v1/received-documents': {},
  'GET /api/v1/coverage': { query: () => ({ from: '2026-01-01', to: '2026-03-31' }) },
  'GET /api/v1/chases': {},
  'POST /api/v1/chases': json((ids) => ({ supplierId: ids['debtor'] })),
  'POST /api/v1/chases/:id/stop': id('chase'),
  'POST /api/v1/received-documents': { body: (ids) => form('document', received(ids)) },
  'GET /api/v1/received-documents/:id': id('received'),
  'GET /api/v1/received-documents/:id/file': id('received'),
  'POST /api/v1/received-documents/:id/statements': {
    ...id('received'),
    body: () => form('statement', { edition: 'SOW-2021', receivedOn: '2026-03-01' }),
  },
  'POST /api/v1/received-documents/:id/withdraw': {
    ...id('receivedToWithdraw'),
    ...json(() => ({ reason: 'Recorded twice' })),
  },
  'GET /inbox/:id/file': id('paper'),
  'GET /api/v1/inbox-items': {},
  'POST /api/v1/inbox-items': { body: () => papers('files') },
  'GET /api/v1/inbox-items/:id': id('paper'),
  'GET /api/v1/inbox-items/:id/file': id('paper'),
  'POST /api/v1/inbox-items/:id/filing': {
    ...id('paperToFile'),
    ...json((ids) => ({ ...received(ids), number: 'R-78' })),
  },
  'POST /api/v1/inbox-items/:id/acceptance': { ...id('paperHanded'), ...json(() => ({ edition: 'SOW-2021' })) },
  'POST /api/v1/inbox-items/:id/discard': { ...id('paperToDiscard'), ...json(() => ({ reason: 'An advertisement' })) },
  'GET /api/v1/certificates': {},
  'POST /api/v1/certificates': { body: () => form('certificate', aCertificate({ number: 'BW 900077' })) },
  'GET /api/v1/certificates/:id': id('certificate'),
  'GET /api/v1/certificates/:id/file': id('certificate'),
  'GET /api/v1/certificates/:id/import-confirmation-letter': id('certificate'),
  'POST /api/v1/certificates/:id/import-confirmations': {
    ...id('certificate'),
    ...json(() => ({ sentOn: '2026-02-20', sentTo: 'Department of Mines', signatory: 'Ada, owner' })),
  },
  'POST /api/v1/certificates/:id/withdraw': {
    ...id('certificateToWithdraw'),
    ...json(() => ({ reason: 'A mistake' })),
  },
  ...ledgerSamples,
  'POST /api/v1/imports': { headers: CSV_TYPE, body: () => csvOf('Nobody') },
  'GET /api/v1/imports/:id': id('import'),
  'GET /api/v1/imports/:id/errors': id('import'),
  'POST /api/v1/imports/:id/mapping': { ...id('importToMap'), ...json(() => ({ columns: oddColumns })) },
  'GET /api/v1/exports/:kind': { params: () => ({ kind: 'received' }) },
  'GET /api/v1/import-templates/:kind': { params: () => ({ kind: 'issued' }) },
  'POST /api/v1/imports/:id/apply': id('import'),
  'GET /api/v1/audit-packs': {},
  'POST /api/v1/audit-packs': json(() => ({ kind: 'month', containing: '2026-02-01' })),
  'GET /api/v1/audit-packs/:id': id('pack'),
  'POST /api/v1/audit-packs/:id/replacement': id('pack'),
  'POST /api/v1/audit-packs/:id/release': { ...id('packToRelease'), ...json(() => ({})) },
  'POST /api/v1/audit-packs/:id/downloads': id('pack'),
  'GET /api/v1/audit-packs/:id/downloads/:downloadId': {
    params: (ids) => ({ id: ids['pack'] ?? '', downloadId: ids['download'] ?? '' }),
  },
  'GET /api/v1/companies': association,
  'POST /api/v1/companies': { ...json(() => company), ...association },
  'GET /api/v1/companies/:id': { ...id('tenant'), ...association },
  'POST /api/v1/companies/:id/state-changes': {
    ...id('companyWaiting'),
    ...json(() => ({ to: 'verified', reason: 'Papers seen' })),
    ...association,
  },
  'POST /api/v1/companies/:id/schemes': { ...id('tenant'), ...json(() => ({ scheme: 'fsc' })), ...association },
  'POST /api/v1/companies/:id/owner-invitations': {
    ...id('tenant'),
    ...json(() => ({ email: 'owner@example.test' })),
    ...association,
  },
  'POST /api/v1/companies/:id/registrations': {
    ...id('tenant'),
    body: () => form('registration', registration),
    ...association,
  },
  'GET /api/v1/companies/:id/registrations/:registrationId/evidence': {
    params: (ids) => ({ id: ids['tenant'] ?? '', registrationId: ids['registration'] ?? '' }),
    ...association,
  },
  'GET /api/v1/publications': association,
  'POST /api/v1/publications': {
    ...json(() => editionAfter('treated-disclosure', 'HOUSE-9', '2039-01-01')),
    ...association,
  },
  'GET /api/v1/publications/:id': { ...id('publication'), ...association },
  'PUT /api/v1/publications/:id': {
    ...id('publicationToChange'),
    ...json(() => ({ revision: 1, publication: editionAfter('treated-disclosure', 'HOUSE-3', '2032-02-01') })),
    ...association,
  },
  'POST /api/v1/publications/:id/approve': {
    ...id('publicationToApprove'),
    ...json(() => ({ revision: 1 })),
    ...association,
  },
  'POST /api/v1/publications/:id/withdraw': {
    ...id('publicationToWithdraw'),
    ...json(() => ({ revision: 1 })),
    ...association,
  },
  'POST /api/v1/companies/csv/check': { headers: CSV_TYPE, body: () => companiesCsv.join('\n'), ...association },
  'POST /api/v1/companies/csv': { headers: CSV_TYPE, body: () => companiesCsv.join('\n'), ...association },
}
