import { Bar, BarChart, CartesianGrid, Cell, ReferenceLine, XAxis, YAxis } from 'recharts'
import { bucketSigns, ledgerBuckets } from '../../../domain/ledger/rules.ts'
import { ChartFrame } from '../charts/chart-frame.tsx'
import { TableHeads } from '../table.tsx'
import type { LedgerClass } from './equation-table.tsx'
import { SignedCarats } from './signed-carats.tsx'
import { bucketNames, isNothing } from './words.ts'

type Step = { readonly name: string; readonly span: readonly [number, number]; readonly look: string }

/** From the opening to the closing stock under warranty, step by step; steps of nothing are left out. */
export function Waterfall({ row }: { readonly row: LedgerClass }) {
  const steps = stepsOf(row)
  if (steps.length < 2) return null
  return (
    <ChartFrame
      title={`${row.name} under warranty, ${row.unit}`}
      legend={[
        { look: 'out', word: 'comes in, or is left' },
        { look: 'in', word: 'goes out' },
      ]}
      table={<StepTable row={row} />}
    >
      {(size) => (
        <BarChart
          {...size}
          data={[...steps]}
          margin={{ top: 8, right: 8, bottom: 36, left: 8 }}
          accessibilityLayer={false}
        >
          <CartesianGrid vertical={false} stroke="var(--hairline)" />
          <XAxis
            dataKey="name"
            stroke="var(--ink-soft)"
            tickLine={false}
            fontSize={11}
            interval={0}
            angle={-30}
            textAnchor="end"
          />
          <YAxis stroke="var(--ink-soft)" fontSize={12} width={52} />
          <ReferenceLine y={0} stroke="var(--ink)" />
          <Bar dataKey="span" isAnimationActive={false}>
            {steps.map(({ name, look }) => (
              <Cell key={name} fill={`var(--${look})`} />
            ))}
          </Bar>
        </BarChart>
      )}
    </ChartFrame>
  )
}

function stepsOf({ columns }: LedgerClass): readonly Step[] {
  let stock = 0
  const steps = ledgerBuckets.flatMap((bucket): Step[] => {
    const text = columns[bucket]?.warranted ?? '0.000'
    if (isNothing(text)) return []
    const before = stock
    stock += bucketSigns[bucket] * Number(text)
    const isMore = stock >= before
    return [{ name: bucketNames[bucket], span: [before, stock], look: isMore ? 'accent' : 'unverified' }]
  })
  return [...steps, { name: bucketNames.closing, span: [0, stock], look: stock < 0 ? 'wrong' : 'accent' }]
}

function StepTable({ row }: { readonly row: LedgerClass }) {
  return (
    <table className="data-table">
      <TableHeads columns={['Column', { figure: 'All goods' }, { figure: 'Under warranty' }]} />
      <tbody>
        {[...ledgerBuckets, 'closing' as const].map((bucket) => (
          <tr key={bucket}>
            <th scope="row">{bucketNames[bucket]}</th>
            <td className="number">
              <SignedCarats value={row.columns[bucket]?.carats ?? '0.000'} />
            </td>
            <td className="number">
              <SignedCarats value={row.columns[bucket]?.warranted ?? '0.000'} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
