import { Form } from '@remix-run/react'
import { Refusal } from '../alert.tsx'
import { Button, LinkButton } from '../button.tsx'
import { Field } from '../field.tsx'
import { FileField } from '../file-field.tsx'
import { useCheckedForm } from '../form.tsx'
import { type Option, SelectField } from '../select-field.tsx'
import { TextArea } from '../text-area.tsx'
import { Unsaved } from '../unsaved.tsx'

type PanelProps = { readonly goods: readonly Option[] }
const PAPERS = 'application/pdf,image/png,image/jpeg'

/** Declares what the company had of a goods class before its first entry here. */
export function OpeningPanel({ goods }: PanelProps) {
  const { field, props, refusal, busy } = useCheckedForm({ id: 'opening' })
  return (
    <section className="panel" aria-labelledby="opening-title">
      <h2 id="opening-title">Declare opening stock</h2>
      <p>
        What you had before your first entry here, once for each goods class and lot. It cannot be changed, only
        adjusted.
      </p>
      <Refusal {...refusal} fields={{}} />
      <Form method="post" encType="multipart/form-data" {...props}>
        <input type="hidden" name="form" value="opening" />
        <Unsaved />
        <div className="columns">
          <SelectField label="Goods class" options={goods} {...field('goodsClass')} />
          <Field label="Day" type="date" required {...field('day')} />
          <Field label="Lot" maxLength={60} autoComplete="off" hint="Optional." {...field('lot')} />
        </div>
        <div className="columns">
          <Field
            label="Quantity"
            inputMode="decimal"
            required
            autoComplete="off"
            placeholder="0.000"
            {...field('carats')}
          />
          <Field
            label="Of it under warranty"
            inputMode="decimal"
            autoComplete="off"
            placeholder="0.000"
            {...field('warranted')}
          />
        </div>
        <TextArea
          label="Evidence"
          maxLength={500}
          hint="What it rests on, like the count of a day or the auditor’s report."
          {...field('evidence')}
        />
        <FileField
          label="File"
          name="file"
          accept={PAPERS}
          hint="The evidence as PDF, PNG or JPEG, up to 10 MB."
          errors={field('file').errors}
          wasRefused={refusal !== null}
        />
        <div className="actions">
          <Button isPending={busy}>Declare</Button>
          <LinkButton to="?">Cancel</LinkButton>
        </div>
      </Form>
    </section>
  )
}

/** Proposes a correction that a second person decides. */
export function AdjustmentPanel({ goods }: PanelProps) {
  const { field, props, refusal, busy } = useCheckedForm({ id: 'adjustment' })
  return (
    <section className="panel" aria-labelledby="adjustment-title">
      <h2 id="adjustment-title">Propose an adjustment</h2>
      <p>It counts once a second person has approved it.</p>
      <Refusal {...refusal} fields={{}} />
      <Form method="post" encType="multipart/form-data" {...props}>
        <input type="hidden" name="form" value="adjustment" />
        <Unsaved />
        <div className="columns">
          <SelectField label="Goods class" options={goods} {...field('goodsClass')} />
          <Field label="Day" type="date" required {...field('day')} />
        </div>
        <div className="columns">
          <Field
            label="All goods by"
            autoComplete="off"
            placeholder="-1.503"
            hint="Less with a minus."
            {...field('carats')}
          />
          <Field
            label="Under warranty by"
            autoComplete="off"
            placeholder="-1.503"
            hint="Less with a minus."
            {...field('warranted')}
          />
        </div>
        <TextArea label="Reason" maxLength={500} {...field('reason')} />
        <FileField
          label="File"
          name="file"
          accept={PAPERS}
          hint="What shows it, as PDF, PNG or JPEG, up to 10 MB."
          errors={field('file').errors}
          wasRefused={refusal !== null}
        />
        <div className="actions">
          <Button isPending={busy}>Propose</Button>
          <LinkButton to="?">Cancel</LinkButton>
        </div>
      </Form>
    </section>
  )
}
