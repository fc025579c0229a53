import { Link } from '@remix-run/react'
import type { Coverage } from '../../../domain/coverage/rules.ts'
import { countText } from '../format.tsx'
import { DataTable, TableHeads } from '../table.tsx'
import { Figure, type Measuring, partBy, shareText } from './measure.tsx'

type SupplierTableProps = {
  readonly suppliers: readonly (Coverage & { readonly id: string; readonly name: string })[]
  readonly measuring: Measuring
  readonly period: { readonly from: string; readonly to: string }
}

/** Coverage supplier by supplier; what lacks a warranty is one click away. */
export function SupplierTable({ suppliers, measuring, period }: SupplierTableProps) {
  return (
    <section aria-labelledby="suppliers">
      <h2 id="suppliers" className="section-head">
        By supplier
      </h2>
      <DataTable label="Coverage by supplier">
        <TableHeads
          columns={[
            'Supplier',
            { figure: 'Bought' },
            { figure: 'Covered' },
            { figure: 'Covered, %' },
            'Without a warranty',
          ]}
        />
        <tbody>
          {suppliers.map((supplier) => {
            const { all, covered } = partBy(supplier, measuring)
            return (
              <tr key={supplier.id} data-meaning={all === covered ? undefined : 'needs-you'}>
                <th scope="row">
                  <Link to={`/counterparties/${supplier.id}`}>{supplier.name}</Link>
                </th>
                <td className="number">
                  <Figure group={supplier} measuring={measuring} of="all" />
                </td>
                <td className="number">
                  <Figure group={supplier} measuring={measuring} of="covered" />
                </td>
                <td className="number">{shareText(supplier, measuring) ?? '–'}</td>
                <td>
                  <Missing supplier={supplier} period={period} />
                </td>
              </tr>
            )
          })}
        </tbody>
      </DataTable>
    </section>
  )
}

type MissingProps = Pick<SupplierTableProps, 'period'> & { readonly supplier: SupplierTableProps['suppliers'][number] }

function Missing({ supplier: { id, name, documents }, period }: MissingProps) {
  const count = documents.all - documents.covered
  if (count === 0) return 'none'
  const query = new URLSearchParams({ standing: 'missing', supplierId: id, ...period })
  const text = count === 1 ? '1 document' : `${countText(count)} documents`
  return (
    <Link to={`/received?${query}`} aria-label={`${text} without a warranty from ${name}`}>
      {text}
    </Link>
  )
}
