import type { Cell, Line, Paper } from '../paper.ts'

/** Something that was found behind, beside or under its label. */
export type Labelled = { readonly label: string; readonly line: Line; readonly rest: string; readonly start: number }

/** So many lines under its label, a value still belongs to it. */
const UNDER = 2
const LONGEST_CELL = 300

/** Everything that stands where a label's value would: behind it in its cell, in the next cell, or right under it. */
export function labelled({ lines }: Paper, label: RegExp): readonly Labelled[] {
  return lines.flatMap((line, index) =>
    line.cells.flatMap((cell, at): readonly Labelled[] => {
      const found = cell.text.length <= LONGEST_CELL ? label.exec(cell.text) : null
      if (!found) return []
      const behind = found.index + found[0].length
      const next = line.cells[at + 1]
      const under = lines.slice(index + 1, index + 1 + UNDER).flatMap((below) => {
        const beneath = below.page === line.page ? below.cells.find((each) => isUnder(each, cell)) : undefined
        return beneath ? [{ line: below, rest: beneath.text, start: beneath.start }] : []
      })
      return [
        { line, rest: cell.text.slice(behind), start: cell.start + behind },
        ...(next ? [{ line, rest: next.text, start: next.start }] : []),
        ...under,
      ].map((each) => ({ label: found[0], ...each }))
    }),
  )
}

function isUnder(cell: Cell, label: Cell): boolean {
  return cell.x < label.x + label.width + 4 && cell.x + cell.width > label.x - 4
}
