import { Form } from '@remix-run/react'
import { certificateSchema, directions } from '../../../domain/certificates/schema.ts'
import { Refusal } from '../alert.tsx'
import { Button, LinkButton } from '../button.tsx'
import { CheckField } from '../check-field.tsx'
import { Field } from '../field.tsx'
import { FileField, withFile } from '../file-field.tsx'
import { useCheckedForm } from '../form.tsx'
import { SelectField } from '../select-field.tsx'
import { TextArea } from '../text-area.tsx'
import { Unsaved } from '../unsaved.tsx'
import { FurtherFields } from './further-fields.tsx'
import { GoodsRows } from './goods-rows.tsx'

type CertificateFormProps = {
  /** The goods codes that travel under a certificate today. */
  readonly codes: readonly string[]
  readonly importerCountry: string
}

const recordable = withFile(certificateSchema)
const DIRECTIONS = { received: 'It came with goods', issued: 'It was issued for an export of ours' }
const LIST_HINT = 'Several apart by commas.'

/** A certificate as it lies on the table, element by element, to be recorded beside its file. */
export function CertificateForm({ codes, importerCountry }: CertificateFormProps) {
  const { field, fields, props, refusal, busy } = useCheckedForm({
    id: 'certificate',
    schema: recordable,
    defaults: { direction: 'received', importerCountry },
  })
  const ticked = (name: string) => field(name).defaultValue === 'on'
  return (
    <Form method="post" encType="multipart/form-data" {...props}>
      <input type="hidden" name="form" value="certificate" />
      <Refusal {...refusal} />
      <div className="columns">
        <div>
          <SelectField
            label="Direction"
            options={directions.map((value) => ({ value, label: DIRECTIONS[value] }))}
            {...field('direction')}
          />
          <CheckField
            label="It bears the title and the statement (a)"
            name="bearsStatement"
            defaultChecked={ticked('bearsStatement')}
            hint="That the rough diamonds of the shipment were handled in accordance with the certification scheme, in any language with an English translation."
          />
          <Said errors={field('bearsStatement').errors} />
          <Field
            label="Number (c)"
            required
            maxLength={60}
            autoComplete="off"
            hint="With the issuing participant’s two letters, like MX0012345."
            {...field('number')}
          />
          <Field label="Date of issuance (d)" type="date" required {...field('issuedOn')} />
          <Field label="Date of expiry (e)" type="date" required {...field('expiresOn')} />
          <Field label="Issuing authority (f)" required maxLength={200} {...field('authority')} />
          <TextArea label="Exporter (g)" required maxLength={500} rows={3} {...field('exporter')} />
          <TextArea label="Importer (g)" required maxLength={500} rows={3} {...field('importer')} />
          <Field label="Country of the importer" required maxLength={2} {...field('importerCountry')} />
          <Field label="Validated by the exporting authority on (l)" type="date" required {...field('validatedOn')} />
          <Field label="Seal numbers" hint={LIST_HINT} {...field('sealNumbers')} />
        </div>
        <div>
          <FileField
            label="File"
            name="file"
            accept="application/pdf,image/png,image/jpeg"
            hint="The certificate as PDF, PNG or JPEG, up to 10 MB. Choose it, or drop it here."
            errors={field('file').errors}
            wasRefused={refusal !== null}
          />
          <CheckField label="The parcel is of mixed origin" name="mixedOrigin" defaultChecked={ticked('mixedOrigin')} />
          <CheckField
            label="Asterisks stand for the origin"
            name="originsStarred"
            defaultChecked={ticked('originsStarred')}
          />
          <Said errors={field('originsStarred').errors} />
          <Field
            label="Countries of origin (b)"
            hint="One for unmixed goods. For mixed ones every country that the certificate names, apart by commas."
            autoComplete="off"
            {...field('originCountries')}
          />
          <Field label="Carat weight (h)" required inputMode="decimal" autoComplete="off" {...field('carats')} />
          <Field label="Value in US dollars (i)" required inputMode="decimal" autoComplete="off" {...field('value')} />
          <Field
            label="Number of parcels (j)"
            required
            inputMode="numeric"
            autoComplete="off"
            {...field('parcelCount')}
          />
          <Field label="Shipped on" type="date" hint="Expiry is judged at this day." {...field('shippedOn')} />
          <Field label="Imported on" type="date" hint="The day the goods came in." {...field('importedOn')} />
          <Field
            label="Earlier certificates"
            hint={`The numbers that these goods came in on. ${LIST_HINT}`}
            {...field('predecessors')}
          />
          <TextArea label="Note" maxLength={2000} rows={2} {...field('note')} />
        </div>
      </div>
      <GoodsRows codes={codes} field={field} errors={fields['lines']?.errors} />
      <FurtherFields field={field} />
      <p className="hint form-end">
        A certificate is never edited afterwards; a wrong one is withdrawn and recorded anew.
      </p>
      <div className="actions">
        <Button isPending={busy}>Record certificate</Button>
        <LinkButton to="/certificates">Cancel</LinkButton>
      </div>
      <Unsaved />
    </Form>
  )
}

/** What is wrong with a box to tick. */
function Said({ errors }: { readonly errors: readonly string[] | undefined }) {
  return errors ? <p className="field-error">{errors.join(' ')}</p> : null
}
