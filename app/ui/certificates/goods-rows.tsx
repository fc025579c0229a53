import { TableHeads } from '../table.tsx'

type Bound = {
  readonly name: string
  readonly defaultValue: string | undefined
  readonly errors: readonly string[] | undefined
}
type GoodsRowsProps = {
  readonly codes: readonly string[]
  readonly field: (name: string) => Bound
  /** What is wrong with the rows as a whole. */
  readonly errors: readonly string[] | undefined
}

const ROWS = [0, 1, 2, 3, 4, 5]
const CELLS = [
  { key: 'hsCode', label: 'HS code' },
  { key: 'carats', label: 'Carats' },
  { key: 'value', label: 'Value, USD' },
  { key: 'countryOfMining', label: 'Country of mining' },
] as const

/** The goods of a certificate by HS code and origin: rows that are left empty do not count. */
export function GoodsRows({ codes, field, errors }: GoodsRowsProps) {
  return (
    <fieldset>
      <legend>Goods by HS code (k)</legend>
      <p className="hint">
        Certificates exist for {codes.join(', ')}. The lines add up to the carat weight and the value above. Leave the
        others empty.
      </p>
      {errors ? <p className="field-error">{errors.join(' ')}</p> : null}
      <table className="data-table certificate-goods">
        <TableHeads columns={CELLS.map(({ label }) => label)} />
        <tbody>
          {ROWS.map((row) => (
            <tr key={row}>
              {CELLS.map(({ key, label }) => {
                const { errors: wrong, ...input } = field(`lines[${row}].${key}`)
                const id = `line-${row}-${key}`
                return (
                  <td key={key}>
                    <input
                      {...input}
                      aria-label={`${label}, line ${row + 1}`}
                      autoComplete="off"
                      inputMode={key === 'countryOfMining' ? 'text' : 'decimal'}
                      aria-invalid={wrong ? true : undefined}
                      aria-describedby={wrong ? id : undefined}
                    />
                    {wrong ? (
                      <p id={id} className="field-error">
                        {wrong.join(' ')}
                      </p>
                    ) : null}
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </fieldset>
  )
}
