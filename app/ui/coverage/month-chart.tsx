import type { Coverage } from '../../../domain/coverage/rules.ts'
import { CoverageChart } from '../charts/coverage-chart.tsx'
import { type Measuring, shareText } from './measure.tsx'

type MonthChartProps = {
  readonly months: readonly (Coverage & { readonly month: string })[]
  readonly measuring: Measuring
}

/** Coverage month by month in a measure, as a line with its goal and as a table. */
export function MonthChart({ months, measuring }: MonthChartProps) {
  const shares = months.map((each) => {
    const share = shareText(each, measuring)
    return { month: each.month, coverage: share === null ? null : Number(share) / 100 }
  })
  return <CoverageChart by={measuring.label} months={shares} />
}
