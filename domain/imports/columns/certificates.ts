import { directions } from '../../certificates/schema.ts'
import { type Column, column } from './column.ts'

const DAY = { holds: 'day', right: 'A day that exists, best written YYYY-MM-DD.' } as const
const COUNTRY = 'A country as two letters, like BW.'
const YES = 'yes or no.'

/** What stands once on a certificate. */
export const certificateHeader: readonly Column[] = [
  column(
    'number',
    'number',
    'The number of the certificate, with its issuer before it. It says which rows belong together.',
    {
      isNeeded: true,
      right: 'The number as it is printed on the certificate.',
      also: ['certificate', 'certificate no', 'certificate number', 'cert no'],
    },
  ),
  column('direction', 'direction', `${directions.join(' or ')}. Empty: received.`, {
    right: `${directions.join(' or ')}.`,
    also: ['in or out'],
  }),
  column('bears_statement', 'bearsStatement', 'Whether it bears the title and the statement. Empty: yes.', {
    right: YES,
  }),
  column('mixed_origin', 'mixedOrigin', 'Whether the parcel is of mixed origin. Empty: no.', {
    right: YES,
    also: ['mixed'],
  }),
  column('origins_starred', 'originsStarred', 'Whether asterisks stand for the origin. Empty: no.', {
    right: YES,
    also: ['asterisks'],
  }),
  column('origin_countries', 'originCountries', 'The countries of origin, apart by semicolons.', {
    right: 'Countries as two letters, apart by semicolons, like BW;NA.',
    also: ['origin', 'origins', 'country of origin', 'countries'],
  }),
  column('issued_on', 'issuedOn', 'The day of issuance.', {
    ...DAY,
    isNeeded: true,
    also: ['issue date', 'date of issue', 'issued', 'date'],
  }),
  column('expires_on', 'expiresOn', 'The day of expiry.', {
    ...DAY,
    isNeeded: true,
    also: ['expiry', 'expiry date', 'valid until', 'expires'],
  }),
  column('authority', 'authority', 'The issuing authority.', {
    isNeeded: true,
    right: 'At most 200 characters on one line.',
    also: ['issuing authority', 'issuer', 'issued by'],
  }),
  column('exporter', 'exporter', 'The exporter.', {
    isNeeded: true,
    right: 'Name and address, at most 500 characters.',
    also: ['export by', 'consignor'],
  }),
  column('importer', 'importer', 'The importer.', {
    isNeeded: true,
    right: 'Name and address, at most 500 characters.',
    also: ['consignee', 'import by'],
  }),
  column('importer_country', 'importerCountry', 'The importer’s country.', {
    isNeeded: true,
    right: COUNTRY,
    also: ['country of import', 'destination'],
  }),
  column('certificate_carats', 'carats', 'The weight that the certificate states. Empty: the sum of its lines.', {
    holds: 'decimal',
    decimals: 3,
    right: 'The sum of the lines, with at most three decimals.',
    also: ['total carats', 'total weight'],
  }),
  column('certificate_value', 'value', 'The value in US dollars that it states. Empty: the sum of its lines.', {
    holds: 'decimal',
    decimals: 2,
    right: 'The sum of the lines, like 1234.50.',
    also: ['total value', 'total usd'],
  }),
  column('parcels', 'parcelCount', 'The number of parcels.', {
    holds: 'whole',
    isNeeded: true,
    right: 'A whole number.',
    also: ['no of parcels', 'number of parcels', 'parcel count'],
  }),
  column('validated_on', 'validatedOn', 'The day of validation.', {
    ...DAY,
    isNeeded: true,
    also: ['validation date', 'validated'],
  }),
  column('seal_numbers', 'sealNumbers', 'The seals, apart by semicolons.', {
    right: 'Numbers, apart by semicolons.',
    also: ['seals', 'seal', 'seal no'],
  }),
  column('shipped_on', 'shippedOn', 'The day of shipment.', { ...DAY, also: ['shipment date', 'shipped'] }),
  column('imported_on', 'importedOn', 'The day of import.', { ...DAY, also: ['import date', 'imported'] }),
  column('predecessors', 'predecessors', 'Earlier certificates that the goods came under, apart by semicolons.', {
    right: 'Numbers, apart by semicolons.',
    also: ['earlier certificates', 'previous'],
  }),
  column('consignee_country', 'consigneeCountry', 'The consignee’s country.', { right: COUNTRY }),
  column('containers', 'containerCount', 'The number of containers.', { holds: 'whole', right: 'A whole number.' }),
  column('validation_reference', 'validationReference', 'The reference of the validation.', {
    right: 'At most 100 characters.',
  }),
  column('mine', 'mine', 'The mine.', { right: 'At most 500 characters.' }),
  column('quality', 'quality', 'The quality.', { right: 'At most 500 characters.' }),
  column('note', 'note', 'A note of yours.', {
    right: 'At most 2,000 characters.',
    also: ['notes', 'remarks', 'remark', 'comments'],
  }),
]

/** What stands line by line. */
export const certificateLine: readonly Column[] = [
  column('hs_code', 'hsCode', 'Customs code.', {
    holds: 'customs-code',
    isNeeded: true,
    right: 'Digits, like 7102.31.',
    also: ['hs', 'hs no', 'customs code'],
  }),
  column('carats', 'carats', 'Weight under this code.', {
    holds: 'decimal',
    decimals: 3,
    isNeeded: true,
    right: 'A number with at most three decimals.',
    also: ['ct', 'cts', 'weight', 'wt', 'carat'],
  }),
  column('value', 'value', 'Value under this code, in US dollars.', {
    holds: 'decimal',
    decimals: 2,
    isNeeded: true,
    right: 'An amount in US dollars, like 1234.50.',
    also: ['usd', 'value usd', 'amount'],
  }),
  column('country_of_mining', 'countryOfMining', 'Where it was mined.', {
    right: COUNTRY,
    also: ['mining country', 'mined in'],
  }),
]
export const certificateColumns: readonly Column[] = [...certificateHeader, ...certificateLine]
