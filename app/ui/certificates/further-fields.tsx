import { Field } from '../field.tsx'
import { TextArea } from '../text-area.tsx'

type FurtherFieldsProps = {
  readonly field: (name: string) => {
    readonly name: string
    readonly defaultValue: string | undefined
    readonly errors: readonly string[] | undefined
  }
}

const FIELDS = ['consigneeCountry', 'containerCount', 'validationReference', 'mine', 'quality'] as const

/** What may stand on a certificate beside what must; folded away until somebody needs it. */
export function FurtherFields({ field }: FurtherFieldsProps) {
  const of = (name: (typeof FIELDS)[number]) => field(`further.${name}`)
  const isUsed = FIELDS.some((name) => of(name).defaultValue || of(name).errors)
  return (
    <details className="disclosure" open={isUsed || undefined}>
      <summary>What else stands on it</summary>
      <div className="columns">
        <div>
          <Field label="Country of the consignee" maxLength={2} autoComplete="off" {...of('consigneeCountry')} />
          <Field label="Containers" inputMode="numeric" autoComplete="off" {...of('containerCount')} />
          <Field
            label="Reference of the validation"
            maxLength={100}
            autoComplete="off"
            hint="Like the number of the export filing, where that completes the validation."
            {...of('validationReference')}
          />
        </div>
        <div>
          <TextArea label="Mine" maxLength={500} rows={2} hint="Name, or coordinates." {...of('mine')} />
          <TextArea label="Quality" maxLength={500} rows={2} {...of('quality')} />
        </div>
      </div>
    </details>
  )
}
