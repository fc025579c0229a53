import { Link } from '@remix-run/react'
import { Badge } from '../badge.tsx'
import { DayText } from '../format.tsx'
import { DataTable, TableHeads } from '../table.tsx'

type Standing = 'in-force' | 'upcoming' | 'received-only' | 'ended'
type StatementLine = {
  readonly key: string
  readonly version: number
  readonly edition: string
  readonly name: string
  readonly standing: Standing
  readonly from: string | null
  readonly until: string | null
}
type PackWordingsProps = {
  readonly scheme: string
  readonly pack: {
    readonly key: string
    readonly name: string
    readonly publisher: string
    readonly version: number
    readonly statements: readonly StatementLine[]
  }
}

/** A pack with its statements: what may be issued today, what will be, and what is only received. */
export function PackWordings({ scheme, pack }: PackWordingsProps) {
  const id = `pack-${pack.key}`
  return (
    <section aria-labelledby={id}>
      <h3 id={id} className="section-head">
        {pack.name}
      </h3>
      <p className="hint">
        {pack.publisher}; rules of version {pack.version}.{' '}
        <Link to={`/publications/new-pack?scheme=${scheme}&pack=${pack.key}`}>
          Draft the next version of {pack.name}
        </Link>
      </p>
      <DataTable label={`Statements of ${pack.name}`}>
        <TableHeads columns={['Edition', 'Name', 'Version', 'Today', 'May be issued from', 'Until the day before']} />
        <tbody>
          {pack.statements.map((line) => (
            <tr key={`${line.key} ${line.version}`}>
              <th scope="row" className="figure">
                <Link to={`/wordings/${scheme}/${line.key}`}>{line.edition}</Link>
              </th>
              <td>{line.name}</td>
              <td>{line.version}</td>
              <td>
                <StandingBadge standing={line.standing} />
              </td>
              <td>{line.from ? <DayText value={line.from} /> : 'never'}</td>
              <td>{line.until ? <DayText value={line.until} /> : '–'}</td>
            </tr>
          ))}
        </tbody>
      </DataTable>
    </section>
  )
}

/** How a version stands today. */
export function StandingBadge({ standing }: { readonly standing: Standing }) {
  switch (standing) {
    case 'in-force':
      return <Badge meaning="in-order">in force</Badge>
    case 'upcoming':
      return <Badge meaning="needs-you">upcoming</Badge>
    case 'received-only':
      return 'accepted when received'
    case 'ended':
      return 'ended'
  }
}
