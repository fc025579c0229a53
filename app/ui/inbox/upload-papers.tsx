import { Form, Link } from '@remix-run/react'
import { Refusal } from '../alert.tsx'
import { Badge } from '../badge.tsx'
import { Button } from '../button.tsx'
import { FileField } from '../file-field.tsx'
import { useCheckedForm } from '../form.tsx'

export type UploadAnswer = {
  readonly name: string
  readonly outcome: 'received' | 'duplicate' | 'refused'
  readonly id?: string
  readonly documentId?: string
  readonly sentence?: string
}

const LOOKS = {
  received: ['in-order', 'received'],
  duplicate: ['needs-you', 'here already'],
  refused: ['wrong', 'refused'],
} as const

/** Papers to be brought in, several at once. */
export function UploadPapers() {
  const { field, props, refusal, busy } = useCheckedForm({ id: 'upload' })
  return (
    <Form method="post" encType="multipart/form-data" action="/inbox?index" {...props} noValidate={false}>
      <input type="hidden" name="form" value="upload" />
      <Refusal {...refusal} />
      <FileField
        label="Papers"
        name="files"
        accept="application/pdf,image/png,image/jpeg"
        required
        multiple
        hint="PDF, PNG or JPEG, up to 20 files, each up to 10 MB and all together up to 20 MB. Choose them, or drop them here."
        errors={field('files').errors}
        wasRefused={refusal !== null}
      />
      <Button isPending={busy}>{busy ? 'Taking them in…' : 'Bring in'}</Button>
    </Form>
  )
}

/** What became of each file. */
export function UploadAnswers({ answers }: { readonly answers: readonly UploadAnswer[] }) {
  return (
    <section aria-label="What became of the files" className="upload-answers" aria-live="polite">
      <ul>
        {answers.map(({ name, outcome, id, documentId, sentence }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two files may have one name, and the list never changes
          <li key={`${name}-${index}`}>
            <Badge meaning={LOOKS[outcome][0]}>{LOOKS[outcome][1]}</Badge>{' '}
            <Where name={name} to={id ? `/inbox/${id}` : documentId ? `/received/${documentId}` : null} /> {sentence}
          </li>
        ))}
      </ul>
    </section>
  )
}

function Where({ name, to }: { readonly name: string; readonly to: string | null }) {
  return to === null ? <span>{name}</span> : <Link to={to}>{name}</Link>
}
