import { expect, it, test } from 'vitest'
import { readSchemes } from '../../templates/schemes/read.ts'
import { aCertificate, mixed } from '../../tests/support/certificates.ts'
import { day } from '../kernel/calendar.ts'
import type { MilliCarat } from '../kernel/carat.ts'
import { libraryOf } from '../kernel/library.ts'
import { type CertificateFacts, confirmationOf, findingsOf, wrongElements } from './findings.ts'
import { certificateLaw } from './law.ts'
import { certificateKey, certificatesNamed, issuerOf } from './numbers.ts'
import { certificateSchema } from './schema.ts'

const law = certificateLaw(libraryOf(readSchemes()))
const unused = { alone: 0, shared: 0, least: 0 }
const facts: CertificateFacts = {
  ...{ direction: 'received', issuer: 'BW', issuedOn: day('2026-02-01'), expiresOn: day('2026-04-01') },
  ...{ shippedOn: day('2026-02-10'), importedOn: day('2026-02-12'), importerCountry: 'US', mixedOrigin: false },
  ...{ originCountries: ['BW'], carats: 100_500 as MilliCarat, hasFile: true, confirmedOn: day('2026-02-27') },
}
const found = (change: Partial<CertificateFacts>, today = '2026-11-24', use = { bought: unused, sold: unused }) =>
  findingsOf({ ...facts, ...change }, { use, law, today: day(today) }).map(({ finding }) => finding)

it.each([
  ['in order', {}, []],
  ['shipped on its last day', { shippedOn: day('2026-04-01') }, []],
  ['shipped on the day after', { shippedOn: day('2026-04-02') }, ['expired-at-shipment']],
  ['shipped before it was issued', { shippedOn: day('2026-01-31') }, ['shipped-before-issue']],
  ['without a day of shipment', { shippedOn: null }, ['shipment-day-unknown']],
  ['ours, expired and not shipped', { direction: 'issued', shippedOn: null }, ['expired-unshipped']],
  ['without its file', { hasFile: false }, ['file-missing']],
  ['of an issuer under embargo', { issuer: 'CF', issuedOn: day('2024-11-14') }, ['issuer-not-trading']],
  ['of the same issuer once readmitted', { issuer: 'CF', issuedOn: day('2024-11-15') }, []],
  ['of the European Union', { issuer: 'EU' }, []],
  ['confirmed on the fifteenth day', { confirmedOn: day('2026-02-27') }, []],
  ['confirmed on the sixteenth', { confirmedOn: day('2026-02-28') }, ['confirmation-late']],
  ['never confirmed', { confirmedOn: null }, ['confirmation-overdue']],
  ['imported where nobody asks', { importerCountry: 'IL', confirmedOn: null }, []],
] as const)('a certificate %s', (_what, change, findings) => {
  expect(found(change as Partial<CertificateFacts>)).toEqual(findings)
})

test('a confirmation is due until its last day: fifteen days in the United States, seven in Canada', () => {
  const open = { ...facts, confirmedOn: null }
  expect(confirmationOf(open, law, day('2026-02-27'))).toMatchObject({ dueOn: '2026-02-27', state: 'due' })
  expect(confirmationOf(open, law, day('2026-02-28'))).toMatchObject({ state: 'overdue' })
  const canada = { ...open, importerCountry: 'CA' }
  expect(confirmationOf(canada, law, day('2026-02-19'))).toMatchObject({ dueOn: '2026-02-19', state: 'due' })
  expect(confirmationOf({ ...open, importedOn: null }, law, day('2026-02-28'))).toBeNull()
})

test.each([
  ['BE', '2025-02-28', []],
  ['BE', '2025-03-01', ['origins-missing']],
  ['US', '2025-03-01', []],
] as const)('asterisks for a mixed origin that enters %s on %s', (importerCountry, importedOn, findings) => {
  const stars = { mixedOrigin: true, originCountries: [], importerCountry, importedOn: day(importedOn) }
  expect(found({ ...stars, shippedOn: day('2026-02-10'), confirmedOn: day(importedOn) })).toEqual(findings)
  expect(found({ ...stars, originCountries: ['BW', 'ZA'], confirmedOn: day(importedOn) })).toEqual([])
})

test('carats are beyond only when more than certified must have come under it', () => {
  const use = (least: number) => ({ bought: { ...unused, least }, sold: unused })
  expect(found({}, '2026-11-24', use(100_500))).toEqual([])
  expect(found({}, '2026-11-24', use(100_501))).toEqual(['bought-beyond'])
  expect(found({}, '2026-11-24', { bought: unused, sold: { ...unused, least: 100_501 } })).toEqual(['sold-beyond'])
})

test.each([
  ['polished', '7102.39', ['lines.0.hsCode']],
  ['rough', '7102.31', []],
  ['rough in a longer code', '7102.31.00', []],
  ['unsorted, without a dot', '710210', []],
  ['other industrial', '7102.29', ['lines.0.hsCode']],
])('goods under a certificate: %s', (_what, hsCode, fields) => {
  const wrong = wrongElements({ number: 'BW1', issuedOn: day('2026-02-01'), lines: [{ hsCode }] }, law)
  expect(wrong.map(({ field }) => field)).toEqual(fields)
})

test.each([
  ['MX0012345', []],
  ['EU 123-456', []],
  ['BE0012345', []],
  ['XX0012345', ['number']],
  ['0012345', ['number']],
  ['BW', ['number']],
])('the number %s', (number, fields) => {
  const wrong = wrongElements({ number, issuedOn: day('2026-02-01'), lines: [] }, law)
  expect(wrong.map(({ field }) => field)).toEqual(fields)
})

test.each([
  ['an expiry on the day of issuance', { expiresOn: '2026-02-01' }, 'expiresOn'],
  ['no title and statement', { bearsStatement: false }, 'bearsStatement'],
  ['two countries for one origin', { originCountries: ['BW', 'ZA'] }, 'originCountries'],
  ['asterisks for one origin', { originsStarred: true }, 'originsStarred'],
  ['neither asterisks nor countries for a mixed one', { ...mixed, originsStarred: false }, 'originCountries'],
  ['one country for a mixed one', { ...mixed, originCountries: ['BW'] }, 'originCountries'],
  ['a line of a country that it does not name', { originCountries: ['ZA'] }, 'originCountries'],
  ['lines that do not add up', { carats: '100.501' }, 'carats'],
  ['values that do not add up', { value: '25000.51' }, 'value'],
  ['a fourth decimal', { carats: '100.5001' }, 'carats'],
  ['no parcel', { parcelCount: 0 }, 'parcelCount'],
  ['no goods', { lines: [] }, 'lines'],
  ['an import before its shipment', { importedOn: '2026-02-09' }, 'importedOn'],
  ['an import under one of our own', { direction: 'issued' }, 'importedOn'],
  ['a validation after its expiry', { validatedOn: '2026-04-02' }, 'validatedOn'],
])('%s is refused at its field', (_what, change, field) => {
  const { error } = certificateSchema.safeParse(aCertificate(change))
  expect(error?.issues.map(({ path }) => path.join('.'))).toContain(field)
})

test.each(['originCountries', 'authority', 'exporter', 'importer', 'validatedOn', 'number', 'issuedOn', 'lines'])(
  'nothing is recorded without %s',
  (element) => {
    expect(certificateSchema.safeParse(aCertificate({ [element]: undefined })).success).toBe(false)
  },
)

test('a form’s words are read as lists and boxes, and its empty rows do not count', () => {
  const empty = { hsCode: '', carats: '', value: '', countryOfMining: '' }
  const { lines } = aCertificate()
  const read = certificateSchema.parse(
    aCertificate({
      ...{ bearsStatement: 'on', mixedOrigin: 'on', originCountries: 'bw, za;  AO', sealNumbers: 'S-1\nS-2' },
      lines: [...lines, empty],
    }),
  )
  expect(read.originCountries).toEqual(['BW', 'ZA', 'AO'])
  expect([read.sealNumbers, read.mixedOrigin, read.lines.length]).toEqual([['S-1', 'S-2'], true, 2])
})

test.each([
  ['MX0012345', ['MX0012345']],
  ['mx 0012345', ['MX0012345']],
  ['EU 12-345/6', ['EU123456']],
  ['MX0012345, CA00123; BW9', ['BW9', 'CA00123', 'MX0012345']],
  ['MX0012345 CA00123 BW9', ['BW9', 'CA00123', 'MX0012345']],
  ['MX 1 CA 2', ['CA2', 'MX1']],
  ['MX1 and CA2 & BW3', ['BW3', 'CA2', 'MX1']],
  ['US 12A4, us12a4', ['US12A4']],
  ['as per invoice', []],
  ['', []],
])('“%s” names %j', (words, keys) => {
  expect(certificatesNamed(words)).toEqual(keys)
})

test('a number is the same however it is written', () => {
  expect(certificateKey(' mx-00 12345 ')).toBe('MX0012345')
  expect([issuerOf('mx-0012345'), issuerOf('M10012345'), issuerOf('MXX')]).toEqual(['MX', null, null])
})
