import { useId } from 'react'

type Bound = {
  readonly name: string
  readonly defaultValue: string | undefined
  readonly errors: readonly string[] | undefined
}
export type GoodsChoice = {
  readonly key: string
  readonly name: string
  readonly unit: string
  readonly quantityName: string
}
/** A row to fill in: a goods class, or a line of the original that is taken back. */
export type LineRow = {
  readonly key: string
  readonly label: string
  readonly unit: string
  readonly goodsClass: string
  readonly description: string | null
  readonly originalPosition: number | null
}

type LinesByClassProps = {
  readonly rows: readonly LineRow[]
  readonly quantityName: string
  readonly field: (name: string) => Bound
  /** What is wrong with the rows as a whole. */
  readonly errors?: readonly string[] | undefined
  readonly hint: string
}

/** A quantity and an amount for every row; no row has to be added. Empty ones do not count. */
export function LinesByClass({ rows, quantityName, field, errors, hint }: LinesByClassProps) {
  const id = useId()
  return (
    <fieldset aria-describedby={errors ? `${id}-hint ${id}-error` : `${id}-hint`}>
      <legend>{quantityName}</legend>
      <p id={`${id}-hint`} className="hint">
        {hint}
      </p>
      {errors ? (
        <p id={`${id}-error`} className="field-error">
          {errors.join(' ')}
        </p>
      ) : null}
      <div className="class-rows">
        {rows.map((row, at) => (
          <ClassRow key={row.key} row={row} at={at} id={`${id}-${at}`} field={field} />
        ))}
      </div>
    </fieldset>
  )
}

type ClassRowProps = Pick<LinesByClassProps, 'field'> & {
  readonly row: LineRow
  readonly at: number
  readonly id: string
}

function ClassRow({ row, at, id, field }: ClassRowProps) {
  const { errors: wrong, ...quantity } = field(`lines[${at}].carats`)
  const { errors: dear, ...amount } = field(`lines[${at}].amount`)
  const { errors: other } = field(`lines[${at}].originalPosition`)
  const { errors: goods } = field(`lines[${at}].goodsClass`)
  const says = [wrong, dear, other, goods].flatMap((each) => each ?? [])
  const describedBy = says.length > 0 ? `${id}-error` : undefined
  return (
    <div>
      <input type="hidden" name={`lines[${at}].offered`} value="1" />
      <input type="hidden" name={`lines[${at}].goodsClass`} value={row.goodsClass} />
      {row.description ? <input type="hidden" name={`lines[${at}].description`} value={row.description} /> : null}
      {row.originalPosition ? (
        <input type="hidden" name={`lines[${at}].originalPosition`} value={row.originalPosition} />
      ) : null}
      <label htmlFor={id}>{row.label}</label>
      <input
        id={id}
        {...quantity}
        inputMode="decimal"
        autoComplete="off"
        placeholder="0.000"
        aria-invalid={wrong ? true : undefined}
        aria-describedby={describedBy}
      />
      <span>{row.unit}</span>
      <input
        aria-label={`Amount, ${row.label}`}
        {...amount}
        inputMode="decimal"
        autoComplete="off"
        placeholder="Amount"
        aria-invalid={dear ? true : undefined}
        aria-describedby={describedBy}
      />
      {says.length > 0 ? (
        <p id={`${id}-error`} className="field-error">
          {says.join(' ')}
        </p>
      ) : null}
    </div>
  )
}
