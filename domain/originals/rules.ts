import type { Day } from '../kernel/calendar.ts'
import { formatCarat, type MilliCarat } from '../kernel/carat.ts'
import type { TradeDocumentType } from '../kernel/goods.ts'
import type { CounterpartyId, ReceivedDocumentId, TradeDocumentId } from '../kernel/ids.ts'
import { formatAmount, isCurrency } from '../kernel/money.ts'
import type { Side } from '../ledger/rules.ts'

/** An earlier document that a later one refers to, with what others took back of each line before. */
export type Original = {
  readonly side: Side
  readonly id: TradeDocumentId | ReceivedDocumentId
  readonly documentType: TradeDocumentType
  readonly number: string
  readonly documentDate: Day
  readonly counterpartyId: CounterpartyId
  readonly isValid: boolean
  readonly unit: string
  readonly currency: string | null
  readonly lines: readonly OriginalLine[]
}
export type OriginalLine = {
  readonly position: number
  readonly goodsClass: string
  readonly description: string
  readonly reportNumber: string | null
  readonly carats: MilliCarat
  readonly amountMinor: bigint | null
  readonly takenCarats: MilliCarat
  readonly takenMinor: bigint
  /** Whether a warranty stands on it: what comes back of it comes back warranted. */
  readonly warranted: boolean
}

type Wanted = { readonly side: Side; readonly types: readonly TradeDocumentType[] }
type Reference = { readonly needed: boolean; readonly mayBe: readonly Wanted[] }

const REFERENCES: Readonly<Record<Side, Readonly<Record<TradeDocumentType, Reference>>>> = {
  issued: {
    invoice: { needed: false, mayBe: [{ side: 'issued', types: ['memo'] }] },
    memo: { needed: false, mayBe: [] },
    'memo-return': {
      needed: true,
      mayBe: [
        { side: 'issued', types: ['memo'] },
        { side: 'received', types: ['memo'] },
      ],
    },
    'credit-note': { needed: true, mayBe: [{ side: 'issued', types: ['invoice', 'debit-note'] }] },
    'debit-note': { needed: true, mayBe: [{ side: 'issued', types: ['invoice'] }] },
  },
  received: {
    invoice: { needed: false, mayBe: [{ side: 'received', types: ['memo'] }] },
    memo: { needed: false, mayBe: [] },
    'memo-return': { needed: true, mayBe: [{ side: 'issued', types: ['memo'] }] },
    // A supplier's paper may forget what it credits; it is recorded as it came, and stands out as an exception.
    'credit-note': { needed: false, mayBe: [{ side: 'received', types: ['invoice', 'debit-note'] }] },
    'debit-note': { needed: false, mayBe: [{ side: 'received', types: ['invoice'] }] },
  },
}

/** Which earlier documents a document may refer to, and whether it must refer to one. */
export function referenceOf(side: Side, documentType: TradeDocumentType): Reference {
  return REFERENCES[side][documentType]
}

/** Why a document cannot refer to this original, or null. */
export function wrongOriginal(
  side: Side,
  later: { readonly documentType: TradeDocumentType; readonly counterpartyId: string; readonly documentDate: Day },
  original: Original,
): string | null {
  const { mayBe } = referenceOf(side, later.documentType)
  const name = later.documentType.replaceAll('-', ' ')
  if (!mayBe.some((wanted) => wanted.side === original.side && wanted.types.includes(original.documentType)))
    return `${original.number} is a ${original.documentType.replaceAll('-', ' ')} that was ${original.side}; ${article(name)} cannot refer to it.`
  if (!original.isValid) return `${original.number} is not valid any more, so nothing can refer to it.`
  if (later.counterpartyId !== original.counterpartyId)
    return `${original.number} is of another counterparty. Choose the counterparty of ${original.number}, or another original.`
  if (later.documentDate < original.documentDate)
    return `${original.number} is of ${original.documentDate}; ${article(name)} that refers to it cannot be older.`
  return null
}

export type LaterLine = {
  readonly goodsClass: string
  readonly description: string
  readonly reportNumber: string | null
  readonly carats: MilliCarat
  readonly amountMinor: bigint | null
  readonly originalPosition: number | null
}
export type Matched = {
  /** By line from 0: the position of the original's line, or null where nothing is taken back. */
  readonly positions: readonly (number | null)[]
  readonly wrong: ReadonlyMap<number, { readonly field: string; readonly sentence: string }>
}

type Later = {
  readonly documentType: TradeDocumentType
  readonly currency: string | null
  readonly lines: readonly LaterLine[]
}

/**
 * Ties each line to the line of the original that it takes back. Refused are other goods, more carats than are left,
 * and more credit than was charged; a line that names none finds the only one that fits. A debit note takes nothing back.
 */
export function matchLines(original: Original, { documentType, currency, lines }: Later): Matched {
  if (documentType === 'debit-note') return { positions: lines.map(() => null), wrong: new Map() }
  const counts = documentType === 'credit-note' && currency === original.currency
  const left = new Map(original.lines.map((line) => [line.position, line.carats - line.takenCarats]))
  const money = new Map(original.lines.map((line) => [line.position, (line.amountMinor ?? 0n) - line.takenMinor]))
  const wrong = new Map<number, { field: string; sentence: string }>()
  const positions = lines.map((line, at) => {
    const found = originalLineOf(original, line, left)
    if (typeof found === 'string') {
      wrong.set(at, { field: 'originalPosition', sentence: `Line ${at + 1}: ${found}` })
      return null
    }
    const rest = left.get(found.position) ?? 0
    const owed = money.get(found.position) ?? 0n
    if (line.carats > rest)
      wrong.set(at, { field: 'carats', sentence: tooMuch(original, found, at, formatCarat(rest as MilliCarat)) })
    else if (counts && line.amountMinor !== null && found.amountMinor !== null && line.amountMinor > owed)
      wrong.set(at, { field: 'amount', sentence: tooDear(original, found, at, moneyText(owed, currency)) })
    left.set(found.position, rest - line.carats)
    money.set(found.position, owed - (line.amountMinor ?? 0n))
    return found.position
  })
  return { positions, wrong }
}

function originalLineOf(original: Original, line: LaterLine, left: ReadonlyMap<number, number>): OriginalLine | string {
  if (line.originalPosition === null) {
    const fitting = original.lines.filter(
      (each) => isSameGoods(each, line) && each.description === line.description && (left.get(each.position) ?? 0) > 0,
    )
    const [only] = fitting
    if (only && fitting.length === 1) return only
    return `say which line of ${original.number} it takes back; ${fitting.length === 0 ? 'none' : 'more than one'} has these goods.`
  }
  const named = original.lines.find(({ position }) => position === line.originalPosition)
  if (!named) return `${original.number} has no line ${line.originalPosition}.`
  if (isSameGoods(named, line)) return named
  return `line ${named.position} of ${original.number} is ${goodsText(named)}; these are other stones (${goodsText(line)}).`
}

function isSameGoods(
  a: Pick<OriginalLine, 'goodsClass' | 'reportNumber'>,
  b: Pick<LaterLine, 'goodsClass' | 'reportNumber'>,
): boolean {
  return a.goodsClass === b.goodsClass && (a.reportNumber ?? '') === (b.reportNumber ?? a.reportNumber ?? '')
}

function goodsText({ goodsClass, reportNumber }: Pick<LaterLine, 'goodsClass' | 'reportNumber'>): string {
  return reportNumber ? `${goodsClass}, report ${reportNumber}` : goodsClass
}

function tooMuch({ number, unit }: Original, { position }: OriginalLine, at: number, rest: string): string {
  return `Line ${at + 1}: of line ${position} of ${number} only ${rest} ${unit} are left to take back.`
}

function tooDear({ number }: Original, { position }: OriginalLine, at: number, rest: string): string {
  return `Line ${at + 1}: of line ${position} of ${number} only ${rest} are left to credit.`
}

function moneyText(minor: bigint, currency: string | null): string {
  return currency !== null && isCurrency(currency) ? `${currency} ${formatAmount(minor, currency)}` : String(minor)
}

function article(name: string): string {
  return /^[aeiou]/.test(name) ? `an ${name}` : `a ${name}`
}
