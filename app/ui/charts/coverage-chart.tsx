import { monthText } from '../format.tsx'
import { TableHeads } from '../table.tsx'
import { monthAxis, tooltipLook } from './chart-frame.tsx'
import { CoverageLine } from './coverage-line.tsx'

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
    <CoverageLine
      title={`Purchases covered by a warranty, % of ${lowered(by)}`}
      table={<CoverageTable months={months} />}
      data={data}
      axis={monthAxis}
      tooltip={{ ...tooltipLook, formatter: (value) => [`${Number(value).toFixed(1)} %`, 'covered'] }}
    />
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
