import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll } from 'vitest'
import { folderFiles } from '../../platform/files.ts'
import { openPrinter, type Printer } from '../../worker/pdf/printer.ts'
import { type TestDatabase, testDatabase } from './database.ts'

/** The printer as the worker opens it, with one tab; the folder gets what Chromium needs. */
export function testPrinter(dataFolder: string): Promise<Printer> {
  return openPrinter({ dataFolder, tabs: 1, allowNoSandbox: true, log: { info() {}, warn() {} } })
}

export type PrintingGround = {
  /** Of these tests alone, there from the start. */
  readonly folder: string
  readonly t: TestDatabase
  readonly printer: Printer
}

/** A database, a folder and a printer for the tests of a file, there while they run and gone afterwards. */
export function printingGround(): PrintingGround {
  const folder = mkdtempSync(join(tmpdir(), 'briefke-printing-'))
  const ground = { folder } as { -readonly [part in keyof PrintingGround]: PrintingGround[part] }
  beforeAll(async () => {
    ground.t = await testDatabase()
    ground.printer = await testPrinter(folder)
  })
  afterAll(async () => {
    await ground.printer.close()
    await ground.t.close()
    rmSync(folder, { recursive: true, force: true })
  })
  return ground
}

/** What use cases and the worker's jobs need on such a ground, with whatever a test adds or puts in its place. */
export function printingDeps<S extends object, M extends object>(ground: PrintingGround, services: S, more: M) {
  const { folder, printer, t } = ground
  return {
    ...services,
    ...{ files: folderFiles(folder), printer, publicUrl: 'https://briefke.example' },
    ...{ db: t.db, system: t.system, library: t.library },
    ...more,
  }
}
