import { describe, expect, test } from 'vitest'
import { type PaperOf, placedOf } from '../../../tests/support/received-papers.ts'
import type { Placed } from '../../../tests/support/written-pdf.ts'
import { boxesOf, paperOf } from '../paper.ts'
import { proposalsOf } from './index.ts'
import { numberStyle, readCarats, readNumber } from './numbers.ts'
import type { Party } from './parties.ts'

const self = { names: ['Scheldt Diamonds NV'], taxNumber: 'BE0400000000' }
const hudson: Party = { id: 'hudson', name: 'Hudson Gems, Inc.', taxNumber: null, country: 'US' }
const okavango: Party = { id: 'okavango', name: 'Okavango Trading BV', taxNumber: 'BE 0412.345.678', country: 'BE' }

/** A page as the reader hands it over, when every letter is half as wide as high. */
function page(placed: readonly Placed[]) {
  const pieces = placed.map(([x, y, text, size = 10]): [number, number, number, number, string] => [
    x,
    y - size,
    text.length * size * 0.5,
    size,
    text,
  ])
  return { width: 595, height: 842, pieces }
}
const read = (placed: readonly Placed[], parties = [hudson]) => proposalsOf(paperOf([page(placed)]), { parties, self })
const invoice = (paper: Partial<PaperOf> = {}, parties = [hudson]) =>
  read(placedOf({ supplier: 'Hudson Gems Inc', ...paper }), parties)
const value = (proposal: { readonly value: unknown; readonly sure: string } | null) =>
  proposal && [proposal.value, proposal.sure]

test('a plain invoice proposes everything that stands on it', () => {
  const { lines, ...head } = invoice()
  expect(Object.fromEntries(Object.entries(head).map(([name, each]) => [name, value(each as never)]))).toEqual({
    supplier: ['hudson', 'sure'],
    supplierName: null,
    documentType: ['invoice', 'sure'],
    number: ['HG/2026/0117', 'sure'],
    original: null,
    documentDate: ['2026-11-24', 'sure'],
    currency: ['USD', 'sure'],
    amount: ['17578.50', 'sure'],
    carats: ['14.690', 'sure'],
  })
  expect(lines.map(({ place: _, ...line }) => line)).toEqual([
    {
      description: 'Round brilliant 7102.39',
      pieces: 124,
      carats: '12.450',
      amount: '15562.50',
      hsCode: '7102.39',
      reportNumber: null,
    },
    {
      description: 'Pear shape 7102.39',
      pieces: 10,
      carats: '2.240',
      amount: '2016.00',
      hsCode: '7102.39',
      reportNumber: null,
    },
  ])
})

test('a proposal says where it was read, down to the place on the page', () => {
  const paper = paperOf([page(placedOf({ supplier: 'Hudson Gems Inc' }))])
  const { number } = proposalsOf(paper, { parties: [hudson], self })
  if (!number) throw new Error('no number was proposed')
  expect(paper.text.slice(number.place.start, number.place.end)).toBe('HG/2026/0117')
  expect(boxesOf(paper, number.place)).toEqual([{ page: 0, x: 460, y: 74, width: 60, height: 10 }])
})

describe('numbers of the trade', () => {
  test.each([
    ['1,234.50', 'dot', '1234.50'],
    ['1,23,456.50', 'dot', '123456.50'],
    ['1.234,50', 'comma', '1234.50'],
    ["1'234.50", 'dot', '1234.50'],
    ['1 234,50', 'comma', '1234.50'],
    ['0,530', 'comma', '0.530'],
    ['1,23', 'dot', null],
    ['1.2.3', 'dot', null],
  ] as const)('%s with a decimal %s is %s', (text, style, number) => {
    expect(readNumber(text, style)).toBe(number)
  })
  test('the paper itself tells whether a comma is a decimal’s', () => {
    expect(numberStyle('1,503 ct at 1.250,00 gives 1.878,75')).toBe('comma')
    expect(numberStyle('1.503 ct at 1,250.00 gives 1,878.75')).toBe('dot')
  })
  test('a fourth decimal is no weight, and trailing zeros are none', () => {
    expect([readCarats('1.5035', 'dot'), readCarats('1.5030', 'dot'), readCarats('0', 'dot')]).toEqual([
      null,
      '1.503',
      null,
    ])
  })
  test('an invoice with decimal commas is read as it is meant', () => {
    const lines = [['Briljant', '1', '1,503', '5.200,00', '7.815,60']] as const
    const totals = [
      ['Totaal karaat', ''],
      ['Totaal EUR', '7.815,60'],
    ] as const
    const found = invoice({ lines, totals, currency: 'EUR' })
    expect([value(found.amount), value(found.currency), found.lines[0]?.carats]).toEqual([
      ['7815.60', 'sure'],
      ['EUR', 'sure'],
      '1.503',
    ])
  })
})

describe('dates of the trade', () => {
  test.each([
    ['2026-03-04', '2026-03-04', 'sure'],
    ['24.11.2026', '2026-11-24', 'sure'],
    ['11/24/2026', '2026-11-24', 'sure'],
    ['24-Nov-26', '2026-11-24', 'sure'],
    ['24th November 2026', '2026-11-24', 'sure'],
    ['November 24, 2026', '2026-11-24', 'sure'],
    ['31-02-2026', null, null],
  ])('%s', (date, day, sure) => {
    expect(value(invoice({ date, totals: [] }).documentDate)).toEqual(day ? [day, sure] : ['2026-12-24', 'guess'])
  })
  const ambiguous = (party: Party) =>
    read(
      [
        [40, 50, party.name, 18],
        [380, 84, 'Invoice date: 03/04/2026'],
      ],
      [party],
    ).documentDate
  test('whether 03/04 is March or April is a guess by the supplier’s country', () => {
    expect([value(ambiguous(hudson)), value(ambiguous({ ...hudson, country: 'BE' }))]).toEqual([
      ['2026-03-04', 'guess'],
      ['2026-04-03', 'guess'],
    ])
  })
  test('the day on which it is due is not its date', () => {
    expect(
      read([
        [40, 50, 'Due date: 24-12-2026'],
        [40, 70, 'Invoice date: 24-11-2026'],
      ]).documentDate?.value,
    ).toBe('2026-11-24')
  })
})

describe('who it is from', () => {
  test('a tax number settles it, whatever the letterhead says', () => {
    expect(value(invoice({ supplier: 'The Diamond House' }, [hudson, okavango]).supplier)).toEqual(['okavango', 'sure'])
  })
  test('the buyer’s name is not the supplier’s', () => {
    const found = invoice({ buyer: 'Okavango Trading BV', taxNumber: '1' }, [okavango, hudson])
    expect(value(found.supplier)).toEqual(['hudson', 'sure'])
  })
  test('our own name is nobody’s', () => {
    const own = { ...hudson, id: 'own', name: 'Scheldt Diamonds' }
    expect(invoice({ supplier: 'Unknown Gems', taxNumber: '1' }, [own]).supplier).toBe(null)
  })
  test('a supplier that is not known yet is proposed by the name in the head', () => {
    expect(invoice({ supplier: 'Unknown Gems LLC', taxNumber: '1' }).supplierName).toBe('Unknown Gems LLC')
  })
})

describe('what it is', () => {
  test.each([
    ['CREDIT NOTE', 'credit-note'],
    ['Debit Note', 'debit-note'],
    ['CONSIGNMENT MEMO', 'memo'],
    ['MEMO RETURN', 'memo-return'],
    ['TAX INVOICE', 'invoice'],
    ['FACTUUR', 'invoice'],
  ])('%s', (title, type) => {
    expect(value(invoice({ title }).documentType)).toEqual([type, 'sure'])
  })
  test('a credit note’s own number is not that of the invoice that it credits', () => {
    const found = read([
      [40, 50, 'CREDIT NOTE'],
      [40, 70, 'Original invoice no: HG-100'],
      [40, 90, 'Credit note no: CN-7'],
    ])
    expect([value(found.number), value(found.original)]).toEqual([
      ['CN-7', 'sure'],
      ['HG-100', 'likely'],
    ])
  })
})

test('a paper that is no document proposes nothing rather than something', () => {
  const found = read([
    [40, 50, 'Dear Sir'],
    [40, 70, 'thank you for the dinner of last week'],
  ])
  expect([
    found.supplier,
    found.number,
    found.documentDate,
    found.currency,
    found.amount,
    found.carats,
    found.lines,
  ]).toEqual([...[null, null, null, null, null, null, []]])
})
