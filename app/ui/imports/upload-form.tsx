import { Form } from '@remix-run/react'
import type { KindKey } from '../../../domain/imports/keys.ts'
import { Refusal } from '../alert.tsx'
import { Button } from '../button.tsx'
import { FileField } from '../file-field.tsx'
import { useCheckedForm } from '../form.tsx'

/** The file to be checked, CSV or XLSX. Checking writes nothing but its report. */
export function UploadForm({ kind }: { readonly kind: KindKey }) {
  const { field, props, refusal, busy } = useCheckedForm({ id: 'import' })
  return (
    <Form method="post" encType="multipart/form-data" action="/imports?index" {...props} noValidate={false}>
      <input type="hidden" name="form" value="import" />
      <input type="hidden" name="kind" value={kind} />
      <Refusal {...refusal} />
      <FileField
        label="CSV or XLSX file"
        name="file"
        accept=".csv,.tsv,.txt,.xlsx,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        required
        hint="Up to 50,000 rows and 10 MB; your own headings will do. Choose it, or drop it here. Nothing is written yet."
        errors={field('file').errors}
        wasRefused={refusal !== null}
      />
      <Button isPending={busy}>{busy ? 'Checking every row…' : 'Check the file'}</Button>
    </Form>
  )
}
