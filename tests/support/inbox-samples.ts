import type { PageSample } from './page-matrix.ts'
import type { Ids, Sample } from './route-matrix.ts'

const id = (name: string) => ({ params: (ids: Ids) => ({ id: ids[name] ?? '' }) })
const file = (name: string, content: string) => new File([content], name)
const named = (form: string, name: string) => (ids: Ids) => ({ form, id: ids[name] ?? '' })
const everybody = { isFor: 'everybody' as const }
let sent = 0
const filed = (ids: Ids) => ({
  form: 'file',
  supplierId: ids['counterparty'] ?? '',
  number: `R-${++sent}`,
  documentDate: '2026-03-01',
  edition: 'SOW-2021',
  'lines[0].goodsClass': 'POLISHED_NATURAL',
  'lines[0].carats': '1',
})

/** The samples of the inbox: its pages, its ways in, and the page that a supplier's link opens. */
export const inboxPages: Readonly<Record<string, PageSample>> = {
  'GET /inbox': { query: () => ({ search: 'a' }) },
  'GET /inbox/:id': id('paper'),
  'GET /inbox/ways-in': { query: (ids) => ({ counterparty: ids['counterparty'] ?? '' }) },
  'GET /send/:token': { params: (ids) => ({ token: ids['sendToken'] ?? '' }), ...everybody },
  'POST /inbox': { forms: { upload: () => ({ form: 'upload', files: file('paper.pdf', `%PDF-1.7 page ${++sent}`) }) } },
  'POST /inbox/ways-in': {
    forms: {
      address: () => ({ form: 'address' }),
      retire: () => ({ form: 'retire' }),
      link: (ids) => ({
        form: 'link',
        counterpartyId: ids['counterparty'] ?? '',
        days: '7',
        note: 'Your July invoices',
      }),
      revoke: named('revoke', 'sendLink'),
      code: () => ({ form: 'code' }),
      partner: (ids) => ({
        form: 'partner',
        counterpartyId: ids['counterparty'] ?? '',
        code: 'BK-ABCD-EFGH-JKLM-NPQR',
      }),
      end: named('end', 'counterparty'),
    },
  },
  'POST /send/:token': {
    params: (ids) => ({ token: ids['sendToken'] ?? '' }),
    forms: { send: () => ({ form: 'send', files: file('paper.pdf', `%PDF-1.7 sent ${++sent}`) }) },
    ...everybody,
  },
  'POST /inbox/:id': {
    ...id('paperToDiscard'),
    paramsOf: { file: id('paperToFile').params, accept: id('paperHanded').params },
    forms: {
      file: filed,
      accept: () => ({ form: 'accept', edition: 'SOW-2021' }),
      discard: () => ({ form: 'discard', reason: 'An advertisement' }),
    },
  },
}

/** The samples of the ways in, at the API. */
export const inboxApi: Readonly<Record<string, Sample>> = {
  'GET /api/v1/send-links': {},
  'POST /api/v1/send-links': {
    headers: { 'content-type': 'application/json' },
    body: (ids) => JSON.stringify({ counterpartyId: ids['counterparty'], days: 7, note: 'Your July invoices' }),
  },
  'GET /api/v1/send-links/:id/address': id('sendLinkOpen'),
  'POST /api/v1/send-links/:id/revoke': id('sendLink'),
  'GET /api/v1/inbox-address': {},
  'POST /api/v1/inbox-address': {},
  'POST /api/v1/inbox-address/retire': {},
  'GET /api/v1/platform-partners': {},
  'POST /api/v1/platform-code': {},
  'POST /api/v1/platform-partners': {
    headers: { 'content-type': 'application/json' },
    body: (ids) => JSON.stringify({ counterpartyId: ids['counterparty'], code: 'BK-ABCD-EFGH-JKLM-NPQR' }),
  },
  'POST /api/v1/platform-partners/:id/end': id('counterparty'),
}
