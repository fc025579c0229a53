import { Link } from '@remix-run/react'
import { Carats, countText, DayText } from '../format.tsx'
import { DataTable, TableHeads } from '../table.tsx'

export type Naming = {
  readonly side: 'issued' | 'received'
  readonly documentId: string
  readonly number: string
  readonly documentDate: string
  readonly typeName: string
  readonly counterpartyName: string
  readonly sign: 1 | 0 | -1
  readonly caratText: string
  readonly others: readonly string[]
}

const SHOWN = 200
const EFFECTS = { 1: 'uses', 0: 'moves nothing again', [-1]: 'gives back' } as const

/** The documents whose lines name a certificate, with what each does to it. */
export function NamingDocuments({ documents }: { readonly documents: readonly Naming[] }) {
  if (documents.length === 0) return <p className="hint">No document names this certificate yet.</p>
  return (
    <>
      <DataTable label="Documents that name this certificate">
        <TableHeads columns={['Document', 'Date', 'Type', 'With', 'Effect', { figure: 'Carats' }, 'Named beside it']} />
        <tbody>
          {documents.slice(0, SHOWN).map((each) => (
            <tr key={`${each.side} ${each.documentId} ${each.others.join()}`}>
              <th scope="row" className="mono">
                <Link to={`/${each.side === 'issued' ? 'documents' : 'received'}/${each.documentId}`}>
                  {each.number}
                </Link>
              </th>
              <td>
                <DayText value={each.documentDate} />
              </td>
              <td>{each.typeName}</td>
              <td>{each.counterpartyName}</td>
              <td>{EFFECTS[each.sign]}</td>
              <td className="number">
                <Carats value={each.caratText} />
              </td>
              <td className="mono">{each.others.join(', ') || '–'}</td>
            </tr>
          ))}
        </tbody>
      </DataTable>
      {documents.length > SHOWN ? (
        <p className="hint">
          The first {SHOWN} of {countText(documents.length)}. All of them count above.
        </p>
      ) : null}
    </>
  )
}
