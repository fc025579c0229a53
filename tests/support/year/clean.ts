import { addDays, day } from '../../../domain/kernel/calendar.ts'
import type { TradeYear } from './trade-year.ts'

const FIRST = day('2026-01-15')
const DAYS = 280

/**
 * So many documents without a fault, spread over the year: purchases and sales, memos that came back or were sold,
 * credit notes. As many carats come in as go out, and a little more.
 */
export function cleanDocuments(year: TradeYear, count: number): void {
  let made = 0
  for (let at = 0; made < count; at++) {
    const on = addDays(FIRST, Math.floor((at * DAYS * 8) / count) % DAYS)
    year.receive(on, { number: `CLEAN-${at}` })
    year.moves('received', on, { carats: '9.000', warranted: '9.000' })
    const invoice = year.issue(on)
    year.moves('issued', on)
    year.issue(addDays(on, 3), {
      type: 'credit-note',
      document: { original_id: invoice },
      lines: [{ carats: '1.000', original_position: 1 }],
    })
    const memo = year.issue(on, { type: 'memo' })
    year.issue(addDays(on, 5), {
      type: 'memo-return',
      document: { original_id: memo },
      lines: [{ carats: '1.000', original_position: 1 }],
    })
    year.issue(addDays(on, 9), {
      document: { original_id: memo },
      lines: [{ carats: '2.000', original_position: 1 }],
    })
    const lent = year.receive(on, { type: 'memo', number: `LENT-${at}` })
    year.issue(addDays(on, 6), {
      type: 'memo-return',
      document: { original_received_id: lent },
      lines: [{ original_position: 1 }],
    })
    made += 8
  }
}
