import { type Placed, writtenPdf } from './written-pdf.ts'

export type PaperOf = {
  readonly supplier: string
  readonly taxNumber?: string
  readonly buyer?: string
  readonly title?: string
  readonly number?: string
  readonly date?: string
  readonly currency?: string
  readonly lines?: readonly (readonly [
    description: string,
    pieces: string,
    carats: string,
    rate: string,
    amount: string,
  ])[]
  readonly totals?: readonly (readonly [label: string, value: string])[]
  /** The statement at its foot, broken into lines as a printer would. */
  readonly statement?: string
}

const LINES = [
  ['Round brilliant 7102.39', '124', '12.450', '1,250.00', '15,562.50'],
  ['Pear shape 7102.39', '10', '2.240', '900.00', '2,016.00'],
] as const

/** A supplier's invoice as most of them look: head, table, totals, statement. */
export function receivedPaper(paper: PaperOf): Buffer {
  return writtenPdf([placedOf(paper)])
}

export function placedOf({
  supplier,
  taxNumber = 'BE0412.345.678',
  buyer = 'Scheldt Diamonds NV',
  title = 'INVOICE',
  number = 'HG/2026/0117',
  date = '24-11-2026',
  currency = 'USD',
  lines = LINES,
  totals = [
    ['Total carats', '14.690'],
    [`Total ${currency}`, '17,578.50'],
  ],
  statement = '',
}: PaperOf): readonly Placed[] {
  const columns = [40, 280, 340, 420, 500] as const
  const row = (y: number, cells: readonly string[]): readonly Placed[] =>
    cells.map((text, index) => [columns[index] ?? 40, y, text, 9] as const)
  const foot = 220 + lines.length * 16
  return [
    [40, 50, supplier, 18],
    [400, 50, title, 14],
    [40, 70, 'Hoveniersstraat 2, 2018 Antwerpen'],
    [40, 84, `VAT ${taxNumber}`],
    [380, 84, 'Invoice No.:'],
    [460, 84, number],
    [380, 100, 'Date:'],
    [460, 100, date],
    [380, 116, 'Due date: 24-12-2026'],
    [40, 120, 'Sold to:'],
    [40, 134, buyer],
    ...row(190, ['Description', 'Pcs', 'Carats', 'Rate/ct', 'Amount']),
    ...lines.flatMap((cells, index) => row(206 + index * 16, cells)),
    ...totals.flatMap(([label, value], index): readonly Placed[] => [
      [340, foot + 10 + index * 16, label],
      [500, foot + 10 + index * 16, value],
    ]),
    ...wrapped(statement).map((text, index): Placed => [40, foot + 70 + index * 13, text]),
  ]
}

function wrapped(text: string): readonly string[] {
  return text.match(/.{1,95}(?:\s|$)/g)?.map((line) => line.trim()) ?? []
}
