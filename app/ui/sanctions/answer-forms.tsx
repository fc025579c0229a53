import { Form } from '@remix-run/react'
import { Refusal } from '../alert.tsx'
import { Button } from '../button.tsx'
import { FileField } from '../file-field.tsx'
import { useCheckedForm } from '../form.tsx'
import { TextArea } from '../text-area.tsx'
import { Unsaved } from '../unsaved.tsx'

/** The company's answer to a notice, with papers. */
export function AnswerForm() {
  const { field, props, refusal, busy } = useCheckedForm({ id: 'answer' })
  return (
    <section className="panel" aria-labelledby="your-answer">
      <h2 id="your-answer">Your answer</h2>
      <p>It can be given once, also while the company is suspended. Whoever decides reads it before.</p>
      <Form method="post" encType="multipart/form-data" {...props}>
        <input type="hidden" name="form" value="answer" />
        <Unsaved />
        <Refusal {...refusal} />
        <TextArea label="Answer" rows={8} required {...field('answer')} />
        <FileField
          label="Files"
          name="files"
          multiple
          accept=".pdf,.png,.jpg,.jpeg"
          hint="PDF, PNG or JPEG, at most ten of 10 MB together."
          errors={field('files').errors}
          wasRefused={refusal !== null}
        />
        <Button isPending={busy}>Send the answer</Button>
      </Form>
    </section>
  )
}

/** The company's appeal against a decision in force. */
export function AppealForm() {
  const { field, props, refusal, busy } = useCheckedForm({ id: 'appeal' })
  return (
    <section className="panel" aria-labelledby="your-appeal">
      <h2 id="your-appeal">Your appeal</h2>
      <p>Somebody else than who decided looks at it. The decision holds meanwhile.</p>
      <Form method="post" {...props}>
        <input type="hidden" name="form" value="appeal" />
        <Refusal {...refusal} />
        <TextArea label="Appeal" rows={6} required {...field('appeal')} />
        <Button isPending={busy}>Appeal</Button>
      </Form>
    </section>
  )
}
