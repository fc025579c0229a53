import { expect, it } from 'vitest'
import type { PackLayout, PackPaper, PackPart } from '../../kernel/pack-layout.ts'
import {
  becauseOf,
  type Change,
  changeKinds,
  changeText,
  isQuiet,
  kindsIn,
  redactedBecause,
  replacementLabel,
} from './rules.ts'

const now = new Date('2026-11-24T10:00:00Z')
const change = (number: number, minutesAgo = 90): Change => ({
  ...{ what: 'voided', documentType: 'credit-note', number: `C-${number}`, id: String(number) },
  at: new Date(now.getTime() - minutesAgo * 60_000),
})

it('says what changed in words', () => {
  expect(changeText(change(1))).toBe('credit note C-1 voided')
  expect(changeText({ ...change(1), what: 'adjusted', documentType: null, number: 'ROUGH' })).toBe(
    'stock of ROUGH adjusted in the ledger',
  )
})

it('names the newest five, and counts the others', () => {
  expect(becauseOf([1, 2].map((n) => change(n)))).toBe('credit note C-1 voided; credit note C-2 voided')
  expect(becauseOf([1, 2, 3, 4, 5, 6, 7].map((n) => change(n)))).toMatch(/C-5 voided; 2 more$/)
})

it('names no number in a redacted pack: a supplier’s may tell who he is', () => {
  const changes = [change(1), change(2), { ...change(3), what: 'adjusted', documentType: null } as const]
  expect(redactedBecause(changes)).toBe('2 × credit note voided; 1 × stock adjusted in the ledger')
})

it('shows what a layout shows: papers received, certificates and the ledger only where it has them', () => {
  const layout = (registers: PackLayout['registers'], papers: PackPaper[] = [], parts: PackPart[] = []) =>
    kindsIn({ registers, papers: new Set(papers), parts: new Set(parts) })
  const issued = ['voided', 'issued-late', 'supplied']
  const file = '01_registers/a.csv'
  expect(layout([{ of: 'memos', file }])).toEqual(issued)
  expect(layout([{ of: 'memos', file }], ['certificates'])).toEqual([
    ...issued,
    'certified-late',
    'certificate-withdrawn',
  ])
  expect(layout([{ of: 'quantities', file }])).toEqual([...issued, 'received-late', 'withdrawn'])
  expect(layout([], [], ['summary'])).toEqual([...issued, 'received-late', 'withdrawn', 'adjusted'])
  expect(
    layout(
      [
        { of: 'certificates', file },
        { of: 'ledger', file },
      ],
      ['auditor-certificates'],
    ),
  ).toEqual(changeKinds)
})

it('waits until nobody has changed anything for an hour', () => {
  expect(isQuiet([change(1), change(2, 59)], now)).toBe(false)
  expect(isQuiet([change(1), change(2, 60)], now)).toBe(true)
  expect(isQuiet([], now)).toBe(false)
})

it('counts on from the first pack’s label', () => {
  expect([replacementLabel('2026-03', 1), replacementLabel('2026-03-r1', 2)]).toEqual(['2026-03-r1', '2026-03-r2'])
})
