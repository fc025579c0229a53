import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openSigning } from '../../platform/signing/index.ts'
import { renderHtml } from '../../templates/render.ts'
import { archivePdf } from '../../worker/pdf/archive/index.ts'
import { signPdf } from '../../worker/pdf/archive/sign.ts'
import { testPrinter } from '../support/printing.ts'
import { sampleInvoice } from '../support/sample-documents.ts'
import { judge, prepareVeraPdf } from './verapdf/judge.ts'

const folder = mkdtempSync(join(tmpdir(), 'briefke-signature-'))
const there = (program: string, flag = '--version') => spawnSync(program, [flag]).error === undefined
const lacking = prepareVeraPdf()
const at = new Date('2026-11-20T10:00:00Z')
const path = (name: string) => join(folder, name)
let unsigned: Buffer
let signed: Buffer

beforeAll(async () => {
  const printer = await testPrinter(folder)
  const print = await printer.print(renderHtml('invoice', sampleInvoice('A4')), { paper: 'A4', footer: 'INV-00042' })
  await printer.close()
  const signing = openSigning(Buffer.alloc(32, 7))
  const authority = await signing.makeAuthority('Briefke document signing', at)
  const subject = { name: 'Ōsaka Gems & Söhne', organisation: 'Ōsaka Gems & Söhne', country: 'JP' }
  const key = await signing.makeKey(authority, { name: 'a', subject, at })
  unsigned = archivePdf(print, { title: 'Invoice', language: 'en', author: 'Ōsaka Gems', at, id: 'a' })
  const sign = (digest: Uint8Array) => signing.sign(key, authority.certificate, digest)
  signed = await signPdf(unsigned, { name: subject.name, at, sign })
  writeFileSync(path('signed.pdf'), signed)
  writeFileSync(path('authority.der'), authority.certificate)
  writeFileSync(path('own.der'), key.certificate)
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** What the signature covers, and the signature itself, as they stand in the file. */
function taken() {
  const text = signed.toString('latin1')
  const [a = 0, b = 0, c = 0, d = 0] = (/\/ByteRange \[([\d ]+)\]/.exec(text)?.[1] ?? '').trim().split(/ +/).map(Number)
  const covered = Buffer.concat([signed.subarray(a, a + b), signed.subarray(c, c + d)])
  const held = Buffer.from(text.slice(a + b + 1, c - 1), 'hex')
  const length = 4 + held.readUInt16BE(2)
  return { covered, cms: held.subarray(0, length), rest: held.subarray(length), end: c + d }
}

test('the signature covers the whole file but its own place, which holds it and zeros', () => {
  const { covered, rest, end } = taken()
  expect(end).toBe(signed.length)
  expect(rest.every((byte) => byte === 0)).toBe(true)
  expect(covered.subarray(0, unsigned.length).equals(unsigned)).toBe(true)
})

describe.skipIf(!there('pdfsig', '-v'))('pdfsig', () => {
  const ask = (name: string) => spawnSync('pdfsig', ['-nocert', path(name)], { encoding: 'utf8' }).stdout

  test('calls the signature valid, over the total document, in the form of PAdES', () => {
    const told = ask('signed.pdf')
    expect(told).toContain('Signature is Valid')
    expect(told).toContain('Total document signed')
    expect(told).toContain('ETSI.CAdES.detached')
    expect(told).toContain('Ōsaka Gems & Söhne')
  })

  test.each([
    ['in the middle', 0.5],
    ['near the beginning', 0.01],
  ])('says no when one bit is flipped %s', (_where, share) => {
    const flipped = Buffer.from(signed)
    const place = Math.floor(unsigned.length * share)
    flipped[place] = (flipped[place] ?? 0) ^ 1
    writeFileSync(path('flipped.pdf'), flipped)
    expect(ask('flipped.pdf')).not.toContain('Signature is Valid')
  })
})

describe.skipIf(!there('openssl', 'version'))('openssl', () => {
  const pem = (name: string) => {
    execFileSync('openssl', ['x509', '-inform', 'der', '-in', path(`${name}.der`), '-out', path(`${name}.pem`)])
    return path(`${name}.pem`)
  }

  test('finds the certificate in order, strictly read, under the authority', () => {
    const told = execFileSync('openssl', ['verify', '-x509_strict', '-CAfile', pem('authority'), pem('own')])
    expect(String(told)).toContain('OK')
  })

  test('verifies the CMS with its signing certificate (CAdES), and not over other bytes', () => {
    const { covered, cms } = taken()
    writeFileSync(path('cms.der'), cms)
    const verify = (content: Buffer) => {
      writeFileSync(path('content'), content)
      const argv = ['cms', '-verify', '-binary', '-cades', '-inform', 'der', '-in', path('cms.der')]
      const trust = ['-content', path('content'), '-CAfile', pem('authority'), '-purpose', 'any', '-out', '/dev/null']
      return spawnSync('openssl', [...argv, ...trust]).status
    }
    expect([verify(covered), verify(covered.subarray(1))]).toEqual([0, 4])
  })
})

test.skipIf(lacking)(
  `veraPDF agrees that a signed file is PDF/A-3b and PDF/UA-1${lacking ? ` (${lacking})` : ''}`,
  () => {
    const [a, ua] = judge([path('signed.pdf')]).get(path('signed.pdf')) ?? []
    expect([a, ua]).toMatchObject([
      { standard: '3b', isCompliant: true, broken: '' },
      { standard: 'ua1', isCompliant: true, broken: '' },
    ])
  },
)
