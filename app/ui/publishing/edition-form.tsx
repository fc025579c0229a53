import { Field } from '../field.tsx'
import { useCheckedForm } from '../form.tsx'
import { SelectField } from '../select-field.tsx'
import { TextArea } from '../text-area.tsx'
import { type Bind, bindTo } from './bound.ts'
import { DraftFrame } from './draft-frame.tsx'
import type { EditionBase } from './edition-start.ts'
import { GoodsDays } from './goods-days.tsx'
import { documentName, STANDINGS } from './words.ts'

type EditionFormProps = {
  /** The statement that it begins from. */
  readonly base: EditionBase
  readonly begins: Readonly<Record<string, unknown>>
  /** Of a draft that is changed. */
  readonly revision?: number
  readonly back: string
}

/** The words, days and reason of an edition. What is wrong stands beside its field, and nothing that was typed is lost. */
export function EditionForm({ base, begins, revision, back }: EditionFormProps) {
  const form = useCheckedForm({ id: 'edition' })
  const bind = bindTo(begins, form.refusal)
  return (
    <DraftFrame kind="edition" form={form} bind={bind} revision={revision} back={back}>
      <input type="hidden" name="scheme" value={base.scheme} />
      <input type="hidden" name="base" value={base.key} />
      <Words base={base} bind={bind} />
      <fieldset>
        <legend>When, and for which goods</legend>
        <Field
          label="Effective date"
          type="date"
          required
          hint="The first day a document may bear to carry the new words. It must lie after the day of approval."
          {...bind('effectiveOn')}
        />
        <GoodsDays goods={base.goods} bind={bind} error={form.refusal?.fields['goods']?.join(' ')} />
      </fieldset>
      <Older edition={base.edition} bind={bind} />
      <Sources bind={bind} />
    </DraftFrame>
  )
}

function Words({ base, bind }: { readonly base: EditionBase; readonly bind: Bind }) {
  const tokens = base.tokens.map((name) => `{${name}}`).join(', ')
  return (
    <fieldset className="words-field">
      <legend>The words</legend>
      <div className="columns">
        <Field
          label="Edition"
          required
          autoComplete="off"
          maxLength={40}
          hint={`A new name makes a new edition; ${base.edition} corrects this one.`}
          {...bind('edition')}
        />
        <Field label="Name" required autoComplete="off" maxLength={200} {...bind('name')} />
      </div>
      <TextArea
        label="Text"
        required
        rows={5}
        hint={
          tokens
            ? `What prints. Options stand in braces: ${tokens}. One that is left out is dropped; a new one takes a pack.`
            : 'What prints, word for word.'
        }
        {...bind('text')}
      />
      {base.documentTypes.map((type) => (
        <details
          key={type}
          className="disclosure"
          open={bind(`adaptations.${type}.text`).defaultValue ? true : undefined}
        >
          <summary>Other words on {documentName(type)}</summary>
          <TextArea
            label={`Text on ${documentName(type)}`}
            rows={5}
            hint="Empty: the same as above."
            {...bind(`adaptations.${type}.text`)}
          />
          <Field label={`Whose words they are on ${documentName(type)}`} {...bind(`adaptations.${type}.note`)} />
        </details>
      ))}
      <details className="disclosure" open={bind('official').defaultValue ? true : undefined}>
        <summary>As its owner publishes it</summary>
        <TextArea
          label="Published text"
          rows={5}
          hint="With footnote marks and all. Empty: the same as what prints."
          {...bind('official')}
        />
      </details>
    </fieldset>
  )
}

function Older({ edition, bind }: { readonly edition: string; readonly bind: Bind }) {
  return (
    <fieldset>
      <legend>The edition before it</legend>
      <div className="columns">
        <SelectField
          label={`From the effective date, ${edition}`}
          options={[
            { value: 'ends', label: 'may no longer be issued' },
            { value: 'stays', label: 'may still be issued beside the new one' },
          ]}
          {...bind('older')}
        />
        <Field
          label={`${edition} is accepted when received until the day before`}
          type="date"
          hint="Empty: as now."
          {...bind('olderAcceptedUntil')}
        />
      </div>
    </fieldset>
  )
}

function Sources({ bind }: { readonly bind: Bind }) {
  return (
    <fieldset>
      <legend>Where from, and why</legend>
      <div className="columns">
        <Field label="Source" required maxLength={500} hint="Where the words are published." {...bind('source')} />
        <SelectField label="What the source is worth" options={STANDINGS} {...bind('standing')} />
      </div>
    </fieldset>
  )
}
