import { Link } from '@remix-run/react'
import type { GovernanceKind } from '../../../domain/governance/schema.ts'
import { DayText } from '../format.tsx'
import { DataTable, TableHeads } from '../table.tsx'
import { kindNames } from './words.ts'

type Row = {
  readonly id: string
  readonly kind: GovernanceKind
  readonly title: string
  readonly day: string
  readonly year: number
  readonly people: string | null
  readonly note: string | null
  readonly fileName: string | null
  readonly recordedBy: string
  readonly withdrawnBy: string | null
  readonly withdrawReason: string | null
}

/** The records of governance, by year; what was withdrawn stays to be seen. */
export function RecordsTable({ rows, mayWithdraw }: { readonly rows: readonly Row[]; readonly mayWithdraw: boolean }) {
  return (
    <DataTable label="Records of governance">
      <TableHeads
        columns={[
          'Title',
          { figure: 'Year' },
          'What it is',
          'Day',
          'Paper',
          'Recorded by',
          ...(mayWithdraw ? [{ unseen: 'Withdraw' }] : []),
        ]}
      />
      <tbody>
        {rows.map((row) => (
          <tr key={row.id} data-meaning={row.withdrawnBy ? 'wrong' : undefined}>
            <th scope="row">
              {row.title}
              {row.people ? <p className="hint">{row.people}</p> : null}
              {row.note ? <p className="hint as-typed">{row.note}</p> : null}
              {row.withdrawnBy ? (
                <p className="hint">
                  Withdrawn by {row.withdrawnBy}: {row.withdrawReason}
                </p>
              ) : null}
            </th>
            <td className="number figure">{row.year}</td>
            <td>{kindNames[row.kind]}</td>
            <td>
              <DayText value={row.day} />
            </td>
            <td>{row.fileName ? <a href={`/company/governance/${row.id}/file`}>{row.fileName}</a> : '–'}</td>
            <td>{row.recordedBy}</td>
            {mayWithdraw ? (
              <td>
                {row.withdrawnBy ? null : (
                  <Link to={`?withdraw=${row.id}`}>
                    Withdraw<span className="sr-only"> {row.title}</span>
                  </Link>
                )}
              </td>
            ) : null}
          </tr>
        ))}
      </tbody>
    </DataTable>
  )
}
