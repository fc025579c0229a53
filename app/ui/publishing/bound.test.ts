import { expect, test } from 'vitest'
import { bindTo } from './bound.ts'

const begins = { name: 'Old', goods: { ROUGH: { from: '2027-01-01' } } }

test('a field begins with what the statement says', () => {
  const bind = bindTo(begins, null)
  expect(bind('goods.ROUGH.from')).toEqual({ name: 'goods.ROUGH.from', defaultValue: '2027-01-01', errors: undefined })
  expect(bind('goods.POLISHED.from').defaultValue).toBeUndefined()
})

test('after a refusal it holds what was typed, even when that was nothing, and says what is wrong', () => {
  const typed = { name: 'New', goods: { ROUGH: { from: '2027-13-01' } } }
  const bind = bindTo(begins, { typed, fields: { 'goods.ROUGH.from': ['No such day.'] } })
  expect(bind('goods.ROUGH.from')).toMatchObject({ defaultValue: '2027-13-01', errors: ['No such day.'] })
  expect(bindTo(begins, { typed: {}, fields: {} })('name').defaultValue).toBeUndefined()
})

test('a name of an object’s own machinery is no value', () => {
  expect(bindTo(begins, null)('goods.constructor.name').defaultValue).toBeUndefined()
})
