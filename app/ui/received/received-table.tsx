import { Link } from '@remix-run/react'
import type { EditionStanding } from '../../../domain/received-warranties/rules.ts'
import { edgeOf, worstOf } from '../badge.tsx'
import { RegistrationBadge, registrationMeaning, type Standing } from '../counterparties/registration-badge.tsx'
import { Carats, DayText } from '../format.tsx'
import { DataTable, TableHeads } from '../table.tsx'
import { EditionBadge, editionMeaning } from './edition-badge.tsx'

export type ReceivedRow = {
  readonly id: string
  readonly supplierId: string
  readonly supplierName: string
  readonly number: string
  readonly documentDate: string
  readonly edition: string
  readonly standing: EditionStanding
  readonly fileSha256: string | null
  readonly carats: readonly {
    readonly goodsClass: string
    readonly goodsName: string
    readonly unit: string
    readonly carats: string
  }[]
  /** How the supplier was registered on the document's date, with each scheme of its goods. */
  readonly registrations: readonly Standing[]
}

/** The register of received warranties, newest first. */
export function ReceivedTable({ rows }: { readonly rows: readonly ReceivedRow[] }) {
  return (
    <DataTable label="Received warranties">
      <TableHeads
        columns={[
          'Number',
          'Date',
          'Supplier',
          'Goods class',
          { figure: 'Quantity' },
          'Edition',
          'Supplier then',
          'File',
        ]}
      />
      <tbody>
        {rows.map((row) => (
          <tr
            key={row.id}
            data-meaning={edgeOf(
              worstOf([editionMeaning(row.standing), ...row.registrations.map(registrationMeaning)]),
            )}
          >
            <th scope="row" className="mono">
              <Link to={`/received/${row.id}`}>{row.number}</Link>
            </th>
            <td>
              <DayText value={row.documentDate} />
            </td>
            <td>
              <Link to={`/counterparties/${row.supplierId}`}>{row.supplierName}</Link>
            </td>
            <td>
              {row.carats.map(({ goodsClass, goodsName }) => (
                <div key={goodsClass}>{goodsName}</div>
              ))}
            </td>
            <td className="number">
              {row.carats.map(({ goodsClass, carats, unit }) => (
                <div key={goodsClass}>
                  <Carats value={carats} unit={unit} />
                </div>
              ))}
            </td>
            <td>
              <EditionBadge edition={row.edition} standing={row.standing} />
            </td>
            <td>
              {row.registrations.map((standing) => (
                <div key={standing.scheme} className="cell-line">
                  <RegistrationBadge {...standing} />
                </div>
              ))}
            </td>
            <td>{row.fileSha256 ? <a href={`/received/${row.id}/file`}>open</a> : 'none'}</td>
          </tr>
        ))}
      </tbody>
    </DataTable>
  )
}
