import { createPublicKey, createVerify, randomUUID, X509Certificate } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { signatureOf } from '../../app/ui/verification/pdf-parts.ts'
import { authorityCertificate, companySigner } from '../../domain/signing/index.ts'
import { readTradeDocument } from '../../domain/trade-documents/index.ts'
import { verifyCode } from '../../domain/verification/index.ts'
import { openSigning } from '../../platform/signing/index.ts'
import { openKeyStore } from '../../platform/signing/key-store.ts'
import { openTimeStamps } from '../../platform/signing/time-stamp.ts'
import { renderDocument } from '../../worker/jobs/render-document.ts'
import { makeMissingKeys, signAwaited } from '../../worker/jobs/sign-documents.ts'
import type { Printer } from '../../worker/pdf/printer.ts'
import { testApi } from '../support/api.ts'
import { newCompany, type TestCompany, testServices } from '../support/builders.ts'
import { type TestDatabase, testDatabase } from '../support/database.ts'
import { issuedInvoice } from '../support/printed.ts'
import { testPrinter } from '../support/printing.ts'
import { lacksTimeStamps, timeStampAuthority } from '../support/time-stamps.ts'

const folder = mkdtempSync(join(tmpdir(), 'briefke-signing-'))
const services = testServices()
const warned: object[] = []
let t: TestDatabase
let printer: Printer
let company: TestCompany
const log = { warn: (about: object) => void warned.push(about), error: (about: object) => void warned.push(about) }
const deps = (changed: object = {}) => ({
  ...services,
  ...{ db: t.db, system: t.system, library: t.library, printer, log, publicUrl: 'https://briefke.example' },
  ...changed,
})
const TIME_STAMP_TOKEN = Buffer.from('2a864886f70d010910020e', 'hex')
/** As when the master key is not the one that the keys were wrapped under. */
const locked = { signing: openSigning(Buffer.alloc(32, 8)) }

beforeAll(async () => {
  t = await testDatabase()
  printer = await testPrinter(folder)
})
beforeEach(async () => {
  company = await newCompany(t, { legalName: 'Scheldt Diamonds NV' })
  warned.length = 0
})
afterAll(async () => {
  await printer.close()
  await t.close()
  rmSync(folder, { recursive: true, force: true })
})

/** Issues an invoice, prints its page, and gives the page's row. */
async function printed(changed: object = {}) {
  const { id, pageId } = await issuedInvoice(t, deps(), company)
  const payload = { tenantId: company.tenantId, documentId: pageId }
  await renderDocument(deps(changed), payload, { jobId: randomUUID(), attempt: 1, lastAttempt: true })
  return { id, pageId }
}
const pageOf = async (id: string) => (await t.admin`select * from document where id = ${id}`)[0] ?? {}
const fileOf = async (page: Record<string, unknown>) =>
  buffer(services.files.read(company.tenantId, String(page['sha256'])))

describe('a printed page', () => {
  test('is signed by its company’s key, of which the certificate leads to the authority that anybody can download', async () => {
    const { id, pageId } = await printed()
    const page = await pageOf(pageId)
    expect(page).toMatchObject({ signature: 'signed', unsigned_sha256: null })
    const [key] = await t.admin`select * from signing_key where tenant_id = ${company.tenantId}`
    expect(page['signing_key_id']).toBe(key?.['id'])
    const own = new X509Certificate(key?.['certificate'])
    const offered = await testApi(t).app.request('http://briefke.test/authority.cer')
    const authority = new X509Certificate(Buffer.from(await offered.arrayBuffer()))
    expect([own.checkIssued(authority), own.verify(authority.publicKey), own.ca, authority.ca]).toEqual([
      true,
      true,
      false,
      true,
    ])
    expect(own.subject).toBe('C=BE\nO=Scheldt Diamonds NV\nCN=Scheldt Diamonds NV')
    expect((await readTradeDocument(deps(), company.owner, id)).documents).toContainEqual(
      expect.objectContaining({ id: pageId, signature: 'signed', signedAt: services.clock.now() }),
    )
  })

  test('is kept without a signature when signing is down, says so, and is signed later; the file of before stays ours', async () => {
    await companySigner(deps(), company.tenantId)
    const { id, pageId } = await printed(locked)
    const unsigned = await pageOf(pageId)
    expect(unsigned).toMatchObject({ status: 'rendered', signature: 'awaited', signed_at: null })
    expect(JSON.stringify(warned)).toContain('cannot be opened with this master key')
    const later = { clock: { now: () => new Date(Date.now() + 120_000) } }
    await signAwaited(deps({ ...locked, ...later }))
    expect(await pageOf(pageId)).toMatchObject({ signature: 'awaited' })
    await signAwaited(deps(later))
    const signed = await pageOf(pageId)
    expect(signed).toMatchObject({ signature: 'signed', unsigned_sha256: unsigned['sha256'] })
    const [before, after] = [await fileOf(unsigned), await fileOf(signed)]
    expect(after.subarray(0, before.length).equals(before)).toBe(true)
    const found = await verifyCode(t.system, services.keys.linkSecret('verification', id))
    expect(found).toMatchObject({
      papers: expect.arrayContaining([
        expect.objectContaining({ sha256: unsigned['sha256'] }),
        expect.objectContaining({ sha256: signed['sha256'] }),
      ]),
    })
    await signAwaited(deps(later))
    expect(await pageOf(pageId)).toEqual(signed)
  })

  test.skipIf(lacksTimeStamps)(
    `waits for its time stamp when there is none to be had, is not signed without, and gets both later${lacksTimeStamps}`,
    async () => {
      await companySigner(deps(), company.tenantId)
      const clock = await timeStampAuthority()
      try {
        const withStamps = (restMs: number) => ({
          signing: openSigning(Buffer.alloc(32, 7), openTimeStamps({ url: clock.url, patienceMs: 200, restMs })),
        })
        clock.behave('slow')
        const [{ pageId }, { pageId: second }] = [await printed(withStamps(0)), await printed(withStamps(0))]
        expect(await pageOf(pageId)).toMatchObject({ status: 'rendered', signature: 'awaited', signed_at: null })
        expect(JSON.stringify(warned)).toContain('gave no time stamp: it did not answer within 0.2 s.')
        const later = { clock: { now: () => new Date(Date.now() + 120_000) } }
        const before = clock.asked()
        await signAwaited(deps({ ...withStamps(0), ...later }))
        // One page found the authority away: the other did not wait for it as well.
        expect([clock.asked() - before, (await pageOf(second))['signature']]).toEqual([1, 'awaited'])
        clock.behave('right')
        await signAwaited(deps({ ...withStamps(0), ...later }))
        expect([await pageOf(pageId), await pageOf(second)]).toMatchObject([
          { signature: 'signed' },
          { signature: 'signed' },
        ])
        const cms = signatureOf(await fileOf(await pageOf(pageId)))?.cms ?? new Uint8Array()
        expect(Buffer.from(cms).includes(TIME_STAMP_TOKEN)).toBe(true)
      } finally {
        await clock.close()
      }
    },
  )

  test('is frozen once it is signed', async () => {
    const { pageId } = await printed()
    const changed = await t.db.kysely.transaction().execute(async (tx) => {
      const { sql } = await import('kysely')
      await sql`select set_config('app.tenant_id', ${company.tenantId}, true)`.execute(tx)
      return sql`update document set sha256 = 'x' where id = ${pageId}`.execute(tx)
    })
    expect(changed.numAffectedRows).toBe(0n)
  })
})

describe('a key', () => {
  test('is made once for a company, however many ask at once, and before it has issued anything', async () => {
    const signers = await Promise.all([1, 2, 3].map(() => companySigner(deps(), company.tenantId)))
    expect(new Set(signers.map(({ keyId }) => keyId)).size).toBe(1)
    const fresh = await newCompany(t)
    await makeMissingKeys(deps())
    expect(await t.admin`select 1 from signing_key where tenant_id = ${fresh.tenantId}`).toHaveLength(1)
    expect(await t.admin`select 1 from signing_authority`).toHaveLength(1)
    expect(await authorityCertificate(t.system)).not.toBeNull()
  })

  test('leaves its store only wrapped, and serves under its own name alone', async () => {
    const store = openKeyStore(Buffer.alloc(32, 7))
    const { publicKey, wrapped } = await store.generate('one')
    const signature = await store.sign('one', wrapped, Buffer.from('words'))
    const key = createPublicKey({ key: Buffer.from(publicKey), format: 'der', type: 'spki' })
    expect(createVerify('sha256').update('words').verify(key, signature)).toBe(true)
    for (const [other, name] of [
      [openKeyStore(Buffer.alloc(32, 7)), 'two'],
      [openKeyStore(Buffer.alloc(32, 9)), 'one'],
    ] as const)
      expect(() => other.sign(name, wrapped, Buffer.from('words'))).toThrow('cannot be opened')
  })
})
