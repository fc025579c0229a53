import type { ReadPage } from './reading.ts'

/** Text that stands together on a line: left edge and width in points, and where it stands in the paper's text. */
export type Cell = { readonly text: string; readonly x: number; readonly width: number; readonly start: number }
/** A line of a page: cells from left to right, its top edge and height in points. */
export type Line = {
  readonly page: number
  readonly y: number
  readonly height: number
  readonly cells: readonly Cell[]
  readonly start: number
  readonly end: number
}
/** A paper that was read: its whole text, and for each line where it stands. */
export type Paper = {
  readonly text: string
  readonly lines: readonly Line[]
  readonly pages: readonly { readonly width: number; readonly height: number }[]
}
/** A stretch of the paper's text. */
export type Place = { readonly start: number; readonly end: number }
/** Where a stretch stands on a page, in points from its upper left corner. */
export type Box = {
  readonly page: number
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

const BETWEEN_CELLS = '   '

type Draft = { text: string; x: number; end: number }

/** Puts the pieces of each page into lines and cells, as one reads them. */
export function paperOf(pages: readonly ReadPage[]): Paper {
  const lines: Line[] = []
  let text = ''
  for (const [page, { pieces }] of pages.entries()) {
    let bottom = 0
    for (const row of rowsOf(pieces)) {
      // A gap that is higher than a line parts paragraphs.
      const isApart = lines.length > 0 && (lines.at(-1)?.page !== page || row.y - bottom > row.height * 0.9)
      text += lines.length === 0 ? '' : isApart ? '\n\n' : '\n'
      const start = text.length
      const cells = row.cells.map((cell, index): Cell => {
        text += index === 0 ? '' : BETWEEN_CELLS
        const at = text.length
        text += cell.text
        return { text: cell.text, x: cell.x, width: cell.end - cell.x, start: at }
      })
      lines.push({ page, y: row.y, height: row.height, cells, start, end: text.length })
      bottom = row.y + row.height
    }
  }
  return { text, lines, pages: pages.map(({ width, height }) => ({ width, height })) }
}

type Row = { readonly y: number; readonly height: number; readonly cells: readonly Draft[] }

function rowsOf(pieces: ReadPage['pieces']): readonly Row[] {
  const rows: { y: number; height: number; pieces: ReadPage['pieces'] }[] = []
  for (const piece of pieces.toSorted((a, b) => a[1] + a[3] / 2 - (b[1] + b[3] / 2) || a[0] - b[0])) {
    const [, y, , height] = piece
    const row = rows.at(-1)
    const middle = y + height / 2
    if (row && Math.abs(middle - (row.y + row.height / 2)) < Math.max(row.height, height) * 0.45) {
      row.pieces.push(piece)
      row.height = Math.max(row.height, height)
    } else rows.push({ y, height, pieces: [piece] })
  }
  return rows.map((row) => ({ ...row, cells: cellsOf(row.pieces, row.height) }))
}

function cellsOf(pieces: ReadPage['pieces'], height: number): readonly Draft[] {
  const cells: Draft[] = []
  for (const [x, , width, , raw] of pieces.toSorted((a, b) => a[0] - b[0])) {
    const text = raw.replace(/\s+/gu, ' ').trim()
    if (text === '') continue
    const before = cells.at(-1)
    const gap = before ? x - before.end : Number.POSITIVE_INFINITY
    if (!before || gap > height * 0.9) cells.push({ text, x, end: x + width })
    else {
      before.text += (gap > height * 0.12 || /^\s|\s$/.test(raw) ? ' ' : '') + text
      before.end = Math.max(before.end, x + width)
    }
  }
  return cells
}

/** Where a stretch of text stands, line by line. Inside a cell its letters count as equally wide. */
export function boxesOf({ lines }: Pick<Paper, 'lines'>, { start, end }: Place): readonly Box[] {
  return lines.flatMap(({ page, y, height, cells, ...line }) => {
    if (line.end <= start || line.start >= end) return []
    return cells.flatMap((cell): readonly Box[] => {
      const [from, to] = [Math.max(start, cell.start), Math.min(end, cell.start + cell.text.length)]
      if (from >= to) return []
      const perLetter = cell.width / cell.text.length
      return [{ page, x: cell.x + (from - cell.start) * perLetter, y, width: (to - from) * perLetter, height }]
    })
  })
}
