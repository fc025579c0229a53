import { Link } from '@remix-run/react'
import type { ReactNode } from 'react'
import { Badge, edgeOf, type Meaning, worstOf } from '../badge.tsx'
import { DayText } from '../format.tsx'
import { LongTable, placeOf } from '../long-table.tsx'
import type { SchemeWords } from '../scheme-words.ts'
import { TableHeads } from '../table.tsx'
import { CheckProof } from './check-proof.tsx'
import { RegistrationBadge, registrationMeaning, type Standing } from './registration-badge.tsx'

export type CounterpartyRow = {
  readonly id: string
  readonly name: string
  readonly country: string
  readonly roles: readonly string[]
  readonly standings: readonly Standing[]
  readonly blockedFrom: string | null
}
type CounterpartyTableProps = { readonly rows: readonly CounterpartyRow[]; readonly schemes: readonly SchemeWords[] }

/** Buyers and suppliers by name, each with how it stands on a day with each of the company's schemes. */
export function CounterpartyTable({ rows, schemes }: CounterpartyTableProps) {
  const [only, ...others] = schemes
  const isOne = only !== undefined && others.length === 0
  const registration = isOne ? [only.registration.numberName] : ['Registration', 'Number']
  const columns = ['Name', 'Country', 'Role', ...registration, 'Last checked', 'Valid to', 'Standing']
  const nameOf = (scheme: string) => schemes.find(({ key }) => key === scheme)?.registration.name ?? scheme
  return (
    <LongTable
      label="Counterparties"
      rows={rows}
      columns={columns.length}
      heads={<TableHeads columns={columns} />}
      row={(row, index) => <Row row={row} index={index} nameOf={isOne ? null : nameOf} />}
    />
  )
}

type RowProps = {
  readonly row: CounterpartyRow
  readonly index: number
  /** What a scheme's registration is called, where there are several to tell apart. */
  readonly nameOf: ((scheme: string) => string) | null
}

function Row({ row, index, nameOf }: RowProps) {
  return (
    <tr {...placeOf(index)} data-meaning={edgeOf(rowMeaning(row))}>
      <th scope="row">
        <Link to={`/counterparties/${row.id}`}>{row.name}</Link>
        {row.blockedFrom ? <Badge meaning="wrong">blocked</Badge> : null}
      </th>
      <td>{row.country}</td>
      <td>{row.roles.join(', ')}</td>
      {nameOf ? <Lines of={row} show={({ scheme }) => nameOf(scheme)} /> : null}
      <Lines of={row} show={({ number }) => <span className="mono">{number ?? '–'}</span>} />
      <Lines of={row} show={(standing) => <CheckProof of={row.id} standing={standing} />} />
      <Lines of={row} show={({ validTo }) => (validTo ? <DayText value={validTo} /> : '–')} />
      <Lines of={row} show={(standing) => <RegistrationBadge {...standing} />} />
    </tr>
  )
}

type LinesProps = { readonly of: CounterpartyRow; readonly show: (standing: Standing) => ReactNode }

/** A cell with a line for each scheme. */
function Lines({ of, show }: LinesProps) {
  return (
    <td>
      {of.standings.map((standing) => (
        <div key={standing.scheme} className="cell-line">
          {show(standing)}
        </div>
      ))}
    </td>
  )
}

/** The worst of what was looked up: a scheme that nobody ever asked about marks the row only when none was. */
function rowMeaning({ standings, blockedFrom }: CounterpartyRow): Meaning {
  if (blockedFrom) return 'wrong'
  const lookedUp = standings.filter(({ checkedOn }) => checkedOn !== null)
  return worstOf((lookedUp.length > 0 ? lookedUp : standings).map(registrationMeaning))
}
