import { type ReactNode, useEffect, useRef, useState } from 'react'
import { monthText } from '../format.tsx'

type Size = { readonly width: number; readonly height: number }
type ChartFrameProps = {
  readonly title: string
  readonly legend: readonly { readonly look: string; readonly word: string }[]
  /** The same figures as a table: for whoever cannot see the picture, and before the script has loaded. */
  readonly table: ReactNode
  readonly children: (size: Size) => ReactNode
}

const HEIGHT = 260

/** What every picture of months shares: its margins, and no keys of its own, since its figures stand below as a table. */
export const monthlyChart = { accessibilityLayer: false, margin: { top: 8, right: 8, bottom: 0, left: 8 } } as const

/** The axis of months, each by its three letters. */
export const monthAxis = {
  dataKey: 'month',
  tickFormatter: (month: string) => monthText(month).slice(0, 3),
  stroke: 'var(--ink-soft)',
  tickLine: false,
  fontSize: 12,
} as const

/** Paper and ink for what floats over a picture, headed by its month. */
export const tooltipLook = {
  contentStyle: { background: 'var(--slip)', borderColor: 'var(--control)', borderRadius: 4 },
  itemStyle: { color: 'var(--ink)' },
  labelFormatter: (label: unknown) => monthText(String(label)),
} as const

/** A picture of figures as wide as its place, with its legend in words and its figures behind a fold. */
export function ChartFrame({ title, legend, table, children }: ChartFrameProps) {
  const place = useRef<HTMLDivElement>(null)
  const [width, setWidth] = useState(0)
  useEffect(() => {
    const element = place.current
    if (!element) return
    const observer = new ResizeObserver(([entry]) => setWidth(Math.floor(entry?.contentRect.width ?? 0)))
    observer.observe(element)
    return () => observer.disconnect()
  }, [])
  return (
    <figure className="picture">
      <figcaption>{title}</figcaption>
      <ul className="legend">
        {legend.map(({ look, word }) => (
          <li key={look} data-look={look}>
            {word}
          </li>
        ))}
      </ul>
      <div ref={place} className="picture-place" style={{ blockSize: HEIGHT }} aria-hidden="true">
        {width > 0 ? children({ width, height: HEIGHT }) : null}
      </div>
      <details>
        <summary>The figures</summary>
        <div className="table-scroll">{table}</div>
      </details>
    </figure>
  )
}
