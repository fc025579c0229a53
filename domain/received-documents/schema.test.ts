import { expect, test } from 'vitest'
import { receivedDocumentSchema } from './schema.ts'

const read = (lines: readonly unknown[]) =>
  receivedDocumentSchema.safeParse({
    ...{ supplierId: '018f0000-0000-7000-8000-000000000000', number: 'S-1', documentDate: '2026-09-01' },
    ...{ edition: 'none', currency: 'EUR', lines },
  })
const named = { goodsClass: 'POLISHED_NATURAL', description: 'Polished, natural' }

test('a row that a form offers counts once something was typed into it', () => {
  const rows = [
    { ...named, offered: '1', originalPosition: '1', carats: '', amount: '' },
    { ...named, offered: '1', originalPosition: '2', carats: '1.500', amount: '100.00' },
  ]
  expect(read(rows).data?.lines).toMatchObject([{ originalPosition: 2, carats: 1500 }])
})

test.each([
  ['an offered row with an amount alone', { ...named, offered: '1', carats: '', amount: '5.00' }],
  ['a line that says what it is and not how much', named],
])('%s is asked for its carats', (_what, line) => {
  expect(read([line]).error?.issues[0]?.path).toEqual(['lines', 0, 'carats'])
})

test('a line of nothing but its goods class does not count', () => {
  expect(read([{ goodsClass: 'POLISHED_NATURAL', carats: '' }]).error?.issues[0]?.message).toBe(
    'A document needs at least one line.',
  )
})
