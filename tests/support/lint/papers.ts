import type { Random } from './random.ts'

/** Lines of invoices that say nothing the library knows. */
export const invoiceLines = [
  'TAX INVOICE',
  'Invoice No. HD/2024/0117   Date 12-03-2024',
  'Hudson Gems Inc, 580 Fifth Avenue, New York NY 10036',
  'Sold to: Okavango Trading BV, Hoveniersstraat 22, 2018 Antwerpen',
  'VAT BE0412.345.678   HRA 12345',
  'Round brilliant 1.01 ct D VS1 GIA 2141438171 USD 6,450.00',
  'CUT & POLISHED DIAMONDS HSN 71023910 0.53 ct 1,250.00',
  'Pear shape 0.70 ct F SI1, HRD 190000123456',
  'Parcel of 124 pcs, 12.45 ct, 380.00 per carat',
  'Total carats 14.69   Total USD 31,204.55',
  'Amount in words: thirty-one thousand two hundred four and 55/100',
  'Terms: 60 days from the date of invoice',
  'Interest of 2% a month is charged on overdue amounts.',
  'The goods remain the property of the seller until they are paid for in full.',
  'Bank: KBC Bank NV, IBAN BE71 0961 2345 6769, BIC KREDBEBB',
  'Any dispute is subject to the courts of Antwerp.',
  'Vrij van B.T.W. Art. 42 §4',
  'MAKE PAYMENT STRICTLY AS PER MENTIONED PAYMENT INSTRUCTIONS',
  'Country of origin: India',
  'KP certificate: EU00012345',
  'We thank you for your order and look forward to the next.',
  'The seller hereby confirms receipt of the goods that were returned.',
  'Authorised signatory',
  'For Hudson Gems Inc',
  'Page 1 of 2',
  'E-mail: accounts@hudson.example',
]

/** Short lines, as they stand in the next column. */
export const columnLines = [
  'Total USD',
  '12,450.00',
  'VAT 0%',
  'Due date: 12-05-2024',
  'Carats 14.69',
  'IBAN BE71 0961',
  'Freight 0.00',
  'Insurance: 35.00',
  'Net 31,204.55',
  'AWB 123-4567 8901',
  'Rate 1.0842',
  'EUR 28,780.00',
]

export function someLines(random: Random, count: number): readonly string[] {
  return Array.from({ length: count }, () => random.pick(invoiceLines))
}
