import { Form } from '@remix-run/react'
import { type Branding, lineColumns } from '../../../domain/kernel/branding.ts'
import { Refusal } from '../alert.tsx'
import { Button } from '../button.tsx'
import { CheckField } from '../check-field.tsx'
import { Field } from '../field.tsx'
import { FileField } from '../file-field.tsx'
import { useCheckedForm } from '../form.tsx'
import { SelectField } from '../select-field.tsx'
import { TextArea } from '../text-area.tsx'
import { Unsaved } from '../unsaved.tsx'
import { COLUMN_NAMES } from './names.ts'

const FONTS = [
  { value: 'sans', label: 'Sans (Noto Sans)' },
  { value: 'serif', label: 'Serif (Noto Serif)' },
]
const COLUMNS = [
  { value: '', label: '–' },
  ...lineColumns.map((value) => ({ value, label: COLUMN_NAMES[value] ?? value })),
]
const PLACES = Array.from({ length: 9 }, (_, index) => index)

/** A company's look, without code: logo, colour, type, letterhead, footer, bank details and the columns of its lines. */
export function BrandingForm({ look }: { readonly look: Branding }) {
  const { columns, logo, ...texts } = look
  const { field, props, refusal, busy } = useCheckedForm({
    id: 'look',
    defaults: { ...texts, columns: PLACES.map((place) => columns[place] ?? '') },
  })
  const typed = refusal?.typed['columns']
  const chosen = Array.isArray(typed) ? typed.map(String) : columns
  return (
    <Form method="post" encType="multipart/form-data" {...props}>
      <input type="hidden" name="form" value="look" />
      <Refusal {...refusal} />
      {logo ? (
        <p>
          <img className="logo-sample" src={logo} alt="Your logo" />
        </p>
      ) : null}
      <FileField
        name="logo"
        label="Logo"
        accept="image/png,image/jpeg"
        hint="PNG or JPEG in RGB, at most 512 kB and four million pixels."
        errors={refusal?.fields['logo']}
        wasRefused={refusal !== null}
      />
      {logo ? <CheckField name="keepLogo" value="no" label="Print without a logo" /> : null}
      <div className="columns">
        <Field label="Colour of the rules" type="color" required {...field('accent')} />
        <SelectField label="Type" options={FONTS} {...field('font')} />
      </div>
      <TextArea
        label="Letterhead"
        rows={3}
        hint="Above the document’s head, beside or below the logo."
        {...field('letterhead')}
      />
      <Field
        label="Footer"
        hint="On every page, before the document’s number. Empty: your company’s name."
        {...field('footer')}
      />
      <TextArea label="Bank details" rows={3} hint="Below the lines of what is to be paid." {...field('bank')} />
      <fieldset aria-describedby={refusal?.fields['columns'] ? 'columns-error' : undefined}>
        <legend>Columns of the lines, in their order</legend>
        <div className="column-places">
          {PLACES.map((place) => (
            <SelectField
              key={place}
              label={`Column ${place + 1}`}
              name={`columns[${place}]`}
              options={COLUMNS}
              defaultValue={chosen[place] ?? ''}
            />
          ))}
        </div>
        {refusal?.fields['columns'] ? (
          <p id="columns-error" className="field-error">
            {refusal.fields['columns'].join(' ')}
          </p>
        ) : null}
      </fieldset>
      <Button isPending={busy}>Keep draft</Button>
      <Unsaved />
    </Form>
  )
}
