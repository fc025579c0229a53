import { Link } from '@remix-run/react'
import { Badge, edgeOf } from '../badge.tsx'
import { Carats, DayText } from '../format.tsx'
import { DataTable, TableHeads } from '../table.tsx'
import { badgeOf } from './finding-words.ts'
import { type Use, UseMeter } from './use-meter.tsx'

export type CertificateListed = Parameters<typeof badgeOf>[0] & {
  readonly id: string
  readonly number: string
  readonly direction: 'received' | 'issued'
  readonly expiresOn: string
  readonly countsOn: string
  readonly exporter: string
  readonly importer: string
  readonly carats: string
  readonly use: Use
}

/** The register of certificates, newest first, each with how much of it documents have used. */
export function CertificateTable({ rows }: { readonly rows: readonly CertificateListed[] }) {
  return (
    <DataTable label="Certificates">
      <TableHeads
        columns={[
          'Number',
          'Day',
          'Came or went',
          'With',
          'Expires',
          { figure: 'Certified, ct' },
          'Sold against certified',
          'Standing',
        ]}
      />
      <tbody>
        {rows.map((row) => {
          const { meaning, word } = badgeOf(row)
          return (
            <tr key={row.id} data-meaning={edgeOf(meaning)}>
              <th scope="row" className="mono">
                <Link to={`/certificates/${row.id}`}>{row.number}</Link>
              </th>
              <td>
                <DayText value={row.countsOn} />
              </td>
              <td>{row.direction === 'received' ? 'received' : 'issued for us'}</td>
              <td>{firstLine(row.direction === 'received' ? row.exporter : row.importer)}</td>
              <td>
                <DayText value={row.expiresOn} />
              </td>
              <td className="number">
                <Carats value={row.carats} />
              </td>
              <td>
                <UseMeter label={`Sold under ${row.number}`} certified={row.carats} used={row.use.sold} isSmall />
              </td>
              <td>
                <Badge meaning={meaning}>{word}</Badge>
              </td>
            </tr>
          )
        })}
      </tbody>
    </DataTable>
  )
}

function firstLine(text: string): string {
  return text.split('\n')[0] ?? text
}
