import { type Column, column } from './column.ts'

/** What was there of a class before the first entry of the ledger. */
export const openingColumns: readonly Column[] = [
  column('goods_class', 'goodsClass', 'What it is, as the scheme calls it.', {
    isNeeded: true,
    right: 'One of your scheme’s goods classes, written as in the list of columns.',
    also: ['class', 'goods', 'category', 'goods type'],
  }),
  column('day', 'day', 'The day on which it was counted.', {
    holds: 'day',
    isNeeded: true,
    right: 'A day that exists, best written YYYY-MM-DD.',
    also: ['date', 'as of', 'as at', 'opening date', 'stock date', 'datum'],
  }),
  column('carats', 'carats', 'How much there was in all.', {
    holds: 'decimal',
    decimals: 3,
    isNeeded: true,
    right: 'A number with at most three decimals, like 1.503.',
    also: ['ct', 'cts', 'carat', 'weight', 'wt', 'quantity', 'stock', 'opening'],
  }),
  column('warranted', 'warranted', 'How much of it was under warranty. Empty: nothing.', {
    holds: 'decimal',
    decimals: 3,
    right: 'Not more than in all.',
    also: ['under warranty', 'warranty', 'warranted carats'],
  }),
  column('lot', 'lot', 'The lot that it stands in, if it has a name.', {
    right: 'At most 60 characters on one line.',
    also: ['parcel', 'lot no', 'box'],
  }),
  column('evidence', 'evidence', 'By what it is known.', {
    isNeeded: true,
    right: 'A few words: a count, a balance sheet, who saw it.',
    also: ['proof', 'source', 'remarks', 'note'],
  }),
]
