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
type CaratsByClassProps = {
  /** The goods of the company's schemes. */
  readonly goods: readonly GoodsChoice[]
  readonly field: (name: string) => Bound
  /** What is wrong with the rows as a whole. */
  readonly errors?: readonly string[] | undefined
}

/** A quantity for every goods class: each class can be given once, and no row has to be added. Empty ones do not count. */
export function CaratsByClass({ goods, field, errors }: CaratsByClassProps) {
  const id = useId()
  const names = new Set(goods.map(({ quantityName }) => quantityName))
  return (
    <fieldset aria-describedby={errors ? `${id}-hint ${id}-error` : `${id}-hint`}>
      <legend>{names.size === 1 ? names.values().next().value : 'Quantities'}</legend>
      <p id={`${id}-hint`} className="hint">
        How much of each goods class is on the document, with at most three decimals. Leave the others empty.
      </p>
      {errors ? (
        <p id={`${id}-error`} className="field-error">
          {errors.join(' ')}
        </p>
      ) : null}
      <div className="class-rows">
        {goods.map(({ key, name, unit }, index) => {
          const { errors: wrong, ...input } = field(`carats[${index}].carats`)
          const rowId = `${id}-${index}`
          return (
            <div key={key}>
              <input type="hidden" name={`carats[${index}].goodsClass`} value={key} />
              <label htmlFor={rowId}>{name}</label>
              <input
                id={rowId}
                {...input}
                inputMode="decimal"
                autoComplete="off"
                placeholder="0.000"
                aria-invalid={wrong ? true : undefined}
                aria-describedby={wrong ? `${rowId}-error` : undefined}
              />
              <span>{unit}</span>
              {wrong ? (
                <p id={`${rowId}-error`} className="field-error">
                  {wrong.join(' ')}
                </p>
              ) : null}
            </div>
          )
        })}
      </div>
    </fieldset>
  )
}
