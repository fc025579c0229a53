import { type Column, column } from './column.ts'

const COUNTRY = 'A country as two letters, like BW.'

/** The columns of a line of goods, in every kind of document. */
export const lineColumns: readonly Column[] = [
  column('goods_class', 'goodsClass', 'What the line trades in, as the scheme calls it.', {
    isNeeded: true,
    right: 'One of your scheme’s goods classes, written as in the list of columns.',
    also: ['class', 'goods', 'type of goods', 'category', 'goods type'],
  }),
  column('description', 'description', 'What the goods are.', {
    isNeeded: true,
    right: 'A few words, at most 300 characters.',
    also: ['desc', 'details', 'particulars', 'item', 'article', 'goods description', 'omschrijving', 'bezeichnung'],
  }),
  column('pieces', 'pieces', 'Number of stones.', {
    holds: 'whole',
    right: 'A whole number, or empty.',
    also: ['pcs', 'pc', 'stones', 'qty', 'quantity', 'no of stones', 'number of stones', 'nos', 'aantal', 'stück'],
  }),
  column('carats', 'carats', 'Weight, with at most three decimals.', {
    holds: 'decimal',
    decimals: 3,
    isNeeded: true,
    right: 'A number with at most three decimals, like 1.503.',
    also: ['ct', 'cts', 'carat', 'weight', 'wt', 'crt', 'carat weight', 'weight ct', 'karaat', 'karat', 'total carats'],
  }),
  column('amount', 'amount', 'Amount of the line. When a price is given too, they must agree to the cent.', {
    holds: 'decimal',
    decimals: 2,
    right: 'An amount in the document’s currency, like 1234.50.',
    also: [
      'total',
      'value',
      'line total',
      'amount usd',
      'total amount',
      'total usd',
      'net',
      'bedrag',
      'betrag',
      'total value',
    ],
  }),
  column('hs_code', 'hsCode', 'Customs code.', {
    holds: 'customs-code',
    right: 'Digits, like 7102.39.',
    also: ['hs', 'hsn', 'hsn code', 'customs code', 'tariff', 'tariff code', 'hs no'],
  }),
  column('country_of_origin', 'countryOfOrigin', 'Customs origin.', {
    right: COUNTRY,
    also: ['origin', 'country origin', 'coo', 'customs origin'],
  }),
  column('country_of_mining', 'countryOfMining', 'Where it was mined.', {
    right: COUNTRY,
    also: ['mining country', 'mined in', 'country mined', 'mine origin', 'source country'],
  }),
  column('largest_stone_carats', 'largestStoneCarats', 'Weight of the largest stone.', {
    holds: 'decimal',
    decimals: 3,
    right: 'A weight of at most the line’s, like 0.503.',
    also: ['largest stone', 'max stone', 'biggest stone', 'max carat', 'largest'],
  }),
  column('report_number', 'reportNumber', 'Number of a grading report.', {
    right: 'The number as it stands on the report.',
    also: [
      'certificate',
      'certificate no',
      'cert',
      'cert no',
      'report',
      'report no',
      'lab report',
      'grading report',
      'certificate number',
    ],
  }),
  column('kp_certificate', 'kpCertificate', 'Certificates that rough goods came under.', {
    right: 'The number as it is printed on the certificate.',
    also: ['kpc', 'kpc no', 'kp no', 'kp', 'kp certificate no', 'kimberley certificate', 'kpc number'],
  }),
  column('treatment', 'treatment', 'What was done to the goods beyond cutting; empty for untreated ones.', {
    right: 'A few words, or empty.',
    also: ['treated', 'treatments', 'enhancement'],
  }),
]

/** The line of the original that a return or a credit takes back. */
export const originalPosition = column(
  'original_line',
  'originalPosition',
  'Which line of the original it takes back.',
  {
    holds: 'whole',
    right: 'The number of a line of the original document, counted from 1.',
    also: ['line of original'],
  },
)
