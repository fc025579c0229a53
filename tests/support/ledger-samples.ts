import { form } from './api.ts'
import type { Ids, Sample } from './route-matrix.ts'

const JSON_TYPE = { 'content-type': 'application/json' }
const json = (body: (ids: Ids) => unknown) => ({ headers: JSON_TYPE, body: (ids: Ids) => JSON.stringify(body(ids)) })
const id = (name: string) => ({ params: (ids: Ids) => ({ id: ids[name] ?? '' }) })

/** One sample for every route of the ledger. */
export const ledgerSamples: Readonly<Record<string, Sample>> = {
  'GET /ledger/evidence/:sha256': { params: (ids) => ({ sha256: ids['evidence'] ?? '' }) },
  'GET /api/v1/ledger/balances': { query: () => ({ kind: 'quarter', containing: '2026-02-01' }) },
  'GET /api/v1/ledger/entries': {},
  'GET /api/v1/ledger/reconciliation': { query: () => ({ kind: 'quarter', containing: '2026-02-01' }) },
  'GET /api/v1/ledger/stock-declaration': { query: () => ({ kind: 'fiscal-year', containing: '2026-02-01' }) },
  'GET /api/v1/ledger/support-setting': {},
  'PUT /api/v1/ledger/support-setting': json(() => ({ unsupported: 'warn' })),
  'GET /api/v1/ledger/periods': {},
  'POST /api/v1/ledger/periods': json(() => ({ kind: 'month', containing: '2020-01-01', counts: [] })),
  'GET /api/v1/ledger/openings': {},
  'POST /api/v1/ledger/openings': {
    body: () =>
      form('opening', { goodsClass: 'INDUSTRIAL', day: '2026-02-01', carats: '1', warranted: '1', evidence: 'Count' }),
  },
  'GET /api/v1/ledger/adjustments': {},
  'POST /api/v1/ledger/adjustments': {
    body: () =>
      form('adjustment', {
        goodsClass: 'INDUSTRIAL',
        day: '2026-02-01',
        carats: '-0.1',
        warranted: '0',
        reason: 'Count',
      }),
  },
  'POST /api/v1/ledger/adjustments/:id/decision': {
    ...id('adjustment'),
    ...json(() => ({ decision: 'refuse', note: 'Not so' })),
  },
  'GET /api/v1/ledger/processings': {},
  'POST /api/v1/ledger/processings': json(() => ({
    kind: 'sort',
    day: '2026-02-02',
    note: 'Sizes',
    lines: [
      { side: 'in', goodsClass: 'ROUGH_NATURAL', lot: 'A', carats: '2', warranted: '1' },
      { side: 'out', goodsClass: 'ROUGH_NATURAL', lot: 'B', carats: '2', warranted: null },
    ],
  })),
  'GET /api/v1/ledger/lots': {},
}
