import { expect, it } from 'vitest'
import { effectOf } from './rules.ts'

const memo = (side: 'issued' | 'received') => ({ side, documentType: 'memo' as const })
const invoice = (side: 'issued' | 'received') => ({ side, documentType: 'invoice' as const })

it.each([
  ['an invoice that is issued', 'issued', 'invoice', null, 'issued'],
  ['an invoice that is received', 'received', 'invoice', null, 'received'],
  ['goods that leave on memo', 'issued', 'memo', null, 'issued'],
  ['goods that come on memo', 'received', 'memo', null, 'received'],
  ['a sale from a memo, whose goods left with it', 'issued', 'invoice', memo('issued'), null],
  ['a purchase from a memo, whose goods came with it', 'received', 'invoice', memo('received'), null],
  ['our memo that comes back, on our receipt', 'issued', 'memo-return', memo('issued'), 'returns-in'],
  ['our memo that comes back, on the customer’s paper', 'received', 'memo-return', memo('issued'), 'returns-in'],
  ['a memo that we send back', 'issued', 'memo-return', memo('received'), 'returns-out'],
  ['a credit note that is issued', 'issued', 'credit-note', invoice('issued'), 'returns-in'],
  ['a credit note that is received', 'received', 'credit-note', invoice('received'), 'returns-out'],
  ['a credit note that names no original', 'received', 'credit-note', null, 'returns-out'],
  ['a debit note', 'issued', 'debit-note', invoice('issued'), null],
] as const)('%s counts where the trade expects it', (_name, side, type, original, bucket) => {
  expect(effectOf(side, type, original)).toBe(bucket)
})
