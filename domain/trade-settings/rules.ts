import { type MilliCarat, parseCarat } from '../kernel/carat.ts'

/** A company's own limits for its trade: what lies beyond one of them is an exception. */
export type TradeSettings = {
  /** How long goods may be out on memo, or in, before they are sold or come back. */
  readonly memoOpenDays: number
  /** How many days after its date a received document is entered at the latest. */
  readonly lateEntryDays: number
  /** How far carats may differ from those of a certificate, in hundredths of a per cent of what is certified. */
  readonly caratToleranceBp: number
  /** Which part of the rough may come out of manufacturing as polished, in whole per cent. */
  readonly yieldFromPercent: number
  readonly yieldToPercent: number
}

/**
 * What counts until a company says something else. The half per cent and the yield are those of the trade's build notes
 * (domain.md 8 and 4.3); no source gives a number of days, so 30 is ours.
 */
export const defaultTradeSettings: TradeSettings = {
  memoOpenDays: 30,
  lateEntryDays: 30,
  caratToleranceBp: 50,
  yieldFromPercent: 20,
  yieldToPercent: 65,
}

/** Whether two weights differ by more than the tolerance; the tolerance itself is still in order. */
export function differsBeyond(found: MilliCarat, certified: MilliCarat, toleranceBp: number): boolean {
  return Math.abs(found - certified) * 10_000 > certified * toleranceBp
}

/** '0.5' → 50: per cent with at most two decimals as hundredths. Throws a RangeError on anything else. */
export function parsePercentBp(text: string): number {
  const [whole = '', fraction = ''] = text.trim().split('.')
  if (fraction.length > 2) throw new RangeError(`not a percentage: ${text}`)
  return parseCarat(`${whole}.${fraction.padEnd(2, '0')}`) / 10
}

/** 50 → '0.5'. */
export function formatPercentBp(bp: number): string {
  return String(bp / 100)
}
