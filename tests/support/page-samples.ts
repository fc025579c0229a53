import { PDF } from './api.ts'
import { companiesCsv, company } from './api-samples.ts'
import { csvOf } from './attacked-company.ts'
import { deskPages } from './attacked-desk.ts'
import { editionAfter } from './attacked-library.ts'
import { aCertificate } from './certificates.ts'
import { enteringPages } from './entering-samples.ts'
import { findingPages } from './finding-samples.ts'
import { inboxPages } from './inbox-samples.ts'
import { pageAddresses } from './page-addresses.ts'
import type { PageSample } from './page-matrix.ts'
import { aPack, packFile } from './publications.ts'
import { retentionPages } from './retention-samples.ts'
import type { Ids } from './route-matrix.ts'
import { sanctionPages } from './sanction-samples.ts'
import { templatePages } from './template-samples.ts'

const id = (name: string) => ({ params: (ids: Ids) => ({ id: ids[name] ?? '' }) })
const file = (name: string, content: string) => new File([content], name)
/** A form that names a row, or none. */
const named = (form: string, name: string) => (ids: Ids) => ({ form, id: ids[name] ?? '' })
const draft = (intent: string) => (ids: Ids) => ({
  intent,
  revision: '1',
  documentType: 'invoice',
  documentDate: '2026-03-01',
  counterpartyId: ids['counterparty'] ?? '',
  currency: 'USD',
  reference: 'PO-1',
  terms: '30 days',
  notes: 'Handle with care',
  placeOfImport: 'US',
  'add:natural-origin': 'on',
  'lines[0].goodsClass': 'POLISHED_NATURAL',
  'lines[0].description': 'Rounds',
  'lines[0].carats': '1',
  'lines[0].pricePerCarat': '10',
})
const buyer = () => ({ form: 'counterparty', name: 'New Gems', 'roles[0]': 'buyer', country: 'US' })
const received = (ids: Ids) => ({
  form: 'received',
  supplierId: ids['counterparty'] ?? '',
  number: 'R-77',
  documentDate: '2026-03-01',
  edition: 'SOW-2021',
  'lines[0].goodsClass': 'POLISHED_NATURAL',
  'lines[0].carats': '1',
  file: file('paper.pdf', PDF),
})
const certificate = () => {
  const { lines, originCountries, sealNumbers, predecessors, further: _, ...elements } = aCertificate()
  const lists = { originCountries, sealNumbers, predecessors }
  return {
    form: 'certificate',
    ...Object.fromEntries(Object.entries(elements).map(([name, value]) => [name, String(value)])),
    ...Object.fromEntries(Object.entries(lists).map(([name, list]) => [name, list.join(', ')])),
    ...Object.fromEntries(
      lines.flatMap((line, at) => Object.entries(line).map(([name, value]) => [`lines[${at}].${name}`, value])),
    ),
    number: 'BW 900078',
    file: file('certificate.pdf', PDF),
  }
}
const stock = { goodsClass: 'ROUGH_NATURAL', day: '2026-02-01', carats: '1' }
const keepView = () => ({ form: 'keep-view', name: 'Mine', query: 'search=a' })
const profile = () => ({ form: 'profile', address: 'Antwerp', timeZone: 'Europe/Brussels', paper: 'A4' })
const limits = () => ({
  form: 'limits',
  memoOpenDays: '45',
  lateEntryDays: '20',
  caratTolerancePercent: '0.75',
  yieldFromPercent: '25',
  yieldToPercent: '60',
})
const newCompany = () => ({
  ...Object.fromEntries(Object.entries(company).map(([name, value]) => [name, String(value)])),
  form: 'onboard',
  registrationNumber: 'S-3',
  evidence: file('registration.pdf', PDF),
})
const check = () => ({
  form: 'check',
  number: 'P-3',
  validTo: '2027-12-31',
  checkedOn: '2026-02-02',
  seen: 'Its entry in the register',
  evidence: file('entry.pdf', PDF),
})
const registration = () => ({
  form: 'registration',
  scheme: 'sow',
  number: 'W-2',
  validFrom: '2027-01-01',
  validTo: '2027-12-31',
})
const companies = (form: string) => () => ({ form, file: file('companies.csv', companiesCsv.join('\n')) })
/** An edition's form as its fields are named. */
const edition = (name: string, day: string) => () => {
  const { adaptations: _, goods, ...fields } = editionAfter('treated-disclosure', name, day)
  const covered = Object.keys(goods).map((key) => [`goods.${key}.covered`, 'on'])
  return { form: 'edition', revision: '1', ...fields, ...Object.fromEntries(covered) }
}
const pack = () => {
  const { pack: rules, statements } = packFile('buyer-programmes')
  return { form: 'pack', ...aPack({ pack: { ...rules, version: 1001 }, statements }, { effectiveOn: '2040-01-01' }) }
}
const association = { isFor: 'association' as const }
/** What each column of the file with odd heads is. */
const oddColumns = () => {
  const keys = 'invoice,date,customer,currency,goods_class,description,pieces,carats,price_per_carat'.split(',')
  return { form: 'mapping', ...Object.fromEntries(keys.map((key, at) => [`columns[${at}]`, key])) }
}
const everybody = { isFor: 'everybody' as const }

/**
 * One sample for every loader (GET) and every action (POST) of the site, keyed as the manifest lists them; an action
 * has one for each of its forms. What other forms stand on is changed last.
 */
export const pageSamples: Readonly<Record<string, PageSample>> = {
  ...inboxPages,
  ...templatePages,
  ...deskPages,
  ...findingPages,
  ...retentionPages,
  ...enteringPages,
  ...pageAddresses,
  'POST /imports/:id': {
    ...id('import'),
    forms: { mapping: oddColumns, apply: () => ({ form: 'apply' }), issue: () => ({ form: 'issue' }) },
    paramsOf: { mapping: id('importToMap').params },
  },
  'POST /coverage/chase': { forms: { ask: named('ask', 'debtor'), stop: named('stop', 'chase') } },
  'POST /documents': {
    forms: {
      bulk: (ids) => ({ form: 'bulk', kind: 'issue', ids: ids['draftToIssue'] ?? '' }),
      'keep-view': keepView,
      'delete-view': named('delete-view', 'documentsView'),
    },
  },
  'POST /received': { forms: { 'keep-view': keepView, 'delete-view': named('delete-view', 'receivedView') } },
  'POST /counterparties': {
    forms: { 'keep-view': keepView, 'delete-view': named('delete-view', 'counterpartiesView') },
  },
  'POST /counterparties/new': { forms: { counterparty: buyer } },
  'POST /counterparties/:id': {
    ...id('counterparty'),
    forms: {
      counterparty: buyer,
      check,
      block: () => ({ form: 'block', reason: 'Refused to answer' }),
      unblock: () => ({ form: 'unblock', reason: 'Answered' }),
      account: () => ({ form: 'account', from: '2026-01-01', to: '2026-03-31' }),
      'print-letter': named('print-letter', 'letterFailed'),
    },
    paramsOf: { block: id('partnerToBlock').params, unblock: id('partnerBlocked').params },
  },
  'POST /certificates/new': { forms: { certificate } },
  'POST /certificates/:id': {
    ...id('certificate'),
    forms: {
      confirm: () => ({ form: 'confirm', sentOn: '2026-02-20', sentTo: 'Department of Mines', signatory: 'Ada' }),
      withdraw: () => ({ form: 'withdraw', reason: 'A mistake' }),
      'print-letter': named('print-letter', 'letterToPrint'),
    },
    paramsOf: { withdraw: id('certificateToWithdraw').params },
  },
  'POST /received/:id': {
    ...id('received'),
    paramsOf: { withdraw: id('receivedToWithdraw').params },
    forms: {
      statement: () => ({ form: 'statement', edition: 'SOW-2021', receivedOn: '2026-03-01' }),
      withdraw: () => ({ form: 'withdraw', reason: 'Recorded twice' }),
    },
  },
  'POST /received/new': { forms: { received } },
  'POST /ledger/stock': {
    forms: {
      opening: () => ({ ...stock, form: 'opening', goodsClass: 'INDUSTRIAL', warranted: '1', evidence: 'Count' }),
      adjustment: () => ({ ...stock, form: 'adjustment', reason: 'Count' }),
      decision: (ids) => ({ form: 'decision', id: ids['adjustmentToDecide'] ?? '', decision: 'approve' }),
      processing: () => ({
        ...{ form: 'processing', kind: 'sort', day: '2026-02-03' },
        ...{ 'lines[0].side': 'in', 'lines[0].goodsClass': 'ROUGH_NATURAL', 'lines[0].carats': '1' },
        ...{ 'lines[4].side': 'out', 'lines[4].goodsClass': 'ROUGH_NATURAL', 'lines[4].carats': '1' },
      }),
    },
  },
  'POST /ledger/reconciliation': {
    forms: { close: () => ({ form: 'close', kind: 'month', containing: '2020-01-01' }) },
  },
  'POST /documents/bulk/new': {
    query: () => ({ search: 'a' }),
    forms: { bulk: () => ({ form: 'bulk', kind: 'download' }) },
  },
  'POST /documents/bulk/:id': {
    ...id('bulkJob'),
    forms: { order: () => ({ form: 'order', order: 'pause' }), collect: () => ({ form: 'collect' }) },
    paramsOf: { collect: (ids) => ({ id: ids['bulkCollected'] ?? '' }) },
  },
  'POST /documents/new': { forms: { lines: draft('lines'), keep: draft('keep') } },
  'POST /documents/autosave': {
    forms: { new: draft('keep'), kept: (ids) => ({ ...draft('keep')(ids), id: ids['draft'] ?? '' }) },
  },
  'POST /documents/drafts/:id': {
    ...id('draftToDrop'),
    forms: { lines: draft('lines'), keep: draft('keep'), delete: draft('delete') },
  },
  'POST /documents/:id': {
    ...id('issuedToVoid'),
    forms: {
      'print-again': () => ({ form: 'print-again' }),
      revoke: () => ({ form: 'revoke' }),
      void: () => ({ form: 'void', reason: 'A mistake' }),
      supply: () => ({ form: 'supply', statement: 'sow-2021' }),
    },
    paramsOf: { supply: id('issuedBare').params },
  },
  'POST /imports': {
    forms: { import: () => ({ form: 'import', kind: 'issued', file: file('b.csv', csvOf('Nobody')) }) },
  },
  'POST /packs': {
    forms: {
      request: () => ({ form: 'request', kind: 'month', containing: '2026-03-01' }),
      schedule: () => ({ form: 'schedule', kind: 'month', releaseWithinDays: '30', remindDaysBefore: '7' }),
      stop: (ids) => ({ form: 'stop', schedule: ids['schedule'] ?? '' }),
    },
  },
  'POST /packs/:id': {
    ...id('pack'),
    forms: {
      replace: () => ({ form: 'replace' }),
      download: () => ({ form: 'download' }),
      release: () => ({ form: 'release', reason: '' }),
    },
    paramsOf: { release: id('packToRelease').params },
  },
  'POST /company': { forms: { profile } },
  'POST /log': { forms: { check: () => ({ form: 'check' }) } },
  'POST /exceptions/:id': {
    ...id('exception'),
    forms: {
      work: () => ({ form: 'work', ownerId: '', dueOn: '2026-12-01', correctiveAction: 'We ask for it sooner' }),
      waive: () => ({ form: 'waive', reason: 'Agreed with the auditor' }),
      'end-waiver': () => ({ form: 'end-waiver' }),
    },
    paramsOf: { 'end-waiver': (ids) => ({ id: ids['exceptionWaived'] ?? '' }) },
  },
  'POST /company/trade': { forms: { limits, support: () => ({ form: 'support', unsupported: 'warn' }) } },
  'POST /company/tokens': {
    forms: {
      token: () => ({ form: 'token', name: 'Till', 'scopes[0]': 'read', days: '30' }),
      revoke: named('revoke', 'token'),
    },
  },
  'POST /notices': { forms: { read: named('read', 'notice') } },
  'POST /publications/new': { forms: { edition: edition('HOUSE-8', '2038-01-01') }, ...association },
  'POST /publications/new-pack': { forms: { pack }, ...association },
  'POST /publications/:id/edit': {
    ...id('publicationToChange'),
    forms: { edition: edition('HOUSE-3', '2032-02-01') },
    ...association,
  },
  'POST /publications/:id': {
    ...id('publicationToApprove'),
    forms: {
      approve: () => ({ form: 'approve', revision: '1' }),
      withdraw: () => ({ form: 'withdraw', revision: '1' }),
    },
    paramsOf: { withdraw: id('publicationToWithdraw').params },
    ...association,
  },
  'POST /session': { forms: { company: (ids) => ({ company: ids['tenant'] ?? '' }) } },
  'POST /companies/new': { forms: { onboard: newCompany }, ...association },
  'POST /companies/import': { forms: { check: companies('check'), apply: companies('apply') }, ...association },
  'POST /companies/:id': {
    ...id('tenant'),
    forms: {
      invite: () => ({ form: 'invite', email: 'owner@example.test' }),
      registration,
      scheme: () => ({ form: 'scheme', scheme: 'fsc' }),
      state: () => ({ form: 'state', to: 'verified', reason: 'Papers seen' }),
    },
    paramsOf: { state: id('companyWaiting').params },
    ...association,
  },
  ...sanctionPages,
  'POST /lint': {
    forms: { lint: () => ({ form: 'lint', text: 'The diamonds herein invoiced', date: '2026-03-01' }) },
    ...everybody,
  },
  'POST /theme': { forms: { theme: () => ({ theme: 'dark', next: '/' }) }, ...everybody },
}
