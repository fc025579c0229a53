import { Link } from '@remix-run/react'
import type { TradeDocumentType } from '../../../domain/kernel/goods.ts'
import type { DocumentStanding } from '../../../domain/received-documents/rules.ts'
import { edgeOf, type Meaning, worstOf } from '../badge.tsx'
import { RegistrationBadge, registrationMeaning, type Standing } from '../counterparties/registration-badge.tsx'
import { typeNames } from '../documents/words.ts'
import { Carats, DayText } from '../format.tsx'
import { LongTable, placeOf } from '../long-table.tsx'
import { TableHeads } from '../table.tsx'
import { StandingBadge, standingMeaning } from './edition-badge.tsx'

export type ReceivedRow = {
  readonly id: string
  readonly supplierId: string
  readonly supplierName: string
  readonly number: string
  readonly documentDate: string
  readonly documentType: TradeDocumentType
  readonly status: 'recorded' | 'withdrawn'
  readonly standing: DocumentStanding
  readonly statements: readonly { readonly edition: string }[]
  readonly fileSha256: string | null
  readonly goods: readonly {
    readonly goodsClass: string
    readonly goodsName: string
    readonly unit: string
    readonly carats: string
  }[]
  /** How the supplier was registered on the document's date, with each scheme of its goods. */
  readonly registrations: readonly Standing[]
}

const COLUMNS = [
  'Number',
  'Type',
  'Date',
  'Supplier',
  'Goods class',
  { figure: 'Quantity' },
  'Edition',
  'Supplier then',
  'File',
]

/** The register of received documents, newest first. */
export function ReceivedTable({ rows }: { readonly rows: readonly ReceivedRow[] }) {
  return (
    <LongTable
      label="Received documents"
      rows={rows}
      columns={COLUMNS.length}
      heads={<TableHeads columns={COLUMNS} />}
      row={(row, index) => <Row row={row} index={index} />}
    />
  )
}

function Row({ row, index }: { readonly row: ReceivedRow; readonly index: number }) {
  return (
    <tr {...placeOf(index)} data-meaning={edgeOf(rowMeaning(row))}>
      <th scope="row" className="mono">
        <Link to={`/received/${row.id}`}>{row.number}</Link>
      </th>
      <td>{typeNames[row.documentType]}</td>
      <td>
        <DayText value={row.documentDate} />
      </td>
      <td>
        <Link to={`/counterparties/${row.supplierId}`}>{row.supplierName}</Link>
      </td>
      <td>
        {row.goods.map(({ goodsClass, goodsName }) => (
          <div key={goodsClass}>{goodsName}</div>
        ))}
      </td>
      <td className="number">
        {row.goods.map(({ goodsClass, carats, unit }) => (
          <div key={goodsClass}>
            <Carats value={carats} unit={unit} />
          </div>
        ))}
      </td>
      <td>
        <StandingBadge row={row} />
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
  )
}

function rowMeaning(row: ReceivedRow): Meaning {
  if (row.status === 'withdrawn') return 'could-not-verify'
  return worstOf([standingMeaning(row), ...row.registrations.map(registrationMeaning)])
}
