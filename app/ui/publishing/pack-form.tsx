import { useRef } from 'react'
import { Field } from '../field.tsx'
import { FileField } from '../file-field.tsx'
import { useCheckedForm } from '../form.tsx'
import { SelectField } from '../select-field.tsx'
import { TextArea } from '../text-area.tsx'
import { type Bound, bindTo } from './bound.ts'
import { DraftFrame } from './draft-frame.tsx'

type PackFormProps = {
  readonly schemes: readonly { readonly key: string; readonly name: string }[]
  readonly begins: Readonly<Record<string, unknown>>
  /** Of a draft that is changed; its scheme stays. */
  readonly revision?: number
  readonly back: string
}

/** A whole pack as one file, pasted or uploaded. What is wrong is told by its line. */
export function PackForm({ schemes, begins, revision, back }: PackFormProps) {
  const form = useCheckedForm({ id: 'pack' })
  const bind = bindTo(begins, form.refusal)
  return (
    <DraftFrame kind="pack" form={form} bind={bind} revision={revision} back={back}>
      <div className="columns">
        <SelectField
          label="Scheme"
          options={schemes.map(({ key, name }) => ({ value: key, label: name }))}
          {...bind('scheme')}
        />
        <Field
          label="Effective date"
          type="date"
          required
          hint="From this day its rules count. No window of its statements may begin earlier, but for what stays as it is."
          {...bind('effectiveOn')}
        />
      </div>
      <PackText bound={bind('text')} key={`refused-${useTimesRefused(form.refusal)}`} />
    </DraftFrame>
  )
}

function PackText({ bound }: { readonly bound: Bound }) {
  return (
    <div className="pack-file">
      <FileField
        label="Pack as a file"
        accept=".json,application/json"
        hint="Instead of pasting it below."
        name="file"
      />
      <TextArea
        label="Pack as JSON"
        rows={20}
        spellCheck={false}
        hint="One object: “pack” as in pack.json, and “statements”, a list of statements. Those that are in the library word for word may be left out."
        {...bound}
        errors={bound.errors?.map((sentence) => `${sentence}\n`)}
      />
    </div>
  )
}

/** Counts the refusals: each time a file that was chosen has become text to be corrected, and must not be sent again. */
function useTimesRefused(refusal: object | null): number {
  const last = useRef<{ readonly refusal: object | null; readonly times: number }>({ refusal: null, times: 0 })
  if (refusal !== null && last.current.refusal !== refusal) last.current = { refusal, times: last.current.times + 1 }
  return last.current.times
}
