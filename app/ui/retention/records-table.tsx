import { Link } from '@remix-run/react'
import { Badge, type Meaning } from '../badge.tsx'
import { DayText } from '../format.tsx'
import { DataTable, TableHeads } from '../table.tsx'
import { kindName } from './words.ts'

type State = 'waiting' | 'emptied' | 'done' | 'kept'
type Row = {
  readonly kind: keyof typeof kindName
  readonly id: string
  readonly number: string
  readonly day: string
  readonly keptUntil: string
  readonly rule: string
  readonly state: State
  readonly sentence: string | null
}

const LOOKS: Readonly<Record<State, readonly [Meaning, string]>> = {
  waiting: ['needs-you', 'still there'],
  emptied: ['in-order', 'deleted'],
  done: ['in-order', 'deleted'],
  kept: ['could-not-verify', 'kept'],
}
const PAGES: Readonly<Record<Row['kind'], string | null>> = {
  issued: '/documents',
  received: '/received',
  certificate: '/certificates',
  letter: null,
  pack: '/packs',
}

/** The records of a deletion, the oldest first. */
export function RecordsTable({ records }: { readonly records: readonly Row[] }) {
  return (
    <DataTable label="Records of the deletion">
      <TableHeads columns={['Record', 'Date', 'Kept until', 'Under', 'State']} />
      <tbody>
        {records.map((row) => (
          <tr key={`${row.kind}/${row.id}`}>
            <th scope="row">
              <RecordLink row={row} />
            </th>
            <td>
              <DayText value={row.day} />
            </td>
            <td>
              <DayText value={row.keptUntil} />
            </td>
            <td>{row.rule}</td>
            <td>
              <Badge meaning={LOOKS[row.state][0]}>{LOOKS[row.state][1]}</Badge> {row.sentence}
            </td>
          </tr>
        ))}
      </tbody>
    </DataTable>
  )
}

function RecordLink({ row: { kind, id, number, state } }: { readonly row: Row }) {
  const isGone = state === 'emptied' || state === 'done'
  const page = isGone ? `/deleted/${kind}/${id}` : PAGES[kind] && `${PAGES[kind]}/${id}`
  const name = `${kindName[kind]} ${number}`
  return page ? <Link to={page}>{name}</Link> : name
}
