import { expect, test } from 'vitest'
import { disagreements, filingDefaults, type Proposed, trustOf } from './filing-defaults.ts'

const said = (value: string) => ({ value, sure: 'sure' as const, found: value })
const line = {
  goodsClass: null,
  description: 'Rounds',
  pieces: 2,
  carats: '1.500',
  amount: '10.50',
  hsCode: null,
  reportNumber: null,
}
const proposed: Proposed = {
  supplier: said('s'),
  documentType: said('memo'),
  number: said('N-1'),
  documentDate: said('2026-11-24'),
  currency: said('USD'),
  amount: said('21.00'),
  carats: said('3.000'),
  lines: [line, line],
}
const known = { counterpartyId: null, editions: ['E-1', 'E-2'] }
const words = (edition: string, outcome: 'exact' | 'deviation') => ({ edition, outcome, text: 'the words' })

test('a paper that was read fills the form, with lines to spare', () => {
  const form = filingDefaults(proposed, [words('E-2', 'exact')], known)
  expect(form).toMatchObject({
    supplierId: 's',
    documentType: 'memo',
    number: 'N-1',
    edition: 'E-2',
    statementText: '',
  })
  expect(form.lines).toHaveLength(4)
  expect(form.lines[0]).toMatchObject({ description: 'Rounds', pieces: '2', carats: '1.500', hsCode: '' })
})
test('words that deviate are other words, and stand there as they were found', () => {
  expect(filingDefaults(proposed, [words('E-1', 'deviation')], known)).toMatchObject({
    edition: 'other',
    statementText: 'the words',
  })
})
test('where no warranty was found, a person says which it is', () => {
  expect(filingDefaults(proposed, [words('of another kind', 'exact')], known).edition).toBe('')
})
test('without lines the totals make one', () => {
  const [first] = filingDefaults({ ...proposed, lines: [] }, [], known).lines
  expect(first).toEqual({ goodsClass: '', carats: '3.000', amount: '21.00' })
})
test('what was never read leaves the form to be filled in, with the sender who is known', () => {
  expect(filingDefaults(null, [], { ...known, counterpartyId: 'c' })).toMatchObject({ supplierId: 'c', number: '' })
})
test('totals that the lines do not come to are said', () => {
  expect(disagreements(proposed)).toEqual([])
  expect(disagreements({ ...proposed, carats: said('3.001') })).toEqual([
    'The paper gives a total weight of 3.001; the lines that were read come to 3.00.',
  ])
  expect(disagreements({ ...proposed, lines: [line, { ...line, amount: null }] })).toEqual([])
})
test('a guess is called one', () => {
  expect([trustOf(null), trustOf({ ...said('x'), sure: 'guess' })]).toEqual([
    undefined,
    'A guess; look at the paper. Read as “x”.',
  ])
})
