import { ledgerBuckets } from '../../domain/ledger/rules.ts'

const GOODS = {
  goods_class: 'class of goods',
  goods: 'what the scheme calls it',
  unit: 'what the quantities are measured in',
}
const BUCKETS: Readonly<Record<(typeof ledgerBuckets)[number], string>> = {
  opening: 'stock on the first day, and what was declared as opening stock',
  received: 'on invoices and memos received',
  produced: 'came out of manufacture',
  'returns-in': 'came back on credit notes and memo returns',
  adjustments: 'adjusted by two people',
  issued: 'on invoices and memos issued',
  'returns-out': 'sent back on credit notes and memo returns',
  consumed: 'went into manufacture',
}

/** The columns of the registers of the ledger with their meaning. */
export const LEDGER = {
  ...GOODS,
  kept: 'all goods, or under warranty; one row for each',
  ...Object.fromEntries(ledgerBuckets.map((bucket) => [bucket.replace('-', '_'), BUCKETS[bucket]])),
  closing:
    'what is left: opening, received, produced, returns in and adjustments less issued, returns out and consumed',
}
export const DECLARATION = {
  ...GOODS,
  bucket:
    'opening, purchased, imported, sold, exported, consumed, produced, adjusted or closing; purchased and sold are at home',
  quantity: 'quantity, less what came back',
  currency: 'ISO 4217; one row for each, empty where nothing was charged',
  amount: 'what was charged, in the currency',
}
export const OPENING = {
  ...GOODS,
  day: 'the day it was counted for',
  lot: 'name of the lot, where it has one',
  quantity: 'all goods',
  warranted: 'of it under warranty',
  evidence: 'what it rests on',
  file_sha256: 'hash of the evidence’s file, empty when there is none',
  declared_by: 'who declared it',
  declared_at: 'instant',
}
export const ADJUSTMENT = {
  ...GOODS,
  day: 'the day it counts on',
  quantity: 'all goods, with a sign',
  warranted: 'under warranty, with a sign',
  reason: 'why',
  status: 'proposed, approved or refused',
  proposed_by: 'who proposed it',
  proposed_at: 'instant',
  decided_by: 'the second person',
  decided_at: 'instant',
  note: 'what the second person added',
  file_sha256: 'hash of the file, empty when there is none',
}
export const PROCESSING = {
  id: 'one manufacture, mixing or sorting; one row for each line of it',
  kind: 'manufacture, mix or sort',
  day: 'the day',
  side: 'in or out',
  ...GOODS,
  lot: 'name of the lot, where it has one',
  quantity: 'all goods',
  warranted: 'of it under warranty',
  yield_percent: 'of the whole manufacture: out over in',
  note: 'note',
  recorded_by: 'who recorded it',
  recorded_at: 'instant',
}
export const PERIOD = {
  from: 'first day of the closed period',
  to: 'last day',
  closed_by: 'who closed it',
  closed_at: 'instant',
  ...GOODS,
  closing: 'by the book, all goods',
  closing_warranted: 'by the book, under warranty',
  counted: 'what was counted; empty when it was not',
  difference: 'counted less the book',
  explanation: 'of the difference',
}
