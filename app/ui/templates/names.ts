/** What each paper is called where somebody chooses one to lay out. */
const NAMES: Readonly<Record<string, string>> = {
  branding: 'Look of all papers',
  invoice: 'Invoice',
  memo: 'Memo',
  'memo-return': 'Memo return',
  'credit-note': 'Credit note',
  'debit-note': 'Debit note',
  'warranty-statement': 'Warranty statement',
  declaration: 'Declaration on letterhead',
  'supplementary-letter': 'Supplementary letter',
  'import-confirmation': 'Import confirmation',
  'warranty-account': 'Statement of account of warranties',
}

export function templateTitle(name: string): string {
  return NAMES[name] ?? name
}

/** What the columns of a line table are called in a list to choose from. */
export const COLUMN_NAMES: Readonly<Record<string, string>> = {
  position: 'Number of the line',
  goods: 'Goods',
  origin: 'Origin',
  mining: 'Country of mining',
  hsCode: 'HS code',
  report: 'Report',
  certificate: 'Certificate',
  largestStone: 'Largest stone',
  treatment: 'Treatment',
  pieces: 'Pieces',
  carats: 'Carats',
  pricePerCarat: 'Price per carat',
  amount: 'Amount',
}
