import { Link } from '@remix-run/react'
import type { Reason } from '../../../domain/workbench/sampling/draw.ts'
import type { PopulationKind, Result } from '../../../domain/workbench/schema.ts'
import { Badge } from '../badge.tsx'
import { typeNames } from '../documents/words.ts'
import { Amount, Carats, countText, DayText } from '../format.tsx'
import { DataTable, TableHeads } from '../table.tsx'
import { reasonNames, resultMeanings, resultNames } from './words.ts'

type Item = {
  readonly position: number
  readonly type: string
  readonly number: string
  readonly day: string
  readonly partner: string
  readonly carats: string
  readonly unit: string
  readonly currency: string | null
  readonly minor: bigint | null
  readonly state: string
}
const HEADS = [
  { figure: 'No.' },
  'Number',
  'Type',
  'Day',
  'Partner',
  { figure: 'Quantity' },
  { figure: 'Amount' },
] as const

/** Items of a population, in the order in which they were frozen. */
export function PopulationItems({ rows, of }: { readonly rows: readonly Item[]; readonly of: PopulationKind }) {
  return (
    <DataTable label="Items">
      <TableHeads columns={[...HEADS, 'State']} />
      <tbody>
        {rows.map((item) => (
          <tr key={item.position}>
            <td className="number figure">{countText(item.position)}</td>
            <th scope="row" className="mono">
              {item.number}
            </th>
            <Facts item={item} of={of} />
            <td>{item.state}</td>
          </tr>
        ))}
      </tbody>
    </DataTable>
  )
}

type Sampled = Item & {
  readonly reason: Reason
  readonly hits: number
  readonly replaces: number | null
  readonly result: Result | null
}

/** Items of a sample: why each is in it, and what was found. */
export function SampleItems({
  rows,
  of,
  sample,
}: {
  readonly rows: readonly Sampled[]
  readonly of: PopulationKind
  readonly sample: string
}) {
  return (
    <DataTable label="Items of the sample">
      <TableHeads columns={[...HEADS, 'Why', 'Result']} />
      <tbody>
        {rows.map((item) => (
          <tr key={item.position}>
            <td className="number figure">{countText(item.position)}</td>
            <th scope="row" className="mono">
              <Link to={`/desk/samples/${sample}/${item.position}`}>{item.number}</Link>
            </th>
            <Facts item={item} of={of} />
            <td>{whyText(item)}</td>
            <td>
              <Found result={item.result} />
            </td>
          </tr>
        ))}
      </tbody>
    </DataTable>
  )
}

/** What was found of an item. */
export function Found({ result }: { readonly result: Result | null }) {
  if (result === null) return 'open'
  const meaning = resultMeanings[result]
  return meaning === null ? resultNames[result] : <Badge meaning={meaning}>{resultNames[result]}</Badge>
}

/** Why an item is looked at. */
export function whyText({ reason, hits, replaces }: Pick<Sampled, 'reason' | 'hits' | 'replaces'>): string {
  if (reason === 'replacement') return `in place of no. ${replaces}`
  return hits > 1 ? `${reasonNames[reason]}, ${hits} points` : reasonNames[reason]
}

function Facts({ item, of }: { readonly item: Item; readonly of: PopulationKind }) {
  const { type, day, partner, carats, unit, currency, minor } = item
  return (
    <>
      <td>{of === 'certificates' ? type : (Object.entries(typeNames).find(([key]) => key === type)?.[1] ?? type)}</td>
      <td>
        <DayText value={day} />
      </td>
      <td>{partner}</td>
      <td className="number">
        <Carats value={carats} unit={unit} />
      </td>
      <td className="number">
        {currency && minor !== null ? <Amount currency={currency} minor={minor} withCode /> : '–'}
      </td>
    </>
  )
}
