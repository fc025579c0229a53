import { execFileSync, spawnSync } from 'node:child_process'
import { createHash, randomUUID } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { decodeQR } from 'qr/decode.js'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { checkPrint } from '../../app/ui/verification/printed/check-print.ts'
import { openSigning } from '../../platform/signing/index.ts'
import { renderDocument } from '../../worker/jobs/render-document.ts'
import { makeMissingKeys } from '../../worker/jobs/sign-documents.ts'
import type { Printer } from '../../worker/pdf/printer.ts'
import { testApi } from '../support/api.ts'
import { newCompany, type TestCompany, testServices } from '../support/builders.ts'
import { type TestDatabase, testDatabase } from '../support/database.ts'
import { issuedInvoice } from '../support/printed.ts'
import { testPrinter } from '../support/printing.ts'

const lacksPoppler = spawnSync('pdftoppm', ['-v']).error ? ' (pdftoppm is not at hand)' : ''
const folder = mkdtempSync(join(tmpdir(), 'briefke-code-'))
const services = testServices()
const warned: object[] = []
const log = { warn: (about: object) => void warned.push(about), error: (about: object) => void warned.push(about) }
const issuer = 'Ōsaka Gems & Söhne GmbH'
let t: TestDatabase
let printer: Printer
let company: TestCompany
const deps = (changed: object = {}) => ({
  ...services,
  ...{ db: t.db, system: t.system, library: t.library, printer, log, publicUrl: 'https://briefke.example' },
  ...changed,
})

beforeAll(async () => {
  t = await testDatabase()
  printer = await testPrinter(folder)
  company = await newCompany(t, { legalName: issuer })
})
afterAll(async () => {
  await printer.close()
  await t.close()
  rmSync(folder, { recursive: true, force: true })
})

/** Issues an invoice with a statement and prints it: the file's path, and the secret of its page. */
async function printed(changed: object = {}) {
  const { id, pageId } = await issuedInvoice(t, deps(), company)
  const payload = { tenantId: company.tenantId, documentId: pageId }
  await renderDocument(deps(changed), payload, { jobId: randomUUID(), attempt: 1, lastAttempt: true })
  const [row] = await t.admin<{ sha256: string }[]>`select sha256 from document where id = ${pageId}`
  const pdf = join(folder, `${id}.pdf`)
  writeFileSync(pdf, await buffer(services.files.read(company.tenantId, row?.sha256 ?? '')))
  return { pdf, code: services.keys.linkSecret('verification', id), id }
}

/** What a camera reads from the paper, at so many dots an inch. */
function scan(pdf: string, dpi: number): string {
  const ppm = execFileSync('pdftoppm', ['-r', String(dpi), '-f', '1', '-l', '1', pdf], { maxBuffer: 100_000_000 })
  const [head = '', width, height] = /^P6\s+(\d+)\s+(\d+)\s+255\s/.exec(ppm.toString('latin1', 0, 40)) ?? []
  return decodeQR(
    { width: Number(width), height: Number(height), data: ppm.subarray(head.length) },
    { format: 'RGB', timeLimit: 5_000 },
  )
}

const offered = async () =>
  ((await (await testApi(t).app.request('http://briefke.test/v/keys.json')).json()) as { keys: { id: string }[] }).keys
const check = async (text: string) => checkPrint(text, { subtle: crypto.subtle, keys: (await offered()) as never })

describe.skipIf(lacksPoppler)(`the code on a printed page${lacksPoppler}`, () => {
  test('is read from paper at 150 dots an inch as at 300, and says what the paper says, signed by a key that anybody has', async () => {
    const { pdf, code } = await printed()
    const text = scan(pdf, 150)
    expect(scan(pdf, 300)).toBe(text)
    expect(text).toMatch(new RegExp(`^https://briefke\\.example/v/${code}#\\d+$`))
    const told = await check(text)
    expect(told).toMatchObject({ code, meaning: 'could-not-verify', sentence: 'As signed; status not checked.' })
    expect(told.claim).toMatchObject({
      ...{ documentType: 'invoice', documentDate: '2026-02-01', issuer, carats: '1.503', unit: 'ct' },
      editions: ['SOW-2021'],
    })
  })

  test.skipIf(spawnSync('pdfdetach', ['-v']).error)(
    'names the very data that the PDF carries (pdfdetach)',
    async () => {
      const { pdf } = await printed()
      execFileSync('pdfdetach', ['-save', '1', '-o', join(folder, 'data.json'), pdf])
      const { claim } = await check(scan(pdf, 200))
      const data = readFileSync(join(folder, 'data.json'))
      expect(claim?.dataSha256).toBe(createHash('sha256').update(data).digest('hex'))
      expect(claim).toMatchObject({ number: JSON.parse(String(data)).number })
    },
  )

  test('is the address alone when the key cannot be opened: the paper is printed, and says nothing unsigned', async () => {
    await printed()
    const locked = openSigning(Buffer.alloc(32, 8))
    const { pdf, code } = await printed({ signing: locked })
    expect(scan(pdf, 150)).toBe(`https://briefke.example/v/${code}`)
    expect(JSON.stringify(warned)).toContain('cannot be opened with this master key')
  })
})

test('the key for printed codes is made once, before anything is printed, and given to everybody without its secret', async () => {
  const fresh = await testDatabase()
  try {
    const doing = () => ({ ...deps(), system: fresh.system, db: fresh.db, signing: openSigning(Buffer.alloc(32, 7)) })
    await Promise.all([makeMissingKeys(doing()), makeMissingKeys(doing())])
    const rows = await fresh.admin`select * from print_key`
    expect(rows).toHaveLength(1)
    const answer = await testApi(fresh).app.request('http://briefke.test/v/keys.json')
    expect(await answer.json()).toEqual({
      keys: [{ id: rows[0]?.['id'], algorithm: 'Ed25519', publicKey: expect.stringMatching(/^[\w-]{43}$/) }],
    })
  } finally {
    await fresh.close()
  }
})
