import { Bar, BarChart, CartesianGrid, ReferenceLine, Tooltip, XAxis, YAxis } from 'recharts'
import { caratText, monthText } from '../format.tsx'
import { TableHeads } from '../table.tsx'
import { ChartFrame, monthAxis, monthlyChart, tooltipLook } from './chart-frame.tsx'

export type Month = {
  readonly month: string
  readonly issued: { readonly count: number; readonly carats: string }
  readonly received: { readonly count: number; readonly carats: string }
  /** Share of the received carats under an accepted edition; null when nothing was received. */
  readonly coverage: number | null
}

/** What the goods are measured in: 'Carats', in ct. */
export type Measure = { readonly unit: string; readonly quantityName: string }
type PictureProps = { readonly measure: Measure; readonly months: readonly Month[] }

/** Warranties issued above the line, received below it, month by month, in what the goods are measured in. */
export function MirroredBars({ measure, months }: PictureProps) {
  const { unit, quantityName } = measure
  const data = months.map(({ month, issued, received }) => ({
    month,
    out: Number(issued.carats),
    in: -Number(received.carats),
  }))
  return (
    <ChartFrame
      title={`Warranties out and in by month, ${quantityName.toLowerCase()}`}
      table={<MonthTable measure={measure} months={months} />}
      legend={[
        { look: 'out', word: 'issued' },
        { look: 'in', word: 'received' },
      ]}
    >
      {(size) => (
        <BarChart {...size} {...monthlyChart} data={data} stackOffset="sign">
          <CartesianGrid vertical={false} stroke="var(--hairline)" />
          <XAxis {...monthAxis} />
          <YAxis
            tickFormatter={(value: number) => String(Math.abs(value))}
            stroke="var(--ink-soft)"
            fontSize={12}
            width={44}
          />
          <ReferenceLine y={0} stroke="var(--ink)" />
          <Tooltip
            {...tooltipLook}
            formatter={(value, name) => [
              `${caratText(Math.abs(Number(value)).toFixed(3))} ${unit}`,
              name === 'out' ? 'issued' : 'received',
            ]}
            cursor={{ fill: 'var(--hairline)', opacity: 0.4 }}
          />
          <Bar dataKey="out" stackId="carats" fill="var(--accent)" isAnimationActive={false} />
          <Bar dataKey="in" stackId="carats" fill="var(--unverified)" isAnimationActive={false} />
        </BarChart>
      )}
    </ChartFrame>
  )
}

function MonthTable({ measure: { unit }, months }: PictureProps) {
  return (
    <table className="data-table">
      <TableHeads
        columns={[
          'Month',
          { figure: 'Issued' },
          { figure: `Issued, ${unit}` },
          { figure: 'Received' },
          { figure: `Received, ${unit}` },
        ]}
      />
      <tbody>
        {months.map(({ month, issued, received }) => (
          <tr key={month}>
            <th scope="row">{monthText(month)}</th>
            <td className="number">{issued.count}</td>
            <td className="number">{caratText(issued.carats)}</td>
            <td className="number">{received.count}</td>
            <td className="number">{caratText(received.carats)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
