import type { Measured } from '../pdf/measure.ts'
import type { Paper } from '../pdf/printer.ts'

// What @page leaves of a sheet (partials/head.hbs), in CSS pixels of 1/96 inch; a little is kept for rounding.
const [MARGINS_MM, SPARE_PX] = [15 + 18, 6]
const SHEET_MM: Readonly<Record<Paper, number>> = { A4: 297, Letter: 279.4 }
const roomOf = (paper: Paper) => ((SHEET_MM[paper] - MARGINS_MM) * 96) / 25.4 - SPARE_PX

/**
 * The indexes of the lines before which a page has to end, so that every page but the last has room for what it carries
 * forward, every page but the first for what was brought, and the total stands below a line.
 */
export function turnsOf({ top, head, lines, sum }: Measured, paper: Paper): ReadonlySet<number> {
  const room = roomOf(paper)
  const turns = new Set<number>()
  // What stands before the table may fill sheets of its own.
  let left = room - (top % room) - head - sum
  for (const [index, height] of lines.entries()) {
    if (height > left && index > 0) {
      turns.add(index)
      left = room - head - 2 * sum
    }
    left -= height
  }
  return turns
}
