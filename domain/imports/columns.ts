/** The columns that are the same on every row of an invoice, each with the field of the draft that it fills. */
export const HEADER = {
  invoice: 'reference',
  date: 'documentDate',
  customer: 'counterpartyId',
  currency: 'currency',
  place_of_import: 'placeOfImport',
  terms: 'terms',
  notes: 'notes',
} as const

/** The columns of a line, each with its field. */
export const LINE = {
  goods_class: 'goodsClass',
  description: 'description',
  pieces: 'pieces',
  carats: 'carats',
  price_per_carat: 'pricePerCarat',
  amount: 'amount',
  hs_code: 'hsCode',
  country_of_origin: 'countryOfOrigin',
  country_of_mining: 'countryOfMining',
  largest_stone_carats: 'largestStoneCarats',
  report_number: 'reportNumber',
  kp_certificate: 'kpCertificate',
  treatment: 'treatment',
  claim_value: 'claimValue',
} as const

export type ImportColumn = keyof typeof HEADER | keyof typeof LINE
export const importColumns: readonly string[] = [...Object.keys(HEADER), ...Object.keys(LINE)]
export const REQUIRED: readonly ImportColumn[] = [
  'invoice',
  'date',
  'customer',
  'currency',
  'goods_class',
  'description',
  'carats',
]
