import { expect, test } from 'vitest'
import { fromKept, headsKey, type Mapping, toKeep } from './mapping.ts'

const said = (...columns: (string | null)[]): Mapping => ({ columns, decimals: 'auto', days: 'auto' })

test('the same heads in another order are the same heads, and each keeps what was said of it', () => {
  const [first, second] = [
    ['When', 'Heavy', 'Scribbles', 'Sum'],
    ['sum', 'Scribbles', 'WHEN', 'Heavy'],
  ] as const
  expect(headsKey(second)).toBe(headsKey(first))
  const kept = toKeep(said('date', 'carats', null, 'amount'), first)
  expect(fromKept(kept, second).columns).toEqual(['amount', null, 'date', 'carats'])
  expect(fromKept(kept, first).columns).toEqual(['date', 'carats', null, 'amount'])
})

test('where two heads are called the same their order tells them apart', () => {
  const [first, second] = [
    ['Weight', 'When', 'Weight'],
    ['When', 'Weight', 'Weight'],
  ] as const
  expect(headsKey(second)).not.toBe(headsKey(first))
  expect(fromKept(toKeep(said('carats', 'date', null), first), first).columns).toEqual(['carats', 'date', null])
})

test('a head more or less is another file', () => {
  expect(headsKey(['When', 'Heavy'])).not.toBe(headsKey(['When', 'Heavy', 'Sum']))
})
