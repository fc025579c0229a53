import { Link } from '@remix-run/react'
import type { MendingWay, Severity } from '../../../domain/exceptions/catalogue.ts'
import { Badge } from '../badge.tsx'
import { DayText } from '../format.tsx'
import { Sentence } from '../sentence.tsx'
import { DataTable, TableHeads } from '../table.tsx'
import { daysBetween, severityMeanings, severityNames, wayNames } from './words.ts'

export type ListedException = {
  readonly id: string
  readonly rule: string
  readonly title: string
  readonly by: MendingWay
  readonly subject: string
  readonly severity: Severity
  readonly sentence: string
  readonly ownerRole: string
  readonly ownerName: string | null
  readonly dueOn: string
  readonly openedAt: Date | string
}

type TableProps = { readonly rows: readonly ListedException[]; readonly today: string; readonly isOpen: boolean }

/** Exceptions, grouped by what mends them; in each group the first due first. */
export function ExceptionsTable({ rows, today, isOpen }: TableProps) {
  const groups = [...Map.groupBy(rows, ({ by }) => by)]
  return groups.map(([way, own]) => (
    <section key={way} aria-labelledby={`way-${way}`}>
      <h2 id={`way-${way}`}>{wayNames[way]}</h2>
      <DataTable label={wayNames[way]}>
        <TableHeads columns={['About', 'What is wrong', 'Weight', 'Owner', { figure: 'Age, days' }, 'Due']} />
        <tbody>
          {own.map((row) => (
            <tr key={row.id} data-meaning={isOpen ? severityMeanings[row.severity] : undefined}>
              <th scope="row" className="mono about">
                <Link to={`/exceptions/${row.id}`}>{row.subject}</Link>
              </th>
              <td className="seen">
                <strong>
                  {row.rule} {row.title}
                </strong>
                <div>
                  <Sentence text={row.sentence} />
                </div>
              </td>
              <td>
                <Badge meaning={severityMeanings[row.severity]}>{severityNames[row.severity]}</Badge>
              </td>
              <td>{row.ownerName ?? `any ${row.ownerRole}`}</td>
              <td className="number">{daysBetween(new Date(row.openedAt).toISOString().slice(0, 10), today)}</td>
              <td>
                <DayText value={row.dueOn} />
                {isOpen && row.dueOn < today ? ' (overdue)' : ''}
              </td>
            </tr>
          ))}
        </tbody>
      </DataTable>
    </section>
  ))
}
