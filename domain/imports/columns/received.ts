import { tradeDocumentTypes } from '../../kernel/goods.ts'
import { currencyCodes } from '../../kernel/money.ts'
import { type Column, column } from './column.ts'
import { lineColumns, originalPosition } from './line.ts'

/** What stands the same on every row of a document that came. */
export const receivedHeader: readonly Column[] = [
  column(
    'number',
    'number',
    'The number on the document. With its supplier and type it says which rows belong together.',
    {
      isNeeded: true,
      right: 'The number as it stands on the document, at most 60 characters.',
      also: [
        'invoice',
        'invoice no',
        'invoice number',
        'inv no',
        'inv',
        'document',
        'document no',
        'bill no',
        'factuur',
        'rechnung',
        'memo no',
      ],
    },
  ),
  column('received_status', '', 'How it stands. Told by exports, not read.', { isOnlyTold: true }),
  column('document_type', 'documentType', `One of ${tradeDocumentTypes.join(', ')}. Empty: an invoice.`, {
    right: `One of ${tradeDocumentTypes.join(', ')}.`,
    also: ['type', 'doc type', 'document kind'],
  }),
  column('date', 'documentDate', 'The day on the document.', {
    holds: 'day',
    isNeeded: true,
    right: 'A day that exists, best written YYYY-MM-DD.',
    also: ['invoice date', 'document date', 'dated', 'datum', 'doc date', 'bill date', 'memo date', 'purchase date'],
  }),
  column('supplier', 'supplierId', 'The name of a counterparty, as it stands in the list.', {
    isNeeded: true,
    right: 'The name of a counterparty that is there already, spelt the same.',
    also: [
      'seller',
      'vendor',
      'supplier name',
      'party',
      'party name',
      'bought from',
      'purchased from',
      'leverancier',
      'lieferant',
      'account',
      'from',
    ],
  }),
  column('original', 'originalId', 'The number of their document that this one takes back or follows.', {
    right: 'A number of the same supplier, recorded already or in this file.',
    also: ['original document', 'original invoice', 'original no', 'against', 'ref invoice'],
  }),
  column('original_issued', 'originalIssuedId', 'For what comes back of a memo of yours: its number.', {
    right: 'The number of a document that you issued.',
    also: ['our memo', 'your memo', 'our document'],
  }),
  column('currency', 'currency', `One of ${currencyCodes.join(', ')}. Needed when there are amounts.`, {
    right: `One of ${currencyCodes.join(', ')}.`,
    also: ['cur', 'ccy', 'curr', 'valuta', 'währung'],
  }),
  column('statement', 'edition', 'The edition of the statement on it; none, or other for other words. Empty: none.', {
    right: 'none, other, or an edition of your schemes.',
    also: ['warranty', 'edition', 'warranty statement', 'declaration'],
  }),
  column('statement_text', 'statementText', 'The words of the statement, as they stand on it.', {
    right: 'At most 2,000 characters.',
    also: ['warranty text', 'statement words', 'declaration text'],
  }),
  column('later_statements', '', 'Editions that came afterwards. Told by exports, not read.', { isOnlyTold: true }),
  column('note', 'note', 'A note of yours.', {
    right: 'At most 2,000 characters.',
    also: ['notes', 'remarks', 'remark', 'comments', 'opmerking'],
  }),
]

/** The columns of a line that came to us; many papers do not describe the goods. */
export const receivedLine: readonly Column[] = [
  ...lineColumns.map((each) => (each.key === 'description' ? { ...each, isNeeded: false } : each)),
  originalPosition,
]
export const receivedColumns: readonly Column[] = [...receivedHeader, ...receivedLine]
