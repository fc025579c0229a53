import { Link } from '@remix-run/react'
import { Carats, DayText } from '../format.tsx'

export type ChasedDocument = {
  readonly id: string
  readonly number: string
  readonly documentDate: string
  readonly carats: string
  readonly unit: string
}
type ChaseDocumentsProps = { readonly supplier: string; readonly documents: readonly ChasedDocument[] }

/** How many documents of a supplier lack a warranty, and which, one click away. */
export function ChaseDocuments({ supplier, documents }: ChaseDocumentsProps) {
  const count = documents.length === 1 ? '1 document' : `${documents.length} documents`
  return (
    <details>
      <summary>
        {count}
        <span className="sr-only"> of {supplier}</span>
      </summary>
      <ul>
        {documents.map(({ id, number, documentDate, carats, unit }) => (
          <li key={id}>
            <Link to={`/received/${id}`}>{number}</Link>, <DayText value={documentDate} />,{' '}
            <Carats value={carats} unit={unit} />
          </li>
        ))}
      </ul>
    </details>
  )
}
