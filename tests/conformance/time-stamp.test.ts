import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ContentInfo, SignedData } from 'pkijs'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { checkSignature } from '../../app/ui/verification/check-signature.ts'
import { signatureOf } from '../../app/ui/verification/pdf-parts.ts'
import { openSigning } from '../../platform/signing/index.ts'
import { openTimeStamps } from '../../platform/signing/time-stamp.ts'
import { renderHtml } from '../../templates/render.ts'
import { archivePdf } from '../../worker/pdf/archive/index.ts'
import { signPdf } from '../../worker/pdf/archive/sign.ts'
import { testPrinter } from '../support/printing.ts'
import { sampleInvoice } from '../support/sample-documents.ts'
import { lacksTimeStamps, type Manner, timeStampAuthority } from '../support/time-stamps.ts'
import { judge, prepareVeraPdf } from './verapdf/judge.ts'

const why = lacksTimeStamps ? ` (${lacksTimeStamps})` : ''
const lacking = lacksTimeStamps || prepareVeraPdf()
const TIME_STAMP_TOKEN = '1.2.840.113549.1.9.16.2.14'

describe.skipIf(lacksTimeStamps)(`a time stamp${why}`, () => {
  const folder = mkdtempSync(join(tmpdir(), 'briefke-stamp-'))
  const path = (name: string) => join(folder, name)
  let clock: Awaited<ReturnType<typeof timeStampAuthority>>
  beforeAll(async () => {
    clock = await timeStampAuthority()
  })
  beforeEach(() => clock.behave('right'))
  afterAll(async () => {
    await clock.close()
    rmSync(folder, { recursive: true, force: true })
  })

  describe('in a signed file', () => {
    const at = new Date('2026-11-20T10:00:00Z')
    let signed: Buffer
    let authority: Uint8Array
    beforeAll(async () => {
      const printer = await testPrinter(folder)
      const print = await printer.print(renderHtml('invoice', sampleInvoice('A4')), { paper: 'A4', footer: 'INV-1' })
      await printer.close()
      const signing = openSigning(Buffer.alloc(32, 7), openTimeStamps({ url: clock.url }))
      const own = await signing.makeAuthority('Ours', at)
      authority = own.certificate
      const name = 'Scheldt Diamonds NV'
      const key = await signing.makeKey(own, { name: 'a', subject: { name, organisation: name, country: 'BE' }, at })
      const pdf = archivePdf(print, { title: 'Invoice', language: 'en', author: name, at, id: 'a' })
      signed = await signPdf(pdf, { name, at, sign: (digest) => signing.sign(key, authority, digest) })
      writeFileSync(path('signed.pdf'), signed)
    })

    test('is of the signature’s value, as openssl finds under the root of who gave it, and of nothing else', () => {
      const { signer, token } = stampIn(signed)
      writeFileSync(path('token.der'), token)
      const verify = (value: Uint8Array) => {
        writeFileSync(path('value'), value)
        const argv = ['ts', '-verify', '-token_in', '-in', path('token.der'), '-data', path('value')]
        return spawnSync('openssl', [...argv, '-CAfile', clock.root], { encoding: 'utf8' }).stdout
      }
      const value = signer.signature.valueBlock.valueHexView
      expect(verify(value)).toContain('Verification: OK')
      expect(verify(value.subarray(1))).toContain('Verification: FAILED')
    })

    test('leaves the signature valid, and the file what it was', async () => {
      const { meaning, says } = await checkSignature(signed, authority)
      expect(meaning).toBe('in-order')
      expect(says).toMatch(
        /not a byte was changed since\. A time stamp says that it was so on .+ UTC\. It is by “clock”,/,
      )
      const told = spawnSync('pdfsig', ['-nocert', path('signed.pdf')], { encoding: 'utf8' })
      if (!told.error) expect(told.stdout).toContain('Signature is Valid')
    })

    test('that is of another signature is called wrong by the page that checks files', async () => {
      const { token } = stampIn(signed)
      const other = await openTimeStamps({ url: clock.url })(Buffer.from('another signature'))
      const moved = Buffer.from(signed.toString('latin1').replace(hex(token), hex(other)), 'latin1')
      expect(moved.equals(signed)).toBe(false)
      expect(await checkSignature(moved, authority)).toEqual({
        meaning: 'wrong',
        says: 'The signature carries a time stamp that is not of it, or was changed.',
      })
    })

    test.skipIf(lacking)(`is no trouble to veraPDF${lacking ? ` (${lacking})` : ''}`, () => {
      const reports = judge([path('signed.pdf')]).get(path('signed.pdf')) ?? []
      expect(reports.map(({ isCompliant }) => isCompliant)).toEqual([true, true])
    })
  })

  test('of the same value is another one each time, and neither is taken twice', async () => {
    const stamp = openTimeStamps({ url: clock.url })
    const [one, other] = [await stamp(Buffer.from('value')), await stamp(Buffer.from('value'))]
    expect(Buffer.compare(one, other)).not.toBe(0)
  })

  test.each<[Manner, string]>([
    ['another nonce', 'answers another question'],
    ['another imprint', 'is of something else'],
    ['flipped signature', 'the signature of its time stamp is wrong'],
    ['other certificate', 'is not one for time stamps'],
    ['refusal', 'it refused with status 2'],
    ['garbage', 'its answer cannot be read'],
    ['endless', 'its answer is longer than 9000 bytes'],
    ['error', 'it answered with status 503'],
    ['slow', 'it did not answer within 0.3 s'],
  ])('is not taken from an authority with %s: it says that %s', async (manner, sentence) => {
    clock.behave(manner)
    const asked = openTimeStamps({ url: clock.url, patienceMs: manner === 'slow' ? 300 : 3_000 })(Buffer.from('value'))
    await expect(asked).rejects.toMatchObject({ name: 'TimeStampError', message: expect.stringContaining(sentence) })
    await expect(asked).rejects.toThrow(`The time stamp authority at ${new URL(clock.url).origin} gave no time stamp: `)
  })

  test('is not waited for again and again: who failed is left alone for a while, and then asked again', async () => {
    const stamp = openTimeStamps({ url: clock.url, restMs: 400 })
    clock.behave('error')
    await expect(stamp(Buffer.from('value'))).rejects.toThrow('503')
    clock.behave('right')
    const before = clock.asked()
    await expect(stamp(Buffer.from('value'))).rejects.toThrow('503')
    expect(clock.asked()).toBe(before)
    await new Promise((resolve) => setTimeout(resolve, 450))
    expect((await stamp(Buffer.from('value'))).length).toBeGreaterThan(1_000)
  })
})

test('an authority that is not there is named with its reason', async () => {
  const server = createServer()
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const { port } = server.address() as AddressInfo
  await new Promise((done) => server.close(done))
  const stamp = openTimeStamps({ url: `http://127.0.0.1:${port}/?key=secret` })
  await expect(stamp(Buffer.from('value'))).rejects.toThrow(
    `The time stamp authority at http://127.0.0.1:${port} gave no time stamp: it cannot be reached (ECONNREFUSED).`,
  )
})

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex')

function stampIn(pdf: Uint8Array) {
  const content = ContentInfo.fromBER(new Uint8Array(signatureOf(pdf)?.cms ?? [])).content
  const [signer] = new SignedData({ schema: content }).signerInfos
  const [token] = signer?.unsignedAttrs?.attributes.find(({ type }) => type === TIME_STAMP_TOKEN)?.values ?? []
  if (!signer || !token) throw new Error('The file has no time stamp.')
  return { signer, token: new Uint8Array(token.toBER(false)) }
}
