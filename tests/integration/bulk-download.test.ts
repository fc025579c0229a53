import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { collectedZip } from '../../app/server/collected-zip.ts'
import { readCollected } from '../../domain/bulk-jobs/collected.ts'
import type { TradeDocumentId } from '../../domain/kernel/ids.ts'
import type { TestCompany } from '../support/builders.ts'
import { type BulkHouse, bulkHouse } from '../support/bulk-house.ts'
import { type TestDatabase, testDatabase } from '../support/database.ts'
import { unzip } from '../support/unzip.ts'

let t: TestDatabase
let house: BulkHouse
let company: TestCompany
const folder = mkdtempSync(join(tmpdir(), 'bulk-'))

beforeAll(async () => {
  t = await testDatabase()
})
beforeEach(async () => {
  house = await bulkHouse(t)
  ;({ company } = house)
})
afterAll(async () => {
  await t.close()
  rmSync(folder, { recursive: true, force: true })
})

test('PDFs are waited for until all are printed, and the ZIP then holds each of them once', async () => {
  const ids: TradeDocumentId[] = []
  for (let count = 0; count < 12; count++) ids.push((await house.issue()).id)
  const id = await house.ask({ kind: 'download', ids: [...ids, await house.draft()] }, company.viewer)
  expect(await house.turn(id)).toMatchObject({ next: 'turn' })
  expect(await house.turn(id)).toMatchObject({ next: 'later' })
  await expect(readCollected(house.deps, company.viewer, id)).rejects.toMatchObject({ code: 'conflict' })
  await house.print()
  await house.turn(id)
  expect(await house.read(id)).toMatchObject({ status: 'done', done: 12, refused: 1 })
  const path = join(folder, 'all.zip')
  const zip = async () => {
    const response = collectedZip(
      house.services.files,
      company.tenantId,
      await readCollected(house.deps, company.viewer, id),
    )
    return Buffer.from(await response.arrayBuffer())
  }
  writeFileSync(path, await zip())
  execFileSync('unzip', ['-tq', path])
  const files = await unzip(path)
  const pdfs = [...files.keys()].filter((name) => name.endsWith('.pdf'))
  expect(pdfs).toHaveLength(24)
  expect(pdfs.slice(0, 2)).toEqual(['INV-00001.pdf', 'INV-00001-warranty.pdf'])
  expect(new Set(pdfs.map((name) => files.get(name))).size, 'no file stands there twice').toBe(24)
  const rows = (files.get('contents.csv') ?? '').trim().split('\r\n')
  expect(rows).toHaveLength(26)
  for (const row of rows.slice(1, 25)) {
    const [, name = '', sha256] = row.split(',')
    expect(
      createHash('sha256')
        .update(files.get(name) ?? '', 'latin1')
        .digest('hex'),
      name,
    ).toBe(sha256)
  }
  expect(rows.at(-1)).toContain('There is no such document.')
  expect((await zip()).equals(readFileSync(path)), 'fetched again it is the same, byte by byte').toBe(true)
})

test('a file that is not what was printed is refused, and a print that failed is told', async () => {
  const [one, two] = [await house.issue(), await house.issue()]
  await house.print()
  await t.admin`update document set bytes = 3 where trade_document_id = ${one.id}`
  await t.admin`update document set status = 'failed', failure = 'x', sha256 = null, bytes = null where trade_document_id = ${two.id}`
  const id = await house.ask({ kind: 'download', ids: [one.id, two.id] })
  await house.turn(id)
  const { items } = await house.read(id)
  expect(items.map(({ sentence }) => sentence)).toEqual([
    'The file of INV-00001 is missing or damaged in the store. Tell whoever runs this site.',
    'INV-00002 could not be printed. Open it and print it again.',
  ])
})

test('what a job issued is collected by another', async () => {
  const id = await house.ask({
    kind: 'issue',
    ids: [await house.draft(), await house.draft({ documentDate: '2000-01-01' })],
  })
  await house.turn(id)
  await house.print()
  const collecting = await house.ask({ kind: 'download', jobId: id }, company.viewer)
  await house.turn(collecting)
  expect(await house.read(collecting)).toMatchObject({ status: 'done', total: 1, done: 1 })
})
