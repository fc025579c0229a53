import { Form } from '@remix-run/react'
import { Badge, type Meaning } from '../badge.tsx'
import { Button } from '../button.tsx'
import { DayText } from '../format.tsx'
import { DataTable, TableHeads } from '../table.tsx'
import { SignedCarats } from './signed-carats.tsx'

type Goods = { readonly name: string; readonly unit: string; readonly carats: string; readonly warranted: string }
type Opening = Goods & {
  readonly id: string
  readonly day: string
  readonly lot: string | null
  readonly evidence: string
  readonly fileSha256: string | null
  readonly declaredBy: string
}
type Adjustment = Goods & {
  readonly id: string
  readonly day: string
  readonly reason: string
  readonly fileSha256: string | null
  readonly status: 'proposed' | 'approved' | 'refused'
  readonly proposedByName: string
  readonly decidedBy: string | null
  readonly isOwn: boolean
}
type Lot = Goods & { readonly lot: string; readonly goodsClass: string }

const LOOKS: Readonly<Record<Adjustment['status'], Meaning>> = {
  proposed: 'needs-you',
  approved: 'in-order',
  refused: 'wrong',
}
const FIGURES = [{ figure: 'All goods' }, { figure: 'Under warranty' }]

/** Opening stock as it was declared. */
export function OpeningsTable({ rows }: { readonly rows: readonly Opening[] }) {
  if (rows.length === 0) return <p className="hint">No opening stock was declared.</p>
  return (
    <DataTable label="Opening stock">
      <TableHeads columns={['Day', 'Goods class', 'Lot', ...FIGURES, 'Evidence', 'By']} />
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            <td>
              <DayText value={row.day} />
            </td>
            <th scope="row">
              {row.name}, {row.unit}
            </th>
            <td>{row.lot}</td>
            <Figures row={row} />
            <td>
              {row.evidence} <Evidence sha256={row.fileSha256} />
            </td>
            <td>{row.declaredBy}</td>
          </tr>
        ))}
      </tbody>
    </DataTable>
  )
}

/** Adjustments, those that wait first; a second person decides each. */
export function AdjustmentsTable({
  rows,
  mayDecide,
}: {
  readonly rows: readonly Adjustment[]
  readonly mayDecide: boolean
}) {
  if (rows.length === 0) return <p className="hint">Nothing was adjusted.</p>
  return (
    <DataTable label="Adjustments">
      <TableHeads
        columns={['Day', 'Goods class', ...FIGURES, 'Reason', 'Proposed by', 'State', { unseen: 'Decide' }]}
      />
      <tbody>
        {rows.map((row) => (
          <tr key={row.id} data-meaning={row.status === 'proposed' ? 'needs-you' : undefined}>
            <td>
              <DayText value={row.day} />
            </td>
            <th scope="row">
              {row.name}, {row.unit}
            </th>
            <Figures row={row} />
            <td>
              {row.reason} <Evidence sha256={row.fileSha256} />
            </td>
            <td>{row.proposedByName}</td>
            <td>
              <Badge meaning={LOOKS[row.status]}>{row.status}</Badge>
              {row.decidedBy ? ` by ${row.decidedBy}` : null}
            </td>
            <td>{row.status === 'proposed' && mayDecide ? <Decide row={row} /> : null}</td>
          </tr>
        ))}
      </tbody>
    </DataTable>
  )
}

function Decide({ row }: { readonly row: Adjustment }) {
  if (row.isOwn) return <span className="hint">Somebody else decides.</span>
  return (
    <Form method="post" className="actions">
      <input type="hidden" name="form" value="decision" />
      <input type="hidden" name="id" value={row.id} />
      <Button name="decision" value="approve" tone="plain">
        Approve
      </Button>
      <Button name="decision" value="refuse" tone="danger">
        Refuse
      </Button>
    </Form>
  )
}

/** What stands in each named lot. */
export function LotsTable({ rows }: { readonly rows: readonly Lot[] }) {
  if (rows.length === 0) return <p className="hint">No lot has a name yet. Name one when you mix or sort.</p>
  return (
    <DataTable label="Lots">
      <TableHeads columns={['Lot', 'Goods class', ...FIGURES]} />
      <tbody>
        {rows.map((row) => (
          <tr key={`${row.lot}/${row.goodsClass}`}>
            <th scope="row">{row.lot}</th>
            <td>
              {row.name}, {row.unit}
            </td>
            <Figures row={row} />
          </tr>
        ))}
      </tbody>
    </DataTable>
  )
}

function Figures({ row }: { readonly row: Goods }) {
  return (
    <>
      <td className="number">
        <SignedCarats value={row.carats} />
      </td>
      <td className="number">
        <SignedCarats value={row.warranted} />
      </td>
    </>
  )
}

function Evidence({ sha256 }: { readonly sha256: string | null }) {
  return sha256 ? <a href={`/ledger/evidence/${sha256}`}>file</a> : null
}
