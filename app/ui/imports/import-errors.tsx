import type { KindKey } from '../../../domain/imports/keys.ts'
import { LinkButton } from '../button.tsx'
import { countText } from '../format.tsx'
import { DataTable, TableHeads } from '../table.tsx'
import { UploadForm } from './upload-form.tsx'

type ImportErrorsProps = {
  readonly id: string
  readonly kind: KindKey
  readonly errors: readonly { readonly row: number; readonly column: string; readonly sentence: string }[]
  readonly rowCount: number
  readonly mayRun: boolean
}

const KEPT = 1000

/** Every row's errors, and the way to try again: nothing was written. */
export function ImportErrors({ id, kind, errors, rowCount, mayRun }: ImportErrorsProps) {
  const rows = new Set(errors.map((error) => error.row)).size
  const count = errors.length >= KEPT ? `At least ${countText(errors.length)} errors` : plural(errors.length, 'error')
  return (
    <>
      <div className="notice" data-meaning="wrong" role="status">
        <p>
          <strong>
            {count} in {plural(rows, 'row')}
            {rowCount > 0 ? ` of ${countText(rowCount)}` : ''}. Nothing was written.
          </strong>
        </p>
        <p>Correct them in your file and check it again.</p>
      </div>
      <div className="actions">
        <LinkButton to={`/imports/${id}/errors?format=csv`} reloadDocument>
          Download the errors
        </LinkButton>
        <LinkButton to={`/imports/${id}/errors?format=xlsx`} reloadDocument>
          as a workbook
        </LinkButton>
      </div>
      <DataTable label="Errors">
        <TableHeads columns={[{ figure: 'Row' }, 'Column', 'What is wrong']} />
        <tbody>
          {errors.map(({ row, column, sentence }) => (
            <tr key={`${row} ${column} ${sentence}`}>
              <td className="number">{row}</td>
              <td className="mono">{column || '–'}</td>
              <td>{sentence}</td>
            </tr>
          ))}
        </tbody>
      </DataTable>
      {mayRun ? (
        <section aria-labelledby="again">
          <h2 id="again" className="section-head">
            Check the corrected file
          </h2>
          <UploadForm kind={kind} />
        </section>
      ) : null}
    </>
  )
}

function plural(count: number, word: string): string {
  return `${countText(count)} ${word}${count === 1 ? '' : 's'}`
}
