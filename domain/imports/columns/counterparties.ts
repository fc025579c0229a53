import { type Column, column } from './column.ts'

/** What a file says of a buyer or supplier. */
export const counterpartyColumns: readonly Column[] = [
  column('name', 'name', 'Who it is. A name that is there already is changed, not added twice.', {
    isNeeded: true,
    right: 'A name on one line, at most 200 characters, once in the file.',
    also: [
      'company',
      'company name',
      'customer',
      'customer name',
      'supplier',
      'supplier name',
      'party',
      'party name',
      'counterparty',
      'account',
      'naam',
      'firma',
    ],
  }),
  column('roles', 'roles', 'buyer, supplier, or both parted by a semicolon.', {
    isNeeded: true,
    right: 'buyer, supplier, or buyer;supplier.',
    also: ['role', 'type', 'kind', 'relation'],
  }),
  column('country', 'country', 'Where they are established.', {
    isNeeded: true,
    right: 'A country as two letters, like BE.',
    also: ['country code', 'land', 'ctry', 'iso'],
  }),
  column('address', 'address', 'Their address.', {
    right: 'At most 500 characters.',
    also: ['adres', 'street', 'full address', 'adresse'],
  }),
  column('tax_number', 'taxNumber', 'Their tax number.', {
    right: 'At most 60 characters on one line.',
    also: ['vat', 'vat no', 'vat number', 'tax no', 'gstin', 'tax id', 'btw', 'ust id'],
  }),
  column('email', 'email', 'Where mail reaches them.', {
    right: 'An e-mail address, like name@example.com.',
    also: ['mail', 'email address', 'contact email'],
  }),
]
