import { expect, test } from 'vitest'
import { nameOfKind, nameOfPaper } from './paper-names.ts'

const day = (iso: string) => iso
const invoice = { documentType: 'invoice', number: 'INV-7', statements: [{ suppliedOn: null }] }
const account = { documentType: 'warranty-account', number: 'WSA-1', statements: [] }

test.each([
  ['the document itself', { ...invoice, page: 'trade-document' }, 'Invoice INV-7'],
  ['a file from before papers said what they are', invoice, 'Invoice INV-7'],
  ['its warranty', { ...invoice, page: 'warranty-statement' }, 'Warranty statement to Invoice INV-7'],
  [
    'a letter that supplies a statement',
    { ...invoice, page: 'supplementary-letter', statements: [{ suppliedOn: '2026-11-28' }] },
    'Supplementary letter of 2026-11-28 to Invoice INV-7',
  ],
  ['a letter of its own', { ...account, page: 'warranty-account' }, 'Statement of account of warranties WSA-1'],
] as const)('%s is called what it is', (_what, paper, name) => {
  expect(nameOfPaper(paper, day)).toBe(name)
})

test('each printed file is named as the paper that it is', () => {
  expect(['trade-document', 'supplementary-letter', 'letter'].map(nameOfKind)).toEqual([
    'document',
    'supplementary letter',
    'letter',
  ])
})
