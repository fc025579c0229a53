import { memo } from 'react'
import { isCurrency } from '../../../../domain/kernel/money.ts'
import type { CellErrors } from '../cell-errors.ts'
import type { LinesAction } from '../lines-state.ts'
import { type LineField, productOf, type Row } from '../rows.ts'
import { cellMark } from './grid-keys.ts'
import type { GoodsChoice, GridSetup } from './grid-setup.ts'

type LineRowProps = {
  readonly row: Row
  readonly setup: GridSetup
  readonly at: number
  readonly currency: string
  readonly errors: CellErrors | undefined
  /** Before JavaScript the inputs are sent themselves; afterwards the hidden field speaks for every line. */
  readonly named: boolean
  readonly act: (action: LinesAction) => void
}

/** One line of the grid. Drawn again only when something of its own has changed. */
export const LineRow = memo(function LineRow({ row, setup, at, currency, errors = {}, named, act }: LineRowProps) {
  return (
    <tr aria-rowindex={at + 2}>
      <th scope="row">{at + 1}</th>
      {setup.columns.map(({ field, head, figure }) => {
        const says = errors[field]
        const tied = {
          id: `line-${at + 1}-${field}`,
          name: named ? `lines[${at}].${field}` : undefined,
          value: row[field],
          'data-cell': cellMark({ at, field }),
          'aria-label': `${head}, line ${at + 1}`,
          'aria-invalid': says ? (true as const) : undefined,
          'aria-describedby': says ? `line-${at + 1}-${field}-error` : undefined,
        }
        const type = (value: string) => act({ do: 'type', at, field, value })
        return (
          <td key={field} className={figure ? 'number' : undefined}>
            {field === 'goodsClass' ? (
              <GoodsSelect tied={tied} goods={setup.goods} type={type} />
            ) : (
              <input
                {...tied}
                type="text"
                autoComplete="off"
                inputMode={figure ? 'decimal' : undefined}
                placeholder={placeholderOf(field, row, currency)}
                onChange={(event) => type(event.target.value)}
              />
            )}
            {says ? (
              <span className="cell-error" id={`line-${at + 1}-${field}-error`}>
                {says}
              </span>
            ) : null}
          </td>
        )
      })}
    </tr>
  )
})

type GoodsSelectProps = {
  readonly tied: { readonly id: string; readonly name: string | undefined; readonly value: string }
  readonly goods: readonly GoodsChoice[]
  readonly type: (value: string) => void
}

function GoodsSelect({ tied, goods, type }: GoodsSelectProps) {
  return (
    <select {...tied} onChange={(event) => type(event.target.value)}>
      {goods.some(({ key }) => key === tied.value) ? null : (
        <option value={tied.value}>{tied.value || 'Choose'}</option>
      )}
      {goods.map(({ key, name }) => (
        <option key={key} value={key}>
          {name}
        </option>
      ))}
    </select>
  )
}

/** An amount that nobody typed shows what price × carats makes. */
function placeholderOf(field: LineField, row: Row, currency: string): string | undefined {
  return field === 'amount' && isCurrency(currency) ? (productOf(row, currency) ?? undefined) : undefined
}
