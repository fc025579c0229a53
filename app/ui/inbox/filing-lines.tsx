import { useId, useState } from 'react'
import { Button } from '../button.tsx'

type Bound = {
  readonly name: string
  readonly defaultValue: string | undefined
  readonly errors: readonly string[] | undefined
}
type FilingLinesProps = {
  readonly count: number
  readonly goods: readonly { readonly key: string; readonly name: string }[]
  readonly field: (name: string) => Bound
  readonly errors?: readonly string[] | undefined
}

const COLUMNS = [
  ['description', 'Description', 'text'],
  ['pieces', 'Pieces', 'numeric'],
  ['carats', 'Carats', 'decimal'],
  ['amount', 'Amount', 'decimal'],
  ['hsCode', 'HS code', 'text'],
  ['reportNumber', 'Report', 'text'],
  ['kpCertificate', 'Certificate', 'text'],
] as const

/** The lines of goods, to be confirmed or corrected. Those that stay empty do not count. */
export function FilingLines({ count, goods, field, errors }: FilingLinesProps) {
  const [added, setAdded] = useState(0)
  const id = useId()
  return (
    <fieldset aria-describedby={errors ? `${id}-error` : undefined}>
      <legend>Goods</legend>
      {errors ? (
        <p id={`${id}-error`} className="field-error">
          {errors.join(' ')}
        </p>
      ) : null}
      <div className="filing-lines">
        {Array.from({ length: count + added }, (_, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a line is its place in the form
          <FilingLine key={at} at={at} goods={goods} field={field} />
        ))}
      </div>
      <Button type="button" tone="plain" onPress={() => setAdded(added + 1)}>
        Add a line
      </Button>
    </fieldset>
  )
}

type FilingLineProps = Pick<FilingLinesProps, 'goods' | 'field'> & { readonly at: number }

function FilingLine({ at, goods, field }: FilingLineProps) {
  const id = useId()
  const { errors: unknown, ...chosen } = field(`lines[${at}].goodsClass`)
  const cells = COLUMNS.map(([name, label, mode]) => ({ label, mode, ...field(`lines[${at}].${name}`) }))
  const says = [unknown, ...cells.map(({ errors }) => errors)].flatMap((each) => each ?? [])
  const describedBy = says.length > 0 ? `${id}-error` : undefined
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset of fieldsets would be read twice
    <div role="group" aria-label={`Line ${at + 1}`} className="filing-line">
      <label>
        <span>Goods class</span>
        <select {...chosen} aria-invalid={unknown ? true : undefined} aria-describedby={describedBy}>
          <option value="">Choose</option>
          {goods.map(({ key, name }) => (
            <option key={key} value={key}>
              {name}
            </option>
          ))}
        </select>
      </label>
      {cells.map(({ label, mode, errors, ...input }) => (
        <label key={label}>
          <span>{label}</span>
          <input
            {...input}
            inputMode={mode}
            autoComplete="off"
            aria-invalid={errors ? true : undefined}
            aria-describedby={describedBy}
          />
        </label>
      ))}
      {says.length > 0 ? (
        <p id={`${id}-error`} className="field-error">
          {says.join(' ')}
        </p>
      ) : null}
    </div>
  )
}
