import type { Ref } from 'react'
import { type ClipboardEvent, type FocusEvent, type KeyboardEvent, useImperativeHandle, useRef } from 'react'
import type { CellErrors } from '../cell-errors.ts'
import { FEWEST_LINES, type LinesAction } from '../lines-state.ts'
import { readBlock } from '../pasted-block.ts'
import type { LineField, Row } from '../rows.ts'
import { type Cell, caretOf, cellOf, type GridStep, gridStep } from './grid-keys.ts'
import type { GridSetup } from './grid-setup.ts'
import { LineRow } from './line-row.tsx'
import { ROW_HEIGHT, useWindow } from './use-window.ts'

/** How many lines can be typed into before JavaScript; the rest travels along in the hidden field. */
export const PLAIN_LINES = 100

export type GridHandle = { readonly goTo: (cell: Cell) => void }
type LineGridProps = {
  readonly rows: readonly Row[]
  readonly setup: GridSetup
  readonly currency: string
  readonly errors: ReadonlyMap<number, CellErrors>
  readonly ready: boolean
  readonly act: (action: LinesAction) => void
  readonly handle: Ref<GridHandle>
}

/** The lines as a spreadsheet. Of ten thousand it draws those in view. */
export function LineGrid({ rows, setup, currency, errors, ready, act, handle }: LineGridProps) {
  const scroller = useRef<HTMLElement>(null)
  const { look, goTo, ...shown } = useWindow(scroller, rows.length)
  const keyboard = useKeyboard({ rows, setup, currency, act, goTo })
  useImperativeHandle(handle, () => ({ goTo }), [goTo])
  const from = ready ? shown.from : 0
  const to = ready ? shown.to : Math.min(rows.length, PLAIN_LINES)
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable with the keyboard
    <section className="line-grid" aria-label="Lines" ref={scroller} onScroll={look} tabIndex={0} {...keyboard}>
      <table aria-rowcount={rows.length + 1}>
        <thead>
          <tr>
            <th scope="col">
              <span className="sr-only">Line</span>
            </th>
            {setup.columns.map(({ field, head, figure }) => (
              <th scope="col" key={field} className={figure ? 'number' : undefined} data-field={field}>
                {field === 'pricePerCarat' || field === 'amount' ? `${head}, ${currency}` : head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <Gap rows={from} columns={setup.columns.length} />
          {rows.slice(from, to).map((row, index) => (
            <LineRow
              key={row.key}
              row={row}
              setup={setup}
              at={from + index}
              currency={currency}
              errors={errors.get(row.key)}
              named={!ready}
              act={act}
            />
          ))}
          <Gap rows={ready ? rows.length - to : 0} columns={setup.columns.length} />
        </tbody>
      </table>
    </section>
  )
}

function Gap({ rows, columns }: { readonly rows: number; readonly columns: number }) {
  if (rows <= 0) return null
  return (
    <tr style={{ height: rows * ROW_HEIGHT }}>
      <td colSpan={columns + 1} />
    </tr>
  )
}

type KeyboardProps = {
  readonly rows: readonly Row[]
  readonly setup: GridSetup
  readonly currency: string
  readonly act: (action: LinesAction) => void
  readonly goTo: (cell: Cell) => void
}

function useKeyboard({ rows, setup, currency, act, goTo }: KeyboardProps) {
  // As in a spreadsheet: Enter goes back to the column in which the line was begun, however far Tab went to the right.
  const began = useRef<LineField>('description')
  const tabbing = useRef(false)
  const take = (step: GridStep, { at, field }: Cell) => {
    switch (step.do) {
      case 'go':
        if (rows[step.to.at]) goTo(step.to)
        return
      case 'next-line':
        if (at === rows.length - 1) act({ do: 'add', count: 1 })
        goTo({ at: at + 1, field: began.current })
        return
      case 'fill-down':
        act({ do: 'fill-down', at, field, currency })
        return
      case 'remove':
        act({ do: 'remove', at })
        goTo({ at: Math.min(at, Math.max(rows.length - 2, FEWEST_LINES - 1)), field })
        return
      case 'undo':
        act({ do: 'undo' })
    }
  }
  return {
    onKeyDown(event: KeyboardEvent) {
      tabbing.current = event.key === 'Tab'
      const cell = cellOf(event.target)
      const step = cell && gridStep(event, cell, { caret: caretOf(event.target), columns: setup.columns })
      if (!cell || !step) return
      event.preventDefault()
      take(step, cell)
    },
    onPaste(event: ClipboardEvent) {
      const cell = cellOf(event.target)
      const block = cell && readBlock(event.clipboardData.getData('text/plain'), cell.field, setup)
      if (!cell || !block) return
      event.preventDefault()
      act({ do: 'paste', at: cell.at, block })
      goTo(cell)
    },
    onFocus(event: FocusEvent) {
      const cell = cellOf(event.target)
      if (!cell) return
      if (!tabbing.current) began.current = cell.field
      tabbing.current = false
      if (event.target instanceof HTMLInputElement) event.target.select()
    },
  }
}
