import { Fragment, type ReactNode, useRef } from 'react'
import { DataTable } from './table.tsx'
import { useDrawnRows } from './use-drawn-rows.ts'

/** As high as a row of `.long-table` in table.css. */
const ROW_HEIGHT = 33
/** Up to so many rows the browser draws without help. */
const FEW = 200

type LongTableProps<R> = {
  readonly label: string
  readonly heads: ReactNode
  readonly rows: readonly R[]
  readonly columns: number
  /** A row, one line high, that says with `placeOf(index)` which one it is. */
  readonly row: (row: R, index: number) => ReactNode
  readonly foot?: ReactNode
}

/** A table that may have a thousand rows: those out of view are not drawn, once the page can be scrolled. */
export function LongTable<R extends { readonly id: string }>(props: LongTableProps<R>) {
  const { label, heads, rows, row, foot } = props
  if (rows.length > FEW) return <Windowed {...props} />
  return (
    <DataTable label={label}>
      {heads}
      <tbody>
        {rows.map((each, index) => (
          <Fragment key={each.id}>{row(each, index)}</Fragment>
        ))}
      </tbody>
      {foot}
    </DataTable>
  )
}

function Windowed<R extends { readonly id: string }>({ label, heads, rows, columns, row, foot }: LongTableProps<R>) {
  const scroller = useRef<HTMLDivElement>(null)
  // Whoever has no script sees them all.
  const { shown, look } = useDrawnRows(scroller, ROW_HEIGHT, rows.length)
  const [from, to] = [Math.min(shown.from, rows.length), Math.min(shown.to, rows.length)]
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for the fields of a form
    <div
      ref={scroller}
      className="table-scroll long-table"
      role="group"
      aria-label={label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable with the keyboard
      tabIndex={0}
      onScroll={look}
    >
      <table className="data-table" aria-rowcount={rows.length + 1}>
        {heads}
        <tbody>
          <Gap rows={from} columns={columns} />
          {rows.slice(from, to).map((each, index) => (
            <Fragment key={each.id}>{row(each, from + index)}</Fragment>
          ))}
          <Gap rows={rows.length - to} columns={columns} />
        </tbody>
        {foot}
      </table>
    </div>
  )
}

/** Which row of the whole table this is, its heads being the first, for whoever hears only those that are drawn. */
export const placeOf = (index: number) => ({ 'aria-rowindex': index + 2 })

/** As high as the rows that are not drawn. */
function Gap({ rows, columns }: { readonly rows: number; readonly columns: number }) {
  if (rows <= 0) return null
  return (
    // biome-ignore lint/a11y/noAriaHiddenOnFocusable: a row takes no focus
    <tr aria-hidden="true" className="gap">
      <td colSpan={columns} style={{ height: rows * ROW_HEIGHT, padding: 0, border: 0 }} />
    </tr>
  )
}
