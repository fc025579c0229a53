import { afterAll, beforeEach, expect, test } from 'vitest'
import { loadSchemes } from '../../db/schemes.ts'
import { libraryRevision, libraryRows } from '../../db/system/library.ts'
import type { SchemeContent } from '../../domain/kernel/scheme.ts'
import { readSchemes } from '../../templates/schemes/read.ts'
import { type TestDatabase, testDatabase } from '../support/database.ts'

const shipped = readSchemes()
let t: TestDatabase
const open: TestDatabase[] = []
beforeEach(async () => {
  t = await testDatabase()
  open.push(t)
})
afterAll(() => Promise.all(open.map((each) => each.close())))

/** The shipped schemes with something else in one of them. */
function withSow(change: (sow: SchemeContent) => SchemeContent): readonly SchemeContent[] {
  return shipped.map((each) => (each.scheme.key === 'sow' ? change(each) : each))
}

async function everything() {
  const { schemes, packs, statements } = await libraryRows(t.system)
  const releases = await t.admin`select scheme, version, content_hash, loaded_at from scheme_release order by 1, 2`
  return { revision: await libraryRevision(t.system), schemes, packs, statements, releases }
}

const raise = (sow: SchemeContent): SchemeContent => ({
  ...sow,
  scheme: { ...sow.scheme, version: `${sow.scheme.version}.1` },
  hash: `${sow.hash}-new`,
})

test('a migrated database holds every scheme, pack and statement that ships', async () => {
  const { schemes, packs, statements } = await libraryRows(t.system)
  expect(schemes.map(({ key }) => key)).toEqual(shipped.map(({ scheme }) => scheme.key).toSorted())
  expect(packs).toHaveLength(shipped.flatMap((each) => each.packs).length)
  expect(packs.every(({ effectiveFrom }) => effectiveFrom === null)).toBe(true)
  expect(statements.map(({ hash }) => hash).toSorted()).toEqual(
    shipped.flatMap((each) => each.packs.flatMap((pack) => pack.statements.map(({ hash }) => hash))).toSorted(),
  )
})

test('loading the same again changes nothing, not even the revision', async () => {
  const before = await everything()
  await loadSchemes(t.urls.adminUrl, readSchemes())
  expect(await everything()).toEqual(before)
})

test('a folder that changed under the same version is refused, and nothing of it is loaded', async () => {
  const before = await everything()
  const changed = withSow((sow) => ({ ...sow, scheme: { ...sow.scheme, name: 'Other' }, hash: `${sow.hash}-new` }))
  await expect(loadSchemes(t.urls.adminUrl, changed)).rejects.toThrow(
    /folder of scheme sow has changed since its version \d+ was loaded.*new version in sow\/scheme.json/,
  )
  expect(await everything()).toEqual(before)
})

test('a changed pack under the same version is refused', async () => {
  const before = await everything()
  const changed = withSow((sow) => ({
    ...raise(sow),
    packs: sow.packs.map((each) => (each.pack.key === 'core-sow' ? { ...each, hash: `${each.hash}-new` } : each)),
  }))
  await expect(loadSchemes(t.urls.adminUrl, changed)).rejects.toThrow(
    /Pack sow\/core-sow version 1 .*never edited: give it version 2 in sow\/core-sow\/pack.json/,
  )
  expect(await everything()).toEqual(before)
})

/** The SoW scheme with SOW-2021 in other words, under this version. */
function otherWords(version: number) {
  return withSow((sow) => ({
    ...raise(sow),
    packs: sow.packs.map((each) => ({
      ...each,
      statements: each.statements.map((own) =>
        own.statement.key === 'sow-2021'
          ? { statement: { ...own.statement, version, text: 'Other {sourced} words.' }, hash: `${own.hash}-new` }
          : own,
      ),
    })),
  }))
}

test('changed words under the same version are refused, and a new version is added beside the old one', async () => {
  const before = await everything()
  await expect(loadSchemes(t.urls.adminUrl, otherWords(2))).rejects.toThrow(
    /Statement sow\/sow-2021 version 2 .*never edited: give the new words version 3/,
  )
  expect(await everything()).toEqual(before)
  await loadSchemes(t.urls.adminUrl, otherWords(3))
  const after = await everything()
  expect(after.revision).toBe(before.revision + 1n)
  expect(after.statements).toHaveLength(before.statements.length + 1)
  expect(after.releases).toHaveLength(before.releases.length + 1)
})

test('a statement of the first release stays as it is', async () => {
  await t.admin`insert into statement (scheme, key, edition, version, content, content_hash)
    values ('sow', 'sow-2021', 'SOW-2021', 1, '{"old": true}', 'old')`
  await loadSchemes(t.urls.adminUrl, readSchemes())
  const [row] = await t.admin`select pack, content, content_hash from statement where key = 'sow-2021' and version = 1`
  expect(row).toEqual({ pack: null, content: { old: true }, content_hash: 'old' })
})
