import type { Choice } from '../../../domain/warranties/question.ts'
import { Field } from '../field.tsx'

type GateOverrideProps = { readonly choice: Choice; readonly errors: readonly string[] | undefined }

/** For compliance, while a registration is not valid: the reason for issuing all the same. */
export function GateOverride({ choice, errors }: GateOverrideProps) {
  const closed = choice.decisions.some(({ stands, gate }) => stands && !gate.open)
  if (!closed) return null
  return (
    <fieldset>
      <legend>Issue without a valid registration</legend>
      <Field
        label="Reason"
        name="override"
        maxLength={500}
        errors={errors}
        autoComplete="off"
        hint="Compliance answers for it. Your name and the reason are kept with the document and stand in the audit pack."
      />
    </fieldset>
  )
}
