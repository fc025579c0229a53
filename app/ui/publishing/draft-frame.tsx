import { Form } from '@remix-run/react'
import type { ReactNode } from 'react'
import { Refusal } from '../alert.tsx'
import { Button, LinkButton } from '../button.tsx'
import type { useCheckedForm } from '../form.tsx'
import { TextArea } from '../text-area.tsx'
import { Unsaved } from '../unsaved.tsx'
import type { Bind } from './bound.ts'

type DraftFrameProps = {
  readonly kind: 'edition' | 'pack'
  readonly form: Pick<ReturnType<typeof useCheckedForm>, 'props' | 'refusal' | 'busy'>
  readonly bind: Bind
  /** Of a draft that is changed. */
  readonly revision?: number | undefined
  readonly back: string
  readonly children: ReactNode
}

/** What the forms of an edition and of a pack have in common: the refusal on top, the reason and the buttons below. */
export function DraftFrame({ kind, form: { props, refusal, busy }, bind, revision, back, children }: DraftFrameProps) {
  return (
    <Form
      method="post"
      encType={kind === 'pack' ? 'multipart/form-data' : 'application/x-www-form-urlencoded'}
      className="publication"
      {...props}
    >
      <input type="hidden" name="form" value={kind} />
      <input type="hidden" name="kind" value={kind} />
      {revision === undefined ? null : <input type="hidden" name="revision" value={revision} />}
      <Refusal {...refusal} />
      {children}
      <TextArea
        label="Reason"
        required
        rows={3}
        maxLength={1000}
        hint="The approver and every company of the scheme read it."
        {...bind('note')}
      />
      <div className="actions">
        <Button isPending={busy}>Keep the draft</Button>
        <LinkButton to={back}>Cancel</LinkButton>
      </div>
      <Unsaved />
    </Form>
  )
}
