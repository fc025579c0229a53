import { type RefObject, useCallback, useEffect, useState } from 'react'

const SPARE_ROWS = 12

/** A stretch of rows, the last one not in it. */
export type Stretch = { readonly from: number; readonly to: number }

/**
 * Which of many rows of one height are drawn: those in view of their scroller and some around them. `first` is drawn
 * until the scroller can be measured. Call `look` when it scrolls.
 */
export function useDrawnRows(scroller: RefObject<HTMLElement>, rowHeight: number, first: number) {
  const [shown, setShown] = useState<Stretch>({ from: 0, to: first })
  const look = useCallback(() => {
    const element = scroller.current
    if (!element) return
    const start = Math.max(0, Math.floor(element.scrollTop / rowHeight) - SPARE_ROWS)
    const from = start - (start % SPARE_ROWS)
    const to = from + Math.ceil(element.clientHeight / rowHeight) + 3 * SPARE_ROWS
    setShown((before) => (before.from === from && before.to === to ? before : { from, to }))
  }, [scroller, rowHeight])
  useEffect(() => {
    look()
    window.addEventListener('resize', look)
    return () => window.removeEventListener('resize', look)
  }, [look])
  return { shown, look }
}
