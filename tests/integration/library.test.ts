import { afterAll, beforeAll, expect, test } from 'vitest'
import { keepLibrary } from '../../domain/schemes/library.ts'
import { type TestDatabase, testDatabase } from '../support/database.ts'

let t: TestDatabase
beforeAll(async () => {
  t = await testDatabase()
})
afterAll(() => t.close())

test('the library is read once, and again when its revision has moved on', async () => {
  const keeper = keepLibrary(t.system)
  const first = await keeper.current()
  expect(await keeper.current()).toBe(first)
  await t.admin`update library_state set revision = revision + 1`
  expect(await keeper.current()).not.toBe(first)
})

test('who asks with an older revision gets the newer library that is there', async () => {
  const keeper = keepLibrary(t.system)
  const newest = await keeper.current()
  expect(await keeper.current(0n)).toBe(newest)
})

test('a reading that failed is no reason to fail the next time', async () => {
  let failing = true
  const flaky = {
    ...t.system,
    get kysely() {
      if (failing) throw new Error('the database is away')
      return t.system.kysely
    },
  }
  const keeper = keepLibrary(flaky)
  await expect(keeper.current(1n)).rejects.toThrow('away')
  failing = false
  expect((await keeper.current(1n)).library.schemes.length).toBeGreaterThan(0)
})
