import { Link } from '@remix-run/react'
import { addDays, day } from '../../../domain/kernel/calendar.ts'
import { ledgerBuckets } from '../../../domain/ledger/rules.ts'
import { DataTable, TableHeads } from '../table.tsx'
import { SignedCarats, signedText } from './signed-carats.tsx'
import { bucketNames, entriesAddress } from './words.ts'

type Twice = { readonly carats: string; readonly warranted: string }
export type LedgerClass = {
  readonly scheme: string
  readonly goodsClass: string
  readonly name: string
  readonly unit: string
  readonly columns: Readonly<Record<string, Twice>>
}
type EquationTableProps = {
  readonly classes: readonly LedgerClass[]
  readonly period: { readonly from: string; readonly to: string }
}

const COLUMNS = [...ledgerBuckets, 'closing'] as const

/** One row for each goods class, of all goods and below it of those under warranty; every figure opens what it is made of. */
export function EquationTable({ classes, period }: EquationTableProps) {
  return (
    <DataTable label="Ledger">
      <TableHeads columns={['Goods class', 'Kept', ...COLUMNS.map((column) => ({ figure: bucketNames[column] }))]} />
      {classes.map((row) => (
        <tbody key={row.goodsClass} className="equation">
          {(['carats', 'warranted'] as const).map((kept) => (
            <tr key={kept} data-meaning={edgeOf(row, kept)}>
              {kept === 'carats' ? (
                <th scope="rowgroup" rowSpan={2}>
                  {row.name}, {row.unit}
                </th>
              ) : null}
              <td>{kept === 'carats' ? 'all goods' : 'under warranty'}</td>
              {COLUMNS.map((column) => (
                <td key={column} className="number">
                  <Figure row={row} column={column} kept={kept} period={period} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      ))}
    </DataTable>
  )
}

type FigureProps = {
  readonly row: LedgerClass
  readonly column: (typeof COLUMNS)[number]
  readonly kept: 'carats' | 'warranted'
  readonly period: EquationTableProps['period']
}

function Figure({ row, column, kept, period }: FigureProps) {
  const value = row.columns[column]?.[kept] ?? '0.000'
  const whole = column === 'closing' || column === 'opening'
  const address = entriesAddress({
    ...{ scheme: row.scheme, goodsClass: row.goodsClass, bucket: whole ? null : column },
    from: whole ? null : period.from,
    to: column === 'opening' ? addDays(day(period.from), -1) : period.to,
  })
  return (
    <Link
      to={address}
      aria-label={`${bucketNames[column]}, ${row.name}, ${kept === 'carats' ? 'all goods' : 'under warranty'}: ${signedText(value)}`}
    >
      <SignedCarats value={value} />
    </Link>
  )
}

function edgeOf({ columns }: LedgerClass, kept: 'carats' | 'warranted'): string | undefined {
  return columns['closing']?.[kept].startsWith('-') ? 'wrong' : undefined
}
