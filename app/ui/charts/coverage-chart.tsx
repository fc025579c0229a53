import { CartesianGrid, Line, LineChart, ReferenceLine, Tooltip, XAxis, YAxis } from 'recharts'
import { monthText } from '../format.tsx'
import { TableHeads } from '../table.tsx'
import { ChartFrame, monthAxis, monthlyChart, tooltipLook } from './chart-frame.tsx'
import type { Measure, Month } from './mirrored-bars.tsx'

type CoverageProps = { readonly measure: Measure; readonly months: readonly Month[] }

/** How much of what was bought came with an accepted warranty, against the goal of all of it. */
export function CoverageChart({ measure, months }: CoverageProps) {
  const data = months.map(({ month, coverage }) => ({
    month,
    coverage: coverage === null ? null : Math.round(coverage * 1000) / 10,
  }))
  return (
    <ChartFrame
      title={`Purchases covered by a warranty, % of ${measure.quantityName.toLowerCase()}`}
      table={<CoverageTable months={months} />}
      legend={[
        { look: 'line', word: 'covered' },
        { look: 'goal', word: 'goal: 100 %' },
      ]}
    >
      {(size) => (
        <LineChart {...size} {...monthlyChart} data={data}>
          <CartesianGrid vertical={false} stroke="var(--hairline)" />
          <XAxis {...monthAxis} />
          <YAxis domain={[0, 100]} stroke="var(--ink-soft)" fontSize={12} width={36} />
          <ReferenceLine y={100} stroke="var(--in-order)" strokeDasharray="4 4" />
          <Tooltip {...tooltipLook} formatter={(value) => [`${Number(value).toFixed(1)} %`, 'covered']} />
          <Line dataKey="coverage" stroke="var(--accent)" strokeWidth={2} isAnimationActive={false} dot={{ r: 3 }} />
        </LineChart>
      )}
    </ChartFrame>
  )
}

function CoverageTable({ months }: { readonly months: readonly Month[] }) {
  return (
    <table className="data-table">
      <TableHeads columns={['Month', { figure: 'Covered, %' }]} />
      <tbody>
        {months.map(({ month, coverage }) => (
          <tr key={month}>
            <th scope="row">{monthText(month)}</th>
            <td className="number">{coverage === null ? 'nothing received' : (coverage * 100).toFixed(1)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
