import { expect, test } from 'vitest'
import type { Verification } from '../../../domain/verification/index.ts'
import { verdictOf } from './verdict.ts'

type Found = Extract<Verification, { outcome: 'found' }>
const found: Found = {
  auditor: null,
  outcome: 'found',
  issuer: { legalName: 'Scheldt Diamonds NV', tradeName: null, country: 'BE' },
  documentType: 'invoice',
  number: 'INV-7',
  documentDate: '2026-11-24' as Found['documentDate'],
  totalCarats: '12.500',
  unit: 'ct',
  issuedAt: new Date('2026-11-24T10:00:00Z'),
  voidedAt: null,
  status: 'valid',
  statements: [],
  papers: [],
  deleted: null,
}

test('only a document that stands looks in order', () => {
  const meanings = {
    valid: verdictOf(found).meaning,
    voided: verdictOf({ ...found, status: 'voided', voidedAt: new Date('2026-12-01T10:00:00Z') }).meaning,
    superseded: verdictOf({ ...found, status: 'superseded' }).meaning,
    revoked: verdictOf({ outcome: 'revoked', revokedAt: new Date('2026-12-01T10:00:00Z') }).meaning,
    unknown: verdictOf({ outcome: 'unknown' }).meaning,
  }
  expect(meanings).toEqual({
    valid: 'in-order',
    voided: 'wrong',
    superseded: 'wrong',
    revoked: 'could-not-verify',
    unknown: 'could-not-verify',
  })
})

test('an unknown code and a closed page are told apart', () => {
  const unknown = verdictOf({ outcome: 'unknown' })
  const revoked = verdictOf({ outcome: 'revoked', revokedAt: new Date('2026-12-01T10:00:00Z') })
  expect(unknown.sentence).toBe('Could not verify: no document has this code.')
  expect(revoked.sentence).toBe('Could not verify: the issuer has closed this page.')
  expect(revoked.made.map(({ says }) => says)).toContain('The issuer closed its page on 1 Dec 2026.')
})

test('a document whose issuer no longer keeps its content says so, and when it went', () => {
  const verdict = verdictOf({ ...found, deleted: { at: new Date('2036-12-01T10:00:00Z'), rule: 'Invoices, 10 years' } })
  expect(verdict.made.at(-1)).toEqual({
    meaning: 'could-not-verify',
    says: 'Its issuer deleted its content on 1 Dec 2036, after the time it had to keep it: Invoices, 10 years. Number, date, weight, status and hashes stay.',
  })
})

test('every verdict also says what was not checked', () => {
  expect(verdictOf(found).notMade.join(' ')).toContain('stones themselves')
  expect(verdictOf({ outcome: 'unknown' }).notMade).toHaveLength(1)
})
