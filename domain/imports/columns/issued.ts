import { tradeDocumentTypes } from '../../kernel/goods.ts'
import { currencyCodes } from '../../kernel/money.ts'
import { type Column, column } from './column.ts'
import { lineColumns, originalPosition } from './line.ts'

/** What stands the same on every row of a document. */
export const issuedHeader: readonly Column[] = [
  column('invoice', 'reference', 'Which rows belong together: any name of yours. The number comes when it is issued.', {
    isNeeded: true,
    right: 'The same name on every row of a document, and another for every other.',
    also: [
      'invoice no',
      'invoice number',
      'inv no',
      'inv',
      'document',
      'document no',
      'bill no',
      'number',
      'factuur',
      'rechnung',
      'memo no',
    ],
  }),
  column('issued_number', '', 'The number it was issued under. Told by exports, not read.', { isOnlyTold: true }),
  column('issued_status', '', 'How it stands. Told by exports, not read.', { isOnlyTold: true }),
  column('document_type', 'documentType', `One of ${tradeDocumentTypes.join(', ')}. Empty: an invoice.`, {
    right: `One of ${tradeDocumentTypes.join(', ')}.`,
    also: ['type', 'doc type', 'document kind'],
  }),
  column('original', 'originalId', 'The number of the document that this one takes back or follows.', {
    right: 'The number of a document that you issued.',
    also: ['original document', 'original invoice', 'original no', 'against', 'ref invoice'],
  }),
  column('original_received', 'originalReceivedId', 'For a memo return: the number of the memo that you received.', {
    right: 'The number of a memo that you recorded as received from this counterparty.',
    also: ['memo received', 'their memo'],
  }),
  column('date', 'documentDate', 'The day on the document.', {
    holds: 'day',
    isNeeded: true,
    right: 'A day that exists, best written YYYY-MM-DD.',
    also: ['invoice date', 'document date', 'dated', 'datum', 'doc date', 'bill date', 'memo date'],
  }),
  column('customer', 'counterpartyId', 'The name of a counterparty, as it stands in the list.', {
    isNeeded: true,
    right: 'The name of a counterparty that is there already, spelt the same.',
    also: [
      'buyer',
      'client',
      'customer name',
      'party',
      'party name',
      'bill to',
      'sold to',
      'klant',
      'kunde',
      'consignee',
      'account',
    ],
  }),
  column('currency', 'currency', `One of ${currencyCodes.join(', ')}.`, {
    isNeeded: true,
    right: `One of ${currencyCodes.join(', ')}.`,
    also: ['cur', 'ccy', 'curr', 'valuta', 'währung'],
  }),
  column('place_of_import', 'placeOfImport', 'Where the goods enter. Empty: the customer’s country.', {
    right: 'A country as two letters, like BE, or empty.',
    also: ['destination', 'import country', 'country of import'],
  }),
  column('buyer_kind', 'buyerKind', 'trade or consumer. Empty: trade.', {
    right: 'trade or consumer.',
    also: ['customer type', 'b2b'],
  }),
  column('reference', 'ownReference', 'Your own reference. When this column is not there: the name of the invoice.', {
    right: 'At most 100 characters on one line.',
    also: ['po', 'po number', 'order no', 'your reference', 'ref'],
  }),
  column('terms', 'terms', 'Terms of payment.', {
    right: 'At most 2,000 characters.',
    also: ['payment terms', 'payment'],
  }),
  column('notes', 'notes', 'A note that is printed.', {
    right: 'At most 2,000 characters.',
    also: ['note', 'remarks', 'remark', 'comments', 'opmerking'],
  }),
  column('choices', 'options', 'What was chosen where the rules leave a choice, as our exports write it.', {
    right: 'Leave it as an export of ours wrote it, or empty.',
  }),
]

const price = column('price_per_carat', 'pricePerCarat', 'Price of a carat. Give this, the amount, or both.', {
  holds: 'decimal',
  decimals: 2,
  right: 'An amount in the document’s currency, like 1800.00.',
  also: [
    'price',
    'rate',
    'price per ct',
    'price ct',
    'per carat',
    'usd ct',
    'ppc',
    'rate ct',
    'price per carat usd',
    '$ ct',
  ],
})
const claim = column('claim_value', 'claimValue', 'The percentage that a claim on the line states.', {
  right: 'A number, like 100.',
  also: ['claim', 'claim percent', 'percentage'],
})
const amountAt = lineColumns.findIndex(({ key }) => key === 'amount')

/** The columns of a line that we sell. */
export const issuedLine: readonly Column[] = [
  ...lineColumns.slice(0, amountAt),
  price,
  ...lineColumns.slice(amountAt),
  claim,
  originalPosition,
]
export const issuedColumns: readonly Column[] = [...issuedHeader, ...issuedLine]
