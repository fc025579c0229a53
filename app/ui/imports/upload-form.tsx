import { Form } from '@remix-run/react'
import { Refusal } from '../alert.tsx'
import { Button } from '../button.tsx'
import { FileField } from '../file-field.tsx'
import { useCheckedForm } from '../form.tsx'

/** The CSV file to be checked. Checking writes nothing but its report. */
export function UploadForm() {
  const { field, props, refusal, busy } = useCheckedForm({ id: 'import' })
  return (
    <Form method="post" encType="multipart/form-data" action="/imports?index" {...props} noValidate={false}>
      <input type="hidden" name="form" value="import" />
      <Refusal {...refusal} />
      <FileField
        label="CSV file"
        name="file"
        accept=".csv,text/csv"
        required
        hint="UTF-8, up to 10,000 rows and 10 MB. Choose it, or drop it here. Nothing is written yet."
        errors={field('file').errors}
        wasRefused={refusal !== null}
      />
      <Button isPending={busy}>{busy ? 'Checking every row…' : 'Check the file'}</Button>
    </Form>
  )
}
