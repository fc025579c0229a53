import { Bar, BarChart, CartesianGrid, Tooltip, XAxis, YAxis } from 'recharts'
import { ChartFrame, monthlyChart, tooltipLook } from '../charts/chart-frame.tsx'
import { TableHeads } from '../table.tsx'
import { clockText } from './words.ts'

export type Minute = { readonly minute: Date; readonly printed: number; readonly failed: number }

/** How many documents were printed, and how many attempts failed, in each of the last minutes. */
export function RateChart({ minutes }: { readonly minutes: readonly Minute[] }) {
  const data = minutes.map((each) => ({ ...each, minute: clockText(each.minute) }))
  return (
    <ChartFrame
      title={`Printed in each of the last ${minutes.length} minutes`}
      legend={[
        { look: 'out', word: 'printed' },
        { look: 'in', word: 'attempts that failed' },
      ]}
      table={<RateTable minutes={minutes} />}
    >
      {(size) => (
        <BarChart {...size} {...monthlyChart} data={data}>
          <CartesianGrid vertical={false} stroke="var(--hairline)" />
          <XAxis dataKey="minute" stroke="var(--ink-soft)" tickLine={false} fontSize={12} />
          <YAxis allowDecimals={false} stroke="var(--ink-soft)" fontSize={12} width={44} />
          <Tooltip {...tooltipLook} labelFormatter={(label) => `${String(label)} UTC`} />
          <Bar dataKey="printed" stackId="pages" fill="var(--accent)" isAnimationActive={false} />
          <Bar dataKey="failed" stackId="pages" fill="var(--unverified)" isAnimationActive={false} />
        </BarChart>
      )}
    </ChartFrame>
  )
}

function RateTable({ minutes }: { readonly minutes: readonly Minute[] }) {
  return (
    <table className="data-table">
      <TableHeads columns={['Minute (UTC)', { figure: 'Printed' }, { figure: 'Failed' }]} />
      <tbody>
        {minutes.map(({ minute, printed, failed }) => (
          <tr key={minute.getTime()}>
            <th scope="row">{clockText(minute)}</th>
            <td className="number">{printed}</td>
            <td className="number">{failed}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
