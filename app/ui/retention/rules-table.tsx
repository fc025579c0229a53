import { Link } from '@remix-run/react'
import { Badge } from '../badge.tsx'
import { DataTable, TableHeads } from '../table.tsx'
import { kindNames, standingText, startText } from './words.ts'

export type Rule = {
  readonly scheme: string
  readonly key: string
  readonly record: string
  readonly of: readonly (keyof typeof kindNames)[]
  readonly where: string
  readonly years: number
  readonly ownYears: number | null
  readonly fewestYears: number
  readonly from: string
  readonly source: { readonly of: string; readonly standing: string }
}

/** The rules that apply to the company, each with its source and what that is worth. */
export function RulesTable({ rules, mayLengthen }: { readonly rules: readonly Rule[]; readonly mayLengthen: boolean }) {
  return (
    <DataTable label="Rules of retention">
      <TableHeads
        columns={[
          'What',
          'For',
          'Where',
          { figure: 'Years' },
          'Counted from',
          'Source',
          { figure: 'By your own wish' },
          ...(mayLengthen ? [{ unseen: 'Lengthen' }] : []),
        ]}
      />
      <tbody>
        {rules.map((rule) => (
          <tr key={`${rule.scheme}/${rule.key}`}>
            <th scope="row">{rule.record}</th>
            <td>{rule.of.map((kind) => kindNames[kind].toLowerCase()).join(', ')}</td>
            <td>{rule.where}</td>
            <td className="number">{rule.years}</td>
            <td>{startText(rule.from)}</td>
            <td>
              {rule.source.of}{' '}
              {rule.source.standing === 'published' ? null : (
                <Badge meaning="could-not-verify">{standingText(rule.source.standing)}</Badge>
              )}
            </td>
            <td className="number">{rule.ownYears ?? ''}</td>
            {mayLengthen ? (
              <td>
                <Link
                  to={`?lengthen=${rule.scheme}/${rule.key}`}
                  aria-label={`Keep for longer: ${rule.record}, ${rule.where}`}
                >
                  Keep for longer
                </Link>
              </td>
            ) : null}
          </tr>
        ))}
      </tbody>
    </DataTable>
  )
}
