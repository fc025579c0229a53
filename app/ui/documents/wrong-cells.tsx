import { countText } from '../format.tsx'
import type { WrongCell } from './cell-errors.ts'
import type { Cell } from './grid/grid-keys.ts'
import { lineColumns, type Row } from './rows.ts'

const MOST_LISTED = 10

export type PlacedCell = WrongCell & { readonly at: number; readonly line: number; readonly head: string }

/** Where the wrong cells stand now; one whose line was removed meanwhile is gone. */
export function placed(cells: readonly WrongCell[], rows: readonly Row[]): readonly PlacedCell[] {
  if (cells.length === 0) return []
  const places = new Map(rows.map((row, at) => [row.key, at]))
  return cells.flatMap((cell) => {
    const at = places.get(cell.key)
    const head = lineColumns.find(({ field }) => field === cell.field)?.head ?? cell.field
    return at === undefined ? [] : [{ ...cell, at, line: at + 1, head }]
  })
}

/** The cells that need correcting, each one click away. */
export function WrongCells({
  cells,
  goTo,
}: {
  readonly cells: readonly PlacedCell[]
  readonly goTo: (cell: Cell) => void
}) {
  if (cells.length === 0) return null
  const rest = cells.length - MOST_LISTED
  return (
    <div className="notice" data-meaning="wrong">
      <p>
        <strong>{cells.length === 1 ? 'One cell needs' : `${countText(cells.length)} cells need`} correcting.</strong>
      </p>
      <ul className="wrong-cells">
        {cells.slice(0, MOST_LISTED).map((cell) => (
          <li key={`${cell.key} ${cell.field}`}>
            <a
              href={`#line-${cell.line}-${cell.field}`}
              onClick={(event) => {
                event.preventDefault()
                goTo(cell)
              }}
            >
              Line {cell.line}, {cell.head}
            </a>
            : {cell.says}
          </li>
        ))}
        {rest > 0 ? <li>and {countText(rest)} more</li> : null}
      </ul>
    </div>
  )
}
