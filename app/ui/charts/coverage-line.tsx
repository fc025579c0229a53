import type { ComponentProps, ReactNode } from 'react'
import { CartesianGrid, Line, LineChart, ReferenceLine, Tooltip, XAxis, YAxis } from 'recharts'
import { ChartFrame, monthlyChart } from './chart-frame.tsx'

type CoverageLineProps = {
  readonly title: string
  readonly table: ReactNode
  /** In percent; null where there was nothing to cover. */
  readonly data: readonly { readonly coverage: number | null }[]
  readonly axis: ComponentProps<typeof XAxis>
  readonly tooltip: ComponentProps<typeof Tooltip>
}

/** Coverage over time as a line, against the goal of all. */
export function CoverageLine({ title, table, data, axis, tooltip }: CoverageLineProps) {
  return (
    <ChartFrame
      title={title}
      table={table}
      legend={[
        { look: 'line', word: 'covered' },
        { look: 'goal', word: 'goal: 100 %' },
      ]}
    >
      {(size) => (
        <LineChart {...size} {...monthlyChart} data={[...data]}>
          <CartesianGrid vertical={false} stroke="var(--hairline)" />
          <XAxis {...axis} />
          <YAxis domain={[0, 100]} stroke="var(--ink-soft)" fontSize={12} width={36} />
          <ReferenceLine y={100} stroke="var(--in-order)" strokeDasharray="4 4" />
          <Tooltip {...tooltip} />
          <Line dataKey="coverage" stroke="var(--accent)" strokeWidth={2} isAnimationActive={false} dot={{ r: 3 }} />
        </LineChart>
      )}
    </ChartFrame>
  )
}
