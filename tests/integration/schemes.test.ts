import { afterAll, beforeAll, expect, test } from 'vitest'
import { loadSchemes } from '../../db/schemes.ts'
import { listStatements } from '../../domain/schemes/index.ts'
import { readSchemes } from '../../templates/schemes/read.ts'
import { newCompany } from '../support/builders.ts'
import { type TestDatabase, testDatabase } from '../support/database.ts'

let t: TestDatabase
beforeAll(async () => {
  t = await testDatabase()
})
afterAll(() => t.close())

test('a migrated database has the three statements, and loading again changes nothing', async () => {
  const company = await newCompany(t)
  await loadSchemes(t.urls.adminUrl, readSchemes())
  const found = await listStatements(t, company.viewer)
  expect(found.map((each) => each.key).toSorted()).toEqual(['sow-2002', 'sow-2021', 'wfdb-natural-2014'])
})

test('a changed text under the same version is refused, and a new version is added', async () => {
  const company = await newCompany(t)
  const changed = (version: number) =>
    readSchemes().map((scheme) => ({
      ...scheme,
      statements: scheme.statements.map((each) => ({
        statement: { ...each.statement, version },
        hash: `${each.hash}-changed`,
      })),
    }))
  await expect(loadSchemes(t.urls.adminUrl, changed(1))).rejects.toThrow(/never edited/)
  await loadSchemes(t.urls.adminUrl, changed(2))
  expect(await listStatements(t, company.viewer)).toHaveLength(6)
})
