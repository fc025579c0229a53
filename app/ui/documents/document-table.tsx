import { Link } from '@remix-run/react'
import { formatCarat, parseCarat, sumCarats } from '../../../domain/kernel/carat.ts'
import { type TradeDocumentType, tradeDocumentTypes } from '../../../domain/kernel/goods.ts'
import { Badge } from '../badge.tsx'
import { Amount, Carats, countText, DayText } from '../format.tsx'
import { LongTable, placeOf } from '../long-table.tsx'
import { TableHeads } from '../table.tsx'
import type { Selection } from '../use-selection.ts'
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

type DocumentTableProps = {
  readonly documents: readonly DocumentRow[]
  /** Which rows are chosen, where rows can be. */
  readonly selection?: Selection
}

/** Documents, one a row. */
export function DocumentTable({ documents, selection }: DocumentTableProps) {
  const choose = selection ? [{ unseen: 'Choose' }] : []
  const columns = [...choose, ...COLUMNS]
  return (
    <LongTable
      label="Documents"
      rows={documents}
      columns={columns.length}
      heads={<TableHeads columns={columns} />}
      row={(document, index) => <Row document={document} index={index} selection={selection} />}
      foot={<Totals documents={documents} before={choose.length} />}
    />
  )
}

const COLUMNS = [
  'Number',
  'Date',
  'Type',
  'Counterparty',
  { figure: 'Lines' },
  { figure: 'Carats' },
  { figure: 'Amount' },
  'State',
  'PDF',
]

type RowProps = {
  readonly document: DocumentRow
  readonly index: number
  readonly selection: Selection | undefined
}

function Row({ document, index, selection }: RowProps) {
  const { id, status, pdf } = document
  const isChosen = selection?.has(id) === true
  return (
    <tr
      {...placeOf(index)}
      data-meaning={status === 'issued' ? undefined : statusLooks[status]}
      aria-selected={selection && isChosen}
    >
      {selection ? (
        <td>
          <input
            type="checkbox"
            data-choose
            aria-label={`Choose ${document.number ?? `the draft for ${document.counterpartyName}`}`}
            checked={isChosen}
            onChange={() => undefined}
            onClick={(event) => selection.toggle(id, event.shiftKey)}
          />
        </td>
      ) : null}
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
function Totals({ documents, before }: { readonly documents: readonly DocumentRow[]; readonly before: number }) {
  const standing = documents.filter(({ status }) => status !== 'voided' && status !== 'superseded')
  const [first] = standing
  if (!first || standing.length < 2 || standing.some(({ currency }) => currency !== first.currency)) return null
  return (
    <tfoot>
      {tradeDocumentTypes.map((type) => (
        <TotalRow
          key={type}
          type={type}
          before={before}
          documents={standing.filter(({ documentType }) => documentType === type)}
        />
      ))}
    </tfoot>
  )
}

function TotalRow({
  type,
  documents,
  before,
}: {
  readonly before: number
  readonly type: TradeDocumentType
  readonly documents: readonly DocumentRow[]
}) {
  const [first] = documents
  if (!first) return null
  return (
    <tr>
      <th scope="row" colSpan={4 + before}>
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
