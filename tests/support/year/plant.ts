import { randomUUID } from 'node:crypto'
import type { Sql } from 'postgres'
import { sha256 } from '../../../domain/kernel/sha256.ts'
import type { TestCompany } from '../builders.ts'
import { officialWords } from '../sample-documents.ts'
import { printed } from './printed-words.ts'
import { onDay, type TradeYear } from './trade-year.ts'

/** Where a fault was put: the rule that has to find it, and on what. */
export type Planted = readonly [rule: string, scope: string]

const MARCH = onDay('2026-03-10')
const OCTOBER = onDay('2026-10-05')
const ROUGH = { goods_class: 'ROUGH_NATURAL', hs_code: '7102.31' }

/** Faults of what stands, or does not stand, on a paper. */
export function plantStatements(year: TradeYear): readonly Planted[] {
  const weak = officialWords('sow-2021').replace('guarantees', 'states')
  const grown = { goods_class: 'LAB_GROWN', hs_code: null }
  const big = [{ largest_stone_carats: '0.600' }]
  return [
    ['E01', year.issue(MARCH, { statement: null })],
    [
      'E01',
      year.issue(MARCH, {
        type: 'memo',
        statement: null,
        document: { document_date: '2026-11-10', issued_at: '2026-11-10T10:00:00Z' },
      }),
    ],
    ['E02', year.issue(OCTOBER, { statement: printed('sow-2002') })],
    ['E02', year.receive(OCTOBER, { statement: { edition: 'SOW-2002' } })],
    ['E03', year.issue(MARCH, { statement: printed('sow-2021', { text: weak, text_hash: sha256(weak) }) })],
    ['E03', year.receive(MARCH, { statement: { text: officialWords('sow-2021').replace('WDC SoW', 'WCD SoW') } })],
    ['E04', year.issue(MARCH, { lines: [grown] })],
    ['E04', year.receive(MARCH, { lines: [grown] })],
    ['E05', year.issue(onDay('2026-01-05'))],
    ['E05', year.issue(onDay('2026-01-09'))],
    ['E14', year.issue(MARCH, { country: 'US', lines: big })],
    [
      'E14',
      year.issue(MARCH, {
        country: 'GB',
        more: [staleSheet()],
      }),
    ],
    ['E25', year.issue(MARCH, { lines: [{ hs_code: '7104.91' }] })],
    ['E25', year.issue(MARCH, { lines: [{ treatment: 'laser drilled' }] })],
  ]
}

function staleSheet() {
  const sheet = printed('ldb-under-threshold')
  const text = String(sheet['text']).replace('{thresholdCt}', '1.00')
  return { ...sheet, text, text_hash: sha256(text), tokens: { thresholdCt: '1.00' } }
}

/** Faults of suppliers, and of rough without its certificate. */
export function plantPartners(year: TradeYear): readonly Planted[] {
  const unknown = year.partner('Nobody looked at', {}, null)
  const expired = year.partner('Expired', {}, { valid_to: '2026-03-09' })
  const blocked = year.partner('Blocked', {
    blocked_from: '2026-03-01',
    blocked_reason: 'Would not answer',
    blocked_by_name: 'C',
  })
  const outside = year.partner('From outside', { country: 'MC' })
  const indian = year.partner('From India', { country: 'IN' })
  return [
    ['E06', year.receive(MARCH, { statement: null })],
    ['E06', year.receive(MARCH, { lines: [{}, {}], statement: { line_positions: [1] } })],
    ['E07', year.receive(MARCH, { partner: unknown })],
    ['E07', year.receive(MARCH, { partner: expired })],
    ['E08', year.receive(MARCH, { partner: blocked })],
    ['E08', year.receive(MARCH, { partner: outside, lines: [{ ...ROUGH, kp_certificate: 'AE 0000001' }] })],
    ['E09', year.receive(MARCH, { partner: indian, lines: [ROUGH] })],
    ['E09', year.receive(MARCH, { partner: indian, lines: [{ ...ROUGH, hs_code: null }] })],
  ]
}

/** Faults of numbers, returns, dates, papers and people. */
export function plantDocuments(year: TradeYear, company: TestCompany): readonly Planted[] {
  year.skipNumber('invoice')
  const afterGap = year.issue(MARCH)
  year.skipNumber('memo')
  const afterOther = year.issue(onDay('2026-11-10'), { type: 'memo' })
  year.receive(MARCH, { number: 'HG-77' })
  const twin = year.receive(MARCH, { number: 'hg 77', document: { recorded_at: '2026-03-13T10:00:00Z' } })
  const sold = year.issue(MARCH)
  const over = year.issue(onDay('2026-03-12'), {
    type: 'credit-note',
    document: { original_id: sold },
    lines: [{ carats: '3.001', original_position: 1 }],
  })
  const by = (issued_by: string, issued_by_name: string) => ({ issued_by, issued_by_name })
  return [
    ['E15', afterGap],
    ['E15', afterOther],
    ['E15', twin],
    ['E16', year.issue(MARCH, { type: 'memo' })],
    ['E16', year.receive(MARCH, { type: 'memo' })],
    ['E17', year.issue(MARCH, { type: 'credit-note' })],
    ['E17', over],
    ['E21', year.issue(MARCH, { paper: { status: 'failed', sha256: null, rendered_at: null, failure: 'x' } })],
    ['E21', year.receive(MARCH, { document: { file_sha256: null } })],
    ['E22', year.receive(MARCH, { document: { recorded_at: '2026-04-10T10:00:00Z' } })],
    ['E22', year.receive(MARCH, { document: { recorded_at: '2026-09-10T10:00:00Z' } })],
    ['E23', year.issue(MARCH, { document: by(randomUUID(), 'A stranger') })],
    ['E23', year.issue(MARCH, { document: by(company.viewer.userId, company.viewer.name) })],
    ['E24', year.issue(MARCH, { document: { issued_at: '2026-04-10T10:00:00Z' } })],
    ['E24', year.issue(MARCH, { document: { issued_at: '2026-05-10T10:00:00Z' } })],
  ]
}

/** Faults of certificates: the scope is the certificate's number. */
export function plantCertificates(year: TradeYear): readonly Planted[] {
  const indian = year.partner('From Surat', { country: 'IN' })
  const under = (kp_certificate: string, carats = '3.000') =>
    year.receive(MARCH, { partner: indian, lines: [{ ...ROUGH, kp_certificate, carats }] })
  const good = year.certify('IN0000100')
  under(good)
  const toUs = { importer_country: 'US', imported_on: '2026-03-05' }
  const late = year.certify('IN0000107', toUs)
  const [expired, twice, other, less] = [
    year.certify('IN0000101', { shipped_on: '2026-04-02' }),
    year.certify('IN0000102'),
    year.certify('IN0000103'),
    year.certify('IN0000104'),
  ]
  for (const each of [expired, twice, twice, late]) under(each)
  under(other, '3.016')
  under(less, '2.900')
  const mixed = { mixed_origin: true, origins_starred: true, origin_countries: [] }
  return [
    ['E10', expired],
    ['E10', twice],
    ['E11', other],
    ['E11', less],
    ['E12', late],
    ['E12', year.certify('IN0000108', { ...toUs, importer_country: 'CA' })],
    ['E13', year.certify('IN0000105', mixed)],
    ['E13', year.certify('IN0000106', mixed)],
  ]
}

/** Faults of what is in stock. */
export function plantStock(year: TradeYear): readonly Planted[] {
  for (const goods_class of ['JEWELLERY_NATURAL', 'RECYCLED']) year.moves('issued', MARCH, { goods_class })
  return [
    ['E18', 'sow/JEWELLERY_NATURAL'],
    ['E18', 'sow/RECYCLED'],
    ['E19', year.manufacture(MARCH, { in: '100.000', out: '19.999' })],
    ['E19', year.manufacture(MARCH, { in: '100.000', out: '65.001' })],
  ]
}

/** Rows that somebody changed past the product, after the year was written. */
export async function plantTampering(admin: Sql, [one, other]: readonly [string, string]): Promise<readonly Planted[]> {
  await admin`update trade_document_line set carats = carats + 1 where document_id = ${one}`
  await admin`update warranty set text_hash = ${'0'.repeat(64)} where document_id = ${other}`
  return [
    ['E20', one],
    ['E20', other],
  ]
}
