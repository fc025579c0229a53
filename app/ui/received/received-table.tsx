import { Link } from '@remix-run/react'
import { type GoodsClass, goodsClassNames } from '../../../domain/kernel/goods.ts'
import type { EditionStanding } from '../../../domain/received-warranties/rules.ts'
import { edgeOf } from '../badge.tsx'
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
  readonly carats: readonly { readonly goodsClass: GoodsClass; readonly carats: string }[]
}

/** The register of received warranties, newest first. */
export function ReceivedTable({ rows }: { readonly rows: readonly ReceivedRow[] }) {
  return (
    <DataTable label="Received warranties">
      <TableHeads columns={['Number', 'Date', 'Supplier', 'Goods class', { figure: 'Carats' }, 'Edition', 'File']} />
      <tbody>
        {rows.map((row) => (
          <tr key={row.id} data-meaning={edgeOf(editionMeaning(row.standing))}>
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
              {row.carats.map(({ goodsClass }) => (
                <div key={goodsClass}>{goodsClassNames[goodsClass]}</div>
              ))}
            </td>
            <td className="number">
              {row.carats.map(({ goodsClass, carats }) => (
                <div key={goodsClass}>
                  <Carats value={carats} />
                </div>
              ))}
            </td>
            <td>
              <EditionBadge edition={row.edition} standing={row.standing} />
            </td>
            <td>{row.fileSha256 ? <a href={`/received/${row.id}/file`}>open</a> : 'none'}</td>
          </tr>
        ))}
      </tbody>
    </DataTable>
  )
}
