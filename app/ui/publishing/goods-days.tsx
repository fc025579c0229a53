import { DataTable, TableHeads } from '../table.tsx'
import type { Bind } from './bound.ts'

type GoodsDaysProps = {
  readonly goods: readonly { readonly key: string; readonly name: string }[]
  readonly bind: Bind
  /** What is wrong with the whole table. */
  readonly error: string | undefined
}

const DAYS = [
  { field: 'from', label: 'first day' },
  { field: 'until', label: 'day after the last' },
  { field: 'acceptedUntil', label: 'accepted until the day before' },
] as const

/** For each class of goods whether the words are for it, and from and until which day. */
export function GoodsDays({ goods, bind, error }: GoodsDaysProps) {
  return (
    <div className="goods-days">
      <DataTable label="Goods that the words are for, and their days">
        <TableHeads
          columns={['Goods', 'Covered', 'May be issued from', 'Until the day before', 'Accepted until the day before']}
        />
        <tbody>
          {goods.map(({ key, name }) => (
            <tr key={key}>
              <th scope="row">{name}</th>
              <td>
                <input
                  type="checkbox"
                  name={`goods.${key}.covered`}
                  value="on"
                  defaultChecked={bind(`goods.${key}.covered`).defaultValue === 'on'}
                  aria-label={`${name}: covered`}
                />
              </td>
              {DAYS.map(({ field, label }) => (
                <td key={field}>
                  <DayCell {...bind(`goods.${key}.${field}`)} label={`${name}: ${label}`} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </DataTable>
      <p className="hint">Without a first day: from the effective date. Without a last one: without an end.</p>
      {error ? <p className="field-error">{error}</p> : null}
    </div>
  )
}

type DayCellProps = ReturnType<Bind> & { readonly label: string }

function DayCell({ name, defaultValue, errors = [], label }: DayCellProps) {
  const wrong = errors.length > 0
  return (
    <>
      <input
        type="date"
        name={name}
        defaultValue={defaultValue}
        aria-label={label}
        aria-invalid={wrong || undefined}
        aria-describedby={wrong ? `${name}-error` : undefined}
      />
      {wrong ? (
        <p id={`${name}-error`} className="field-error">
          {errors.join(' ')}
        </p>
      ) : null}
    </>
  )
}
