import { CartesianGrid, Line, LineChart, ReferenceLine, Tooltip, XAxis, YAxis } from 'recharts'
import type { Figure } from '../../../domain/oversight/index.ts'
import { shareText } from '../oversight/words.ts'
import { TableHeads } from '../table.tsx'
import { ChartFrame, monthlyChart, tooltipLook } from './chart-frame.tsx'

type Quarters = readonly { readonly name: string; readonly figure: Figure }[]

/** How many of all members' purchases were covered, quarter by quarter, against the goal of all of them. */
export function QuarterlyCoverage({ quarters }: { readonly quarters: Quarters }) {
  const data = quarters.map(({ name, figure }) => ({ name, coverage: figure ? figure.perMille / 10 : null }))
  return (
    <ChartFrame
      title="Purchases covered by a warranty, % of documents of all members"
      table={<CoverageTable quarters={quarters} />}
      legend={[
        { look: 'line', word: 'covered' },
        { look: 'goal', word: 'goal: 100 %' },
      ]}
    >
      {(size) => (
        <LineChart {...size} {...monthlyChart} data={data}>
          <CartesianGrid vertical={false} stroke="var(--hairline)" />
          <XAxis dataKey="name" stroke="var(--ink-soft)" tickLine={false} fontSize={12} />
          <YAxis domain={[0, 100]} stroke="var(--ink-soft)" fontSize={12} width={36} />
          <ReferenceLine y={100} stroke="var(--in-order)" strokeDasharray="4 4" />
          <Tooltip
            contentStyle={tooltipLook.contentStyle}
            itemStyle={tooltipLook.itemStyle}
            formatter={(value) => [`${Number(value)} %`, 'covered']}
          />
          <Line dataKey="coverage" stroke="var(--accent)" strokeWidth={2} isAnimationActive={false} dot={{ r: 3 }} />
        </LineChart>
      )}
    </ChartFrame>
  )
}

function CoverageTable({ quarters }: { readonly quarters: Quarters }) {
  return (
    <table className="data-table">
      <TableHeads columns={['Quarter', { figure: 'Covered' }, { figure: 'Companies' }]} />
      <tbody>
        {quarters.map(({ name, figure }) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td className="number">{shareText(figure)}</td>
            <td className="number">{figure?.companies ?? '–'}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
