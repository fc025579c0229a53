import type { Figure } from '../../../domain/oversight/index.ts'
import { shareText } from '../oversight/words.ts'
import { TableHeads } from '../table.tsx'
import { tooltipLook } from './chart-frame.tsx'
import { CoverageLine } from './coverage-line.tsx'

type Quarters = readonly { readonly name: string; readonly figure: Figure }[]

/** How many of all members' purchases were covered, quarter by quarter, against the goal of all of them. */
export function QuarterlyCoverage({ quarters }: { readonly quarters: Quarters }) {
  const data = quarters.map(({ name, figure }) => ({ name, coverage: figure ? figure.perMille / 10 : null }))
  return (
    <CoverageLine
      title="Purchases covered by a warranty, % of documents of all members"
      table={<CoverageTable quarters={quarters} />}
      data={data}
      axis={{ dataKey: 'name', stroke: 'var(--ink-soft)', tickLine: false, fontSize: 12 }}
      tooltip={{
        contentStyle: tooltipLook.contentStyle,
        itemStyle: tooltipLook.itemStyle,
        formatter: (value) => [`${Number(value)} %`, 'covered'],
      }}
    />
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
