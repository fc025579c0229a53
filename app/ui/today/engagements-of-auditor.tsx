import { Form } from '@remix-run/react'
import { Button } from '../button.tsx'
import { countText, DayText } from '../format.tsx'
import { DataTable, TableHeads } from '../table.tsx'

export type OwnEngagement = {
  readonly tenantId: string
  readonly name: string
  readonly from: string
  readonly to: string
  readonly daysLeft: number
  readonly packs: number
  readonly findings: { readonly open: number; readonly answered: number; readonly overdue: number }
}
type EngagementsProps = { readonly rows: readonly OwnEngagement[]; readonly current: string }

const COLUMNS = [
  ...['Company', 'Period', { figure: 'Days left' }, { figure: 'Packs released' }],
  ...[{ figure: 'Findings open' }, { figure: 'Answered' }, { figure: 'Overdue' }, { unseen: 'Work there' }],
]

/** An auditor's engagements at all companies, and how far each is. */
export function EngagementsOfAuditor({ rows, current }: EngagementsProps) {
  return (
    <DataTable label="Your engagements">
      <TableHeads columns={COLUMNS} />
      <tbody>
        {rows.map(({ tenantId, name, from, to, daysLeft, packs, findings }) => (
          <tr key={tenantId} data-meaning={findings.overdue > 0 ? 'needs-you' : undefined}>
            <th scope="row">{name}</th>
            <td>
              <DayText value={from} /> to <DayText value={to} />
            </td>
            <td className="number">{countText(daysLeft)}</td>
            <td className="number">{countText(packs)}</td>
            <td className="number">{countText(findings.open)}</td>
            <td className="number">{countText(findings.answered)}</td>
            <td className="number">{countText(findings.overdue)}</td>
            <td>
              {tenantId === current ? (
                <span className="hint">you are here</span>
              ) : (
                <Form method="post" action="/session">
                  <input type="hidden" name="company" value={tenantId} />
                  <Button tone="plain" aria-label={`Work there: ${name}`}>
                    Work there
                  </Button>
                </Form>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </DataTable>
  )
}
