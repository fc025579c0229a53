import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { describeSchema, describeTypes } from '../../db/describe.ts'
import { type TestDatabase, testDatabase } from '../support/database.ts'

let t: TestDatabase
beforeAll(async () => {
  t = await testDatabase()
})
afterAll(() => t.close())

test('db/schema.sql shows reviewers exactly what the migrations made', async () => {
  expect(await describeSchema(t.admin)).toBe(readFileSync('db/schema.sql', 'utf8'))
})

test('db/schema.ts types exactly the migrated tables', async () => {
  const squeeze = (text: string) =>
    text
      .replace(/[\s,;]+/g, ' ')
      .replaceAll('| ', '')
      .trim()
  expect(squeeze(readFileSync('db/schema.ts', 'utf8'))).toBe(squeeze(await describeTypes(t.admin)))
})
