import { Link } from '@remix-run/react'
import { Instant } from '../format.tsx'
import { RowAction } from '../row-action.tsx'
import { DataTable, TableHeads } from '../table.tsx'
import { ChaseDocuments, type ChasedDocument } from './chase-documents.tsx'

type ChasedSupplier = {
  readonly id: string
  readonly name: string
  readonly email: string | null
  readonly documents: readonly ChasedDocument[]
  readonly chase: { readonly id: string; readonly lastAskedAt: Date | null; readonly dueAt: Date } | null
}
type ChaseSuppliersProps = {
  readonly suppliers: readonly ChasedSupplier[]
  readonly timeZone: string
  readonly maySend: boolean
}

/** Who still owes warranties, for which documents, and what was done about it. */
export function ChaseSuppliers({ suppliers, timeZone, maySend }: ChaseSuppliersProps) {
  return (
    <DataTable label="Suppliers who owe warranties">
      <TableHeads
        columns={[
          'Supplier',
          'E-mail',
          'Documents',
          'Last asked',
          'Next reminder',
          ...(maySend ? ['Ask', 'Stop'] : []),
        ]}
      />
      <tbody>
        {suppliers.map(({ id, name, email, documents, chase }) => (
          <tr key={id} data-meaning="needs-you">
            <th scope="row">
              <Link to={`/counterparties/${id}`}>{name}</Link>
            </th>
            <td>{email ?? <Link to={`/counterparties/${id}#change`}>none: add one to ask</Link>}</td>
            <td>
              <ChaseDocuments supplier={name} documents={documents} />
            </td>
            <td>{chase?.lastAskedAt ? <Instant value={chase.lastAskedAt} zone={timeZone} /> : 'never'}</td>
            <td>{chase ? <Instant value={chase.dueAt} zone={timeZone} /> : '–'}</td>
            {maySend ? (
              <>
                <td>
                  {email ? <RowAction form="ask" id={id} {...asking(chase ? 'Ask again' : 'Ask', name)} /> : null}
                </td>
                <td>
                  {chase ? <RowAction form="stop" id={chase.id} verb="Stop" label={`Stop reminding ${name}`} /> : null}
                </td>
              </>
            ) : null}
          </tr>
        ))}
      </tbody>
    </DataTable>
  )
}

/** What stands on the button begins what it is called. */
const asking = (verb: string, name: string) => ({ verb, label: `${verb} ${name} by mail` })
