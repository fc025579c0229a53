import { Link } from '@remix-run/react'
import type { Method } from '../../../domain/workbench/sampling/plan.ts'
import type { PopulationKind } from '../../../domain/workbench/schema.ts'
import { countText, Instant } from '../format.tsx'
import { DataTable, TableHeads } from '../table.tsx'
import { daysText, kindNames, methodNames } from './words.ts'

type Population = {
  readonly id: string
  readonly of: PopulationKind
  readonly from: string
  readonly to: string
  readonly items: number
  readonly sha256: string
  readonly frozenAt: Date
}

/** What was frozen, with the hash that a printed page would name. */
export function PopulationsTable({ rows }: { readonly rows: readonly Population[] }) {
  return (
    <DataTable label="Populations">
      <TableHeads columns={['Population', 'Days', { figure: 'Items' }, 'SHA-256', 'Frozen']} />
      <tbody>
        {rows.map(({ id, of, from, to, items, sha256, frozenAt }) => (
          <tr key={id}>
            <th scope="row">
              <Link to={`/desk/populations/${id}`}>{kindNames[of]}</Link>
            </th>
            <td>{daysText({ from, to })}</td>
            <td className="number figure">{countText(items)}</td>
            <td>
              <span className="mono" title={sha256}>
                {sha256.slice(0, 12)}…
              </span>
            </td>
            <td>
              <Instant value={frozenAt} />
            </td>
          </tr>
        ))}
      </tbody>
    </DataTable>
  )
}

type Sample = {
  readonly id: string
  readonly question: string
  readonly of: PopulationKind
  readonly plan: { readonly method: Method }
  readonly total: number
  readonly decided: number
  readonly deviations: number
  readonly drawnAt: Date
}

/** The samples with how far each is. */
export function SamplesTable({ rows }: { readonly rows: readonly Sample[] }) {
  return (
    <DataTable label="Samples">
      <TableHeads columns={['Question', 'Of', 'Method', 'Looked at', { figure: 'Deviations' }, 'Drawn']} />
      <tbody>
        {rows.map(({ id, question, of, plan, total, decided, deviations, drawnAt }) => (
          <tr key={id}>
            <th scope="row">
              <Link to={`/desk/samples/${id}`}>{question}</Link>
            </th>
            <td>{kindNames[of]}</td>
            <td>{methodNames[plan.method]}</td>
            <td>
              <meter min={0} max={total} value={decided} aria-label={`${decided} of ${total} looked at`} />{' '}
              <span className="figure">
                {countText(decided)} of {countText(total)}
              </span>
            </td>
            <td className="number figure">{countText(deviations)}</td>
            <td>
              <Instant value={drawnAt} />
            </td>
          </tr>
        ))}
      </tbody>
    </DataTable>
  )
}
