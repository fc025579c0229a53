import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { encodeClaim, type PrintClaim, readDigits, signedBytes, toDigits } from './print-claim.ts'

const claim: PrintClaim = {
  ...{ documentType: 'invoice', number: 'INV-00042', documentDate: '2026-11-20', issuer: 'Ōsaka Gems & Söhne' },
  ...{ carats: '4.503', unit: 'ct', editions: ['A-2021', 'B-2025'], dataSha256: 'ab'.repeat(32) },
}
const signature = new Uint8Array(64).fill(7)
const printed = (changed: Partial<PrintClaim> = {}) =>
  toDigits(encodeClaim('00c0ffee', { ...claim, ...changed }), signature)
const read = (changed: Partial<PrintClaim> = {}) => readDigits(printed(changed))?.claim

describe('a printed claim', () => {
  test('is read as it was written, with the key that signed it and its signature', () => {
    expect(readDigits(printed())).toMatchObject({ keyId: '00c0ffee', claim, signature })
  })

  test('is digits alone, few enough for a code of 69 modules', () => {
    expect(printed()).toMatch(/^\d{370,470}$/)
  })

  test('keeps any day up to 2149, any weight, any number of statements and any script', () => {
    const text = (max: number) => fc.string({ unit: 'grapheme', maxLength: max })
    const days = fc.date({ min: new Date('1970-01-01'), max: new Date('2149-06-06'), noInvalidDate: true })
    const weights = fc.tuple(fc.nat(999_999_999), fc.nat(999))
    fc.assert(
      fc.property(days, weights, text(4), fc.array(text(2), { maxLength: 4 }), (day, [whole, part], unit, editions) => {
        const documentDate = day.toISOString().slice(0, 10)
        const carats = `${whole}.${String(part).padStart(3, '0')}`
        expect(read({ documentDate, carats, unit, editions })).toMatchObject({ documentDate, carats, unit, editions })
      }),
    )
  })

  test('cuts what is too long where a sign ends, and says how many statements more there are', () => {
    const long = read({ issuer: '鑽'.repeat(300), number: 'N'.repeat(200), editions: Array(20).fill('EDITION-2021') })
    expect(long?.issuer).toBe(`${'鑽'.repeat(20)}…`)
    expect(long?.number).toBe(`${'N'.repeat(45)}…`)
    expect(long?.editions).toEqual([...Array(5).fill('EDITION-2021'), 'and 15 more'])
    expect(printed({ issuer: '鑽'.repeat(300), number: 'N'.repeat(200) }).length).toBeLessThan(640)
  })

  test('refuses a day or a weight that is none', () => {
    expect(() => printed({ documentDate: '2026-02-30x' })).toThrow('not a day')
    expect(() => printed({ carats: '1.2345' })).toThrow('not a carat weight')
  })

  test('of anything else is nothing: no digits, other versions, cut short', () => {
    const other = encodeClaim('00c0ffee', claim)
    other[0] = 2
    for (const text of ['', 'x', '1'.repeat(199), '9'.repeat(3_000), '1'.repeat(400), toDigits(other, signature)])
      expect(readDigits(text)).toBeNull()
    expect(readDigits(toDigits(encodeClaim('00c0ffee', claim).subarray(0, -3), signature))).toBeNull()
  })

  test('never throws, whatever digits somebody prints', () => {
    fc.assert(fc.property(fc.stringMatching(/^\d{0,700}$/), (digits) => void readDigits(digits)))
  })

  test('is signed together with its code', () => {
    const body = encodeClaim('00c0ffee', claim)
    expect(signedBytes('a', body)).not.toEqual(signedBytes('b', body))
  })
})
