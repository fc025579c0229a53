import { Form } from '@remix-run/react'
import { Notice } from '../../alert.tsx'
import { Button } from '../../button.tsx'
import { FileField } from '../../file-field.tsx'
import { DataTable, TableHeads } from '../../table.tsx'
import { type RowErrors, RowErrorsTable } from './row-errors.tsx'

export type DryRunResult = {
  readonly rows: number
  readonly errors: readonly RowErrors[]
  readonly companies: readonly {
    readonly legalName: string
    readonly country: string
    readonly registrationNumber: string
    readonly schemes: readonly string[]
    readonly schemeValidTo: string | null
  }[]
  /** The file's text, when it is small enough to wait here. */
  readonly csv: string | null
}

/** What the dry run found; when every row is right, the button that applies it. */
export function DryRun({ result, busy }: { readonly result: DryRunResult; readonly busy: boolean }) {
  const { rows, errors, companies, csv } = result
  if (errors.length > 0)
    return (
      <section aria-labelledby="dry-run">
        <h2 id="dry-run">Dry run</h2>
        <Notice meaning="wrong">
          <p>
            <strong>
              {errors.length} of {rows} {rows === 1 ? 'row needs' : 'rows need'} correcting.
            </strong>{' '}
            Nothing was written. Correct the file and check it again.
          </p>
        </Notice>
        <RowErrorsTable errors={errors} />
      </section>
    )
  return (
    <section aria-labelledby="dry-run">
      <h2 id="dry-run">Dry run</h2>
      <Notice meaning="in-order">
        <p>
          <strong>
            {rows === 1 ? 'The row is right.' : `All ${rows} rows are right.`} Nothing has been written yet.
          </strong>
        </p>
      </Notice>
      <Form method="post" encType="multipart/form-data">
        <input type="hidden" name="form" value="apply" />
        {csv === null ? (
          <FileField
            label="The same file again"
            name="file"
            accept=".csv,text/csv"
            hint="It is too large to be kept between the two steps."
            required
          />
        ) : (
          <input type="hidden" name="csv" value={csv} />
        )}
        <Button isPending={busy}>{`Onboard ${rows} ${rows === 1 ? 'company' : 'companies'}`}</Button>
      </Form>
      <DataTable label="Companies in the file">
        <TableHeads columns={['Company', 'Country', 'Registration number', 'Schemes', 'Registered to']} />
        <tbody>
          {companies.map((company) => (
            <tr key={`${company.country} ${company.registrationNumber}`}>
              <th scope="row">{company.legalName}</th>
              <td>{company.country}</td>
              <td className="mono">{company.registrationNumber}</td>
              <td>{company.schemes.join('; ')}</td>
              <td>{company.schemeValidTo ?? '—'}</td>
            </tr>
          ))}
        </tbody>
      </DataTable>
    </section>
  )
}
