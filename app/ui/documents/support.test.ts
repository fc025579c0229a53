import { expect, it } from 'vitest'
import { libraryOf } from '../../../domain/kernel/library.ts'
import type { Choice } from '../../../domain/warranties/question.ts'
import { readSchemes } from '../../../templates/schemes/read.ts'
import { emptyRow } from './rows.ts'
import { shortOfDraft } from './support.ts'

const library = libraryOf(readSchemes())
const row = (key: number, carats: string) => ({ ...emptyRow(key, 'POLISHED_NATURAL'), description: 'Rounds', carats })
const warranted = (lines: readonly number[]) =>
  ({ questions: [], decisions: [{ stands: true, kind: 'warranty', lines }] }) as unknown as Choice
const draft = (changed: object = {}) => ({
  values: { documentType: 'invoice' as const, originalId: '' },
  rows: [row(1, '2'), row(2, '3.5')],
  choice: warranted([1, 2]),
  ...changed,
})
const support = { POLISHED_NATURAL: '5.000' }

it.each([
  ['more than came in', draft(), ['0.500']],
  ['as much as came in', draft({ rows: [row(1, '5')] }), []],
  ['goods of which a part is not warranted', draft({ choice: warranted([1]) }), []],
  ['a weight that is being typed', draft({ rows: [row(1, '5.'), row(2, '6')] }), ['1.000']],
  ['a sale from a memo, whose goods left before', draft({ values: { documentType: 'invoice', originalId: 'x' } }), []],
  ['a credit note', draft({ values: { documentType: 'credit-note', originalId: 'x' } }), []],
])('%s', (_what, given, by) => {
  expect(shortOfDraft(given, { library, support }).map((each) => each.by)).toEqual(by)
})
