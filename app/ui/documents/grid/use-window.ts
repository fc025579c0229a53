import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { useDrawnRows } from '../../use-drawn-rows.ts'
import { type Cell, cellMark } from './grid-keys.ts'

// A page that is drawn on the server is measured in the browser only.
const useBeforePaint = typeof document === 'undefined' ? useEffect : useLayoutEffect

/** As high as a row in line-grid.css. */
export const ROW_HEIGHT = 34
const FIRST_ROWS = 60

/** Which of many rows are drawn: those in view and some around them. `goTo` brings a cell into view and focuses it. */
export function useWindow(scroller: RefObject<HTMLElement>, count: number) {
  const { shown, look } = useDrawnRows(scroller, ROW_HEIGHT, FIRST_ROWS)
  const wanted = useRef<Cell | null>(null)
  const [, redraw] = useState(0)

  const goTo = useCallback(
    (cell: Cell) => {
      wanted.current = cell
      const element = scroller.current
      if (element) {
        const top = cell.at * ROW_HEIGHT
        const below = top + 3 * ROW_HEIGHT - element.clientHeight
        if (element.scrollTop > top) element.scrollTop = top
        else if (element.scrollTop < below) element.scrollTop = below
        look()
      }
      redraw((times) => times + 1)
    },
    [scroller, look],
  )

  // After every drawing: the cell may have been made by this one.
  useBeforePaint(() => {
    if (!wanted.current) return
    const control = scroller.current?.querySelector<HTMLElement>(`[data-cell="${cellMark(wanted.current)}"]`)
    if (!control) return
    wanted.current = null
    control.focus({ preventScroll: false })
    if (control instanceof HTMLInputElement) control.select()
  })

  return { from: Math.min(shown.from, count), to: Math.min(shown.to, count), look, goTo }
}
