import { Instant } from '../format.tsx'
import { DataTable, TableHeads } from '../table.tsx'

export type Incident = {
  readonly id: string
  readonly job_name: string
  readonly job_id: string
  readonly reason: string
  readonly happened_at: Date
}
export type Failure = {
  readonly tenantId: string
  readonly id: string
  readonly kind: string
  readonly requestedAt: Date
}

/** Jobs that asked for what is not there, or were given up. */
export function Incidents({ incidents }: { readonly incidents: readonly Incident[] }) {
  if (incidents.length === 0) return <p className="hint">No job asked for what is not there, and none was given up.</p>
  return (
    <DataTable label="Incidents">
      <TableHeads columns={['When', 'Job', 'Why']} />
      <tbody>
        {incidents.map(({ id, job_name, job_id, reason, happened_at }) => (
          <tr key={id}>
            <td>
              <Instant value={happened_at} />
            </td>
            <th scope="row" title={job_id}>
              {job_name}
            </th>
            <td>{reason}</td>
          </tr>
        ))}
      </tbody>
    </DataTable>
  )
}

/** Documents that could not be printed: only whose and which, since what they say is their company's. */
export function Failures({ failures }: { readonly failures: readonly Failure[] }) {
  if (failures.length === 0) return <p className="hint">Every document could be printed.</p>
  return (
    <DataTable label="Documents that could not be printed">
      <TableHeads columns={['Asked for', 'Document', 'Company', 'Kind']} />
      <tbody>
        {failures.map(({ tenantId, id, kind, requestedAt }) => (
          <tr key={`${tenantId} ${id}`} data-meaning="wrong">
            <td>
              <Instant value={requestedAt} />
            </td>
            <th scope="row">{id}</th>
            <td>{tenantId}</td>
            <td>{kind}</td>
          </tr>
        ))}
      </tbody>
    </DataTable>
  )
}
