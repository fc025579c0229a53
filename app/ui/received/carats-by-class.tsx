import { useId } from 'react'
import { goodsClasses, goodsClassNames } from '../../../domain/kernel/goods.ts'

type Bound = {
  readonly name: string
  readonly defaultValue: string | undefined
  readonly errors: readonly string[] | undefined
}
type CaratsByClassProps = {
  readonly field: (name: string) => Bound
  /** What is wrong with the rows as a whole. */
  readonly errors?: readonly string[] | undefined
}

/** A weight for every goods class: each class can be given once, and no row has to be added. Empty ones do not count. */
export function CaratsByClass({ field, errors }: CaratsByClassProps) {
  const id = useId()
  return (
    <fieldset aria-describedby={errors ? `${id}-hint ${id}-error` : `${id}-hint`}>
      <legend>Carats</legend>
      <p id={`${id}-hint`} className="hint">
        The weight of each goods class on the document, with at most three decimals. Leave the others empty.
      </p>
      {errors ? (
        <p id={`${id}-error`} className="field-error">
          {errors.join(' ')}
        </p>
      ) : null}
      <div className="class-rows">
        {goodsClasses.map((goodsClass, index) => {
          const { errors: wrong, ...input } = field(`carats[${index}].carats`)
          const rowId = `${id}-${index}`
          return (
            <div key={goodsClass}>
              <input type="hidden" name={`carats[${index}].goodsClass`} value={goodsClass} />
              <label htmlFor={rowId}>{goodsClassNames[goodsClass]}</label>
              <input
                id={rowId}
                {...input}
                inputMode="decimal"
                autoComplete="off"
                placeholder="0.000"
                aria-invalid={wrong ? true : undefined}
                aria-describedby={wrong ? `${rowId}-error` : undefined}
              />
              <span>ct</span>
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
