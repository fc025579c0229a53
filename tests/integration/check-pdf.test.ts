import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { checkPdf, type Sources, type Told } from '../../app/ui/verification/check-pdf.ts'
import { openSigning } from '../../platform/signing/index.ts'
import { renderHtml } from '../../templates/render.ts'
import { archivePdf } from '../../worker/pdf/archive/index.ts'
import { signPdf } from '../../worker/pdf/archive/sign.ts'
import { testPrinter } from '../support/printing.ts'
import { sampleInvoice } from '../support/sample-documents.ts'

// The page's own check, as the browser runs it, on files of ours and on broken ones.
const folder = mkdtempSync(join(tmpdir(), 'briefke-check-'))
const at = new Date('2026-11-20T10:00:00Z')
const code = 'k'.repeat(43)
const data = {
  ...{ format: 'briefke/trade-document/1', documentType: 'invoice', number: 'INV-00042', documentDate: '2026-11-20' },
  ...{ seller: { legalName: 'Scheldt Diamonds NV' }, unit: 'ct', totals: { carats: '4.503' } },
  ...{ statements: [{ edition: 'SOW-2021' }], verification: `https://briefke.example/v/${code}` },
}
let [unsigned, signed] = [] as unknown as [Buffer, Buffer]
let [authority, strange] = [] as unknown as [Uint8Array, Uint8Array]

beforeAll(async () => {
  const printer = await testPrinter(folder)
  const print = await printer.print(renderHtml('invoice', sampleInvoice('A4')), { paper: 'A4', footer: 'INV-00042' })
  await printer.close()
  const signing = openSigning(Buffer.alloc(32, 7))
  const own = await signing.makeAuthority('Ours', at)
  authority = own.certificate
  strange = (await signing.makeAuthority('Another site', at)).certificate
  const name = 'Scheldt Diamonds NV'
  const key = await signing.makeKey(own, { name: 'a', subject: { name, organisation: name, country: 'BE' }, at })
  const content = Buffer.from(JSON.stringify(data))
  unsigned = archivePdf(
    print,
    { title: 'Invoice INV-00042', language: 'en', author: name, at, id: 'a' },
    { name: 'INV-00042.json', description: 'Data', content },
  )
  signed = await signPdf(unsigned, { name, at, sign: (digest) => signing.sign(key, authority, digest) })
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const told = (pdf: Uint8Array, status: 'valid' | 'voided' = 'valid'): Told => ({
  ...{ outcome: 'found', status },
  papers: [{ kind: 'trade-document', paper: 'A4', sha256: createHash('sha256').update(pdf).digest('hex') }],
})
const check = (pdf: Uint8Array, changed: Partial<Sources> = {}) =>
  checkPdf(new Blob([new Uint8Array(pdf)]), {
    ...{ subtle: crypto.subtle, authority: async () => authority, ask: async () => told(signed) },
    ...changed,
  })
const said = ({ checks }: Awaited<ReturnType<typeof check>>) => checks.map(({ says }) => says).join(' ')

test('a document of ours that stands is in order: signed by whom, what it says, and that it is the very file', async () => {
  const asked: string[] = []
  const answer = await check(signed, {
    ask: async (of) => {
      asked.push(of)
      return told(signed)
    },
  })
  expect(answer).toMatchObject({ meaning: 'in-order', code, data: { number: 'INV-00042' } })
  expect(said(answer)).toMatch(/signed by Scheldt Diamonds NV, and not a byte was changed/)
  expect(said(answer)).toContain('Invoice INV-00042 of Scheldt Diamonds NV, dated 20 Nov 2026, 4.503 ct')
  expect(said(answer)).toContain('the very file')
  expect(asked).toEqual([code])
})

describe('a file does not look in order', () => {
  const flipped = () => {
    const copy = Buffer.from(signed)
    copy[unsigned.length >> 1] = (copy[unsigned.length >> 1] ?? 0) ^ 1
    return copy
  }
  test.each([
    ['when a byte was changed', flipped, {}, 'wrong', 'changed after it was signed'],
    ['when something was added', () => Buffer.concat([signed, Buffer.from('\n%more')]), {}, 'wrong', 'was added'],
    ['when it was voided since', () => signed, { ask: async () => told(signed, 'voided') }, 'wrong', 'voided since'],
    [
      'when its code is not known',
      () => signed,
      { ask: async () => ({ outcome: 'unknown' }) },
      'wrong',
      'know no document',
    ],
    [
      'when we printed another file',
      () => signed,
      { ask: async () => told(unsigned) },
      'wrong',
      'differs from every PDF',
    ],
    ['when it is not signed', () => unsigned, { ask: async () => told(unsigned) }, 'could-not-verify', 'no signature'],
    [
      'when another site signed it',
      () => signed,
      { authority: async (): Promise<Uint8Array> => strange },
      'could-not-verify',
      'not by a company of this site',
    ],
    [
      'when our certificate cannot be had',
      () => signed,
      { authority: async (): Promise<null> => null },
      'could-not-verify',
      'certificate could not be loaded',
    ],
    [
      'when the site cannot be asked',
      () => signed,
      { ask: () => Promise.reject(new Error('offline')) },
      'could-not-verify',
      'status now was not checked',
    ],
    [
      'when it is some other PDF',
      () => Buffer.from('%PDF-1.7\n1 0 obj'),
      {},
      'could-not-verify',
      'does not say which document',
    ],
    ['when it is no PDF', () => Buffer.from('GIF89a'), {}, 'could-not-verify', 'no PDF'],
  ] as const)('%s', async (_why, pdf, changed, meaning, says) => {
    const answer = await check(pdf(), changed as Partial<Sources>)
    expect(answer.meaning).toBe(meaning)
    expect(said(answer)).toContain(says)
  })
})
