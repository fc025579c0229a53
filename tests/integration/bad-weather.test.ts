import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { folderFiles } from '../../platform/files.ts'
import { renderDocument } from '../../worker/jobs/render-document.ts'
import { openPrinter, type Printer } from '../../worker/pdf/printer.ts'
import { newCompany, type TestCompany, testServices } from '../support/builders.ts'
import { type TestDatabase, testDatabase } from '../support/database.ts'
import { issuedInvoice } from '../support/printed.ts'

// What goes wrong around us has its sentence, loses nothing, and leaves nothing half. A locked key store: signing.test.ts.
const folder = mkdtempSync(join(tmpdir(), 'briefke-weather-'))
const log = { info() {}, warn() {}, error() {} }
const small = join(folder, 'small')
mkdirSync(small)
const hasSmallDisk = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', small]).status === 0
const replaced: string[] = []
const watch = { started() {}, printed() {}, failed() {}, replaced: (reason: string) => void replaced.push(reason) }

let t: TestDatabase
let printer: Printer
let company: TestCompany
beforeAll(async () => {
  t = await testDatabase()
  printer = await openPrinter({ dataFolder: folder, tabs: 1, allowNoSandbox: true, log, watch })
  company = await newCompany(t)
})
afterAll(async () => {
  await printer.close()
  await t.close()
  if (hasSmallDisk) spawnSync('umount', [small])
  rmSync(folder, { recursive: true, force: true })
})

const services = testServices()
const deps = (changed: object = {}) => ({
  ...services,
  ...{ db: t.db, system: t.system, library: t.library, printer, log, publicUrl: 'https://briefke.example' },
  ...changed,
})

const issued = async () => (await issuedInvoice(t, deps(), company)).pageId
const rowOf = async (id: string) => (await t.admin`select status, failure, sha256 from document where id = ${id}`)[0]
const print = (documentId: string, changed: object = {}, lastAttempt = false) =>
  renderDocument(deps(changed), { tenantId: company.tenantId, documentId }, { jobId: 'job', attempt: 1, lastAttempt })

test('a full disk stores nothing half: the page waits, then says so, and is printed when there is room', async ({
  skip,
}) => {
  skip(!hasSmallDisk, 'this host mounts no small disk')
  const files = folderFiles(small)
  const id = await issued()
  await expect(print(id, { files })).rejects.toThrow('disk that keeps the files is full')
  expect(await rowOf(id)).toMatchObject({ status: 'queued', sha256: null })
  const stored = readdirSync(small, { recursive: true, withFileTypes: true }).filter((each) => each.isFile())
  expect(stored).toEqual([])
  await expect(print(id, { files }, true)).rejects.toThrow('full')
  expect(await rowOf(id)).toMatchObject({ status: 'failed', failure: expect.stringContaining('make room') })
  const later = await issued()
  await expect(print(later, { files })).rejects.toThrow('full')
  await print(later)
  expect(await rowOf(later)).toMatchObject({ status: 'rendered' })
})

test('a Chromium that is not there is said in one sentence, before any work is taken', async () => {
  const missing = { dataFolder: folder, tabs: 1, allowNoSandbox: true, log, chromiumPath: join(folder, 'no-chromium') }
  await expect(openPrinter(missing)).rejects.toThrow('Check CHROMIUM_PATH.')
})

test('a browser that is killed while it prints loses nothing: the page waits, and the next attempt prints it', async () => {
  const id = await issued()
  const long = printer.print('<p>line</p>'.repeat(60_000), { paper: 'A4' })
  const failed = expect(long).rejects.toThrow('went away')
  await new Promise((resolve) => setTimeout(resolve, 400))
  const first = print(id).catch(() => 'failed')
  killBrowser()
  await failed
  await first
  if ((await rowOf(id))?.['status'] === 'queued') await print(id)
  expect(await rowOf(id)).toMatchObject({ status: 'rendered' })
  expect(replaced).toContain('went-away')
})

/** As when the machine runs out of memory: the browser's main process goes without a word. */
function killBrowser() {
  const children = readFileSync(`/proc/${process.pid}/task/${process.pid}/children`, 'utf8').trim().split(' ')
  for (const pid of children)
    if (readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('--remote-debugging-pipe'))
      process.kill(Number(pid), 'SIGKILL')
}
