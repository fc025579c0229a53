import { Bar, BarChart, CartesianGrid, ReferenceLine, Tooltip, XAxis, YAxis } from 'recharts'
import { ChartFrame, monthlyChart, tooltipLook } from '../charts/chart-frame.tsx'
import { countText } from '../format.tsx'
import { TableHeads } from '../table.tsx'
import { kindNames, kinds } from './words.ts'

type Counts = Readonly<Record<(typeof kinds)[number], number>>
type PictureProps = {
  readonly years: readonly { readonly year: number; readonly counts: Counts }[]
  readonly thisYear: number
}

/** Records by the year in which the longest rule for them ends. */
export function YearsPicture({ years, thisYear }: PictureProps) {
  const data = years.map(({ year, counts }) => ({ year: String(year), records: sumOf(counts) }))
  return (
    <ChartFrame
      title="Records by the year until which they are kept"
      table={<YearsTable years={years} thisYear={thisYear} />}
      legend={[
        { look: 'out', word: 'records' },
        { look: 'goal', word: `this year, ${thisYear}` },
      ]}
    >
      {(size) => (
        <BarChart {...size} {...monthlyChart} data={data}>
          <CartesianGrid vertical={false} stroke="var(--hairline)" />
          <XAxis dataKey="year" stroke="var(--ink-soft)" tickLine={false} fontSize={12} />
          <YAxis stroke="var(--ink-soft)" fontSize={12} width={52} allowDecimals={false} />
          <ReferenceLine x={String(thisYear)} stroke="var(--in-order)" strokeDasharray="4 4" />
          <Tooltip
            {...tooltipLook}
            labelFormatter={(label: unknown) => String(label)}
            formatter={(value) => [countText(Number(value)), 'records']}
            cursor={{ fill: 'var(--hairline)', opacity: 0.4 }}
          />
          <Bar dataKey="records" fill="var(--accent)" isAnimationActive={false} />
        </BarChart>
      )}
    </ChartFrame>
  )
}

function YearsTable({ years }: PictureProps) {
  return (
    <table className="data-table">
      <TableHeads columns={['Kept until', ...kinds.map((kind) => ({ figure: kindNames[kind] }))]} />
      <tbody>
        {years.map(({ year, counts }) => (
          <tr key={year}>
            <th scope="row">{year}</th>
            {kinds.map((kind) => (
              <td className="number" key={kind}>
                {countText(counts[kind])}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** All records together. */
export function sumOf(counts: Counts): number {
  return kinds.reduce((sum, kind) => sum + counts[kind], 0)
}
