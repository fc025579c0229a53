import { Link } from '@remix-run/react'
import { formatCarat, parseCarat, sumCarats } from '../../../domain/kernel/carat.ts'
import { type TradeDocumentType, tradeDocumentTypes } from '../../../domain/kernel/goods.ts'
import { Badge } from '../badge.tsx'
import { Amount, Carats, countText, DayText } from '../format.tsx'
import { DataTable, TableHeads } from '../table.tsx'
import { pdfWords, statusLooks, typeNames } from './words.ts'

export type DocumentRow = {
  readonly id: string
  readonly number: string | null
  readonly documentType: TradeDocumentType
  readonly documentDate: string
  readonly counterpartyName: string
  readonly lineCount: number
  readonly totalCarats: string
  readonly totalMinor: bigint
  readonly currency: string
  readonly status: 'draft' | 'issued' | 'voided' | 'superseded'
  readonly pdf: 'queued' | 'rendered' | 'failed' | null
}

/** Documents, one a row. */
export function DocumentTable({ documents }: { readonly documents: readonly DocumentRow[] }) {
  return (
    <DataTable label="Documents">
      <TableHeads
        columns={[
          'Number',
          'Date',
          'Type',
          'Counterparty',
          { figure: 'Lines' },
          { figure: 'Carats' },
          { figure: 'Amount' },
          'State',
          'PDF',
        ]}
      />
      <tbody>
        {documents.map((document) => (
          <Row key={document.id} {...document} />
        ))}
      </tbody>
      <Totals documents={documents} />
    </DataTable>
  )
}

function Row(document: DocumentRow) {
  const { id, status, pdf } = document
  return (
    <tr data-meaning={status === 'issued' ? undefined : statusLooks[status]}>
      <th scope="row">
        <Link to={status === 'draft' ? `/documents/drafts/${id}` : `/documents/${id}`} prefetch="intent">
          {document.number ?? 'Draft'}
        </Link>
      </th>
      <td>
        <DayText value={document.documentDate} />
      </td>
      <td>{typeNames[document.documentType]}</td>
      <td>{document.counterpartyName}</td>
      <td className="number">{countText(document.lineCount)}</td>
      <td className="number">
        <Carats value={document.totalCarats} />
      </td>
      <td className="number">
        <Amount currency={document.currency} minor={document.totalMinor} withCode />
      </td>
      <td>
        <Badge meaning={statusLooks[status]}>{status === 'issued' ? 'valid' : status}</Badge>
      </td>
      <td>{pdf === 'failed' ? <Badge meaning="wrong">failed</Badge> : pdf === null ? '–' : pdfWords[pdf]}</td>
    </tr>
  )
}

/** The sums of this page's documents that still stand, type by type, when they are all in one currency. */
function Totals({ documents }: { readonly documents: readonly DocumentRow[] }) {
  const standing = documents.filter(({ status }) => status !== 'voided' && status !== 'superseded')
  const [first] = standing
  if (!first || standing.length < 2 || standing.some(({ currency }) => currency !== first.currency)) return null
  return (
    <tfoot>
      {tradeDocumentTypes.map((type) => (
        <TotalRow key={type} type={type} documents={standing.filter(({ documentType }) => documentType === type)} />
      ))}
    </tfoot>
  )
}

function TotalRow({
  type,
  documents,
}: {
  readonly type: TradeDocumentType
  readonly documents: readonly DocumentRow[]
}) {
  const [first] = documents
  if (!first) return null
  return (
    <tr>
      <th scope="row" colSpan={4}>
        On this page: {typeNames[type].toLowerCase()}s, {documents.length}
      </th>
      <td className="number">{countText(documents.reduce((sum, { lineCount }) => sum + lineCount, 0))}</td>
      <td className="number">
        <Carats value={formatCarat(sumCarats(documents.map(({ totalCarats }) => parseCarat(totalCarats))))} />
      </td>
      <td className="number">
        <Amount
          currency={first.currency}
          minor={documents.reduce((sum, { totalMinor }) => sum + totalMinor, 0n)}
          withCode
        />
      </td>
      <td colSpan={2} />
    </tr>
  )
}
