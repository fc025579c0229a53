import { CartesianGrid, Line, LineChart, ReferenceLine, Tooltip, XAxis, YAxis } from 'recharts'
import { monthText } from '../format.tsx'
import { TableHeads } from '../table.tsx'
import { ChartFrame, monthAxis, monthlyChart, tooltipLook } from './chart-frame.tsx'

/** Share of a month's purchases that was covered; null when nothing was bought. */
type Month = { readonly month: string; readonly coverage: number | null }
type CoverageProps = { readonly by: string; readonly months: readonly Month[] }

/** How much of what was bought came with an accepted warranty, against the goal of all of it. */
export function CoverageChart({ by, months }: CoverageProps) {
  const data = months.map(({ month, coverage }) => ({
    month,
    coverage: coverage === null ? null : Math.round(coverage * 1000) / 10,
  }))
  return (
    <ChartFrame
      title={`Purchases covered by a warranty, % of ${lowered(by)}`}
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

/** 'Carats' → 'carats'; the code of a currency stays. */
function lowered(name: string): string {
  return `${name.slice(0, 1).toLowerCase()}${name.slice(1)}`
}
