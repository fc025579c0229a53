import { Link } from '@remix-run/react'
import type { Decision, Stage } from '../../../domain/sanctions/index.ts'
import { Badge, edgeOf } from '../badge.tsx'
import { DayText, Instant } from '../format.tsx'
import { DataTable, TableHeads } from '../table.tsx'
import { decisionWords, stageWords } from './words.ts'

type Row = {
  readonly id: string
  /** Absent where all are of one company. */
  readonly legalName?: string
  readonly ground: string
  readonly proposes: Decision
  readonly decision: Decision | null
  readonly noticedAt: Date
  readonly answerBy: string
  readonly stage: Stage
}

/** Notices, one a row, each leading to its page under an address. */
export function SanctionTable({ rows, under }: { readonly rows: readonly Row[]; readonly under: string }) {
  const withCompany = rows.some(({ legalName }) => legalName !== undefined)
  return (
    <DataTable label="Notices">
      <TableHeads
        columns={[
          'Ground',
          ...(withCompany ? ['Company'] : []),
          'Proposed or decided',
          'Given',
          'Answer until',
          'Stands',
        ]}
      />
      <tbody>
        {rows.map(({ id, legalName, ground, proposes, decision, noticedAt, answerBy, stage }) => (
          <tr key={id} data-meaning={edgeOf(stageWords[stage].meaning)}>
            <th scope="row">
              <Link to={`${under}/${id}`} prefetch="intent">
                {ground}
              </Link>
            </th>
            {withCompany ? <td>{legalName}</td> : null}
            <td>{decisionWords[decision ?? proposes]}</td>
            <td>
              <Instant value={noticedAt} />
            </td>
            <td>
              <DayText value={answerBy} />
            </td>
            <td>
              <Badge meaning={stageWords[stage].meaning}>{stageWords[stage].says}</Badge>
            </td>
          </tr>
        ))}
      </tbody>
    </DataTable>
  )
}
