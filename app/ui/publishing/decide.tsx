import { Form } from '@remix-run/react'
import { Notice, Refusal } from '../alert.tsx'
import { Button, LinkButton } from '../button.tsx'
import { useCheckedForm } from '../form.tsx'

type DecideProps = {
  readonly publication: {
    readonly id: string
    readonly status: string
    readonly revision: number
    readonly effectiveOn: string
    readonly isMine: boolean
  }
  /** Why this person may not approve it now. */
  readonly hindrance: { readonly sentence: string } | null
  readonly may: { readonly approve: boolean; readonly withdraw: boolean }
}

/** What can be done to a draft: its drafter changes it, somebody else approves it, both may withdraw it. */
export function Decide({ publication, hindrance, may }: DecideProps) {
  if (publication.status !== 'draft') return null
  return (
    <section aria-labelledby="decide">
      <h2 id="decide">What becomes of it</h2>
      {hindrance ? (
        <Notice meaning="needs-you">
          <p>{hindrance.sentence}</p>
        </Notice>
      ) : (
        <p>
          Read below what changes. Once approved it cannot be changed or taken back; companies are told at once, and
          what they have issued stays as it is.
        </p>
      )}
      <div className="actions">
        {may.approve && !hindrance ? (
          <OneStep form="approve" revision={publication.revision} verb="Approve and publish" />
        ) : null}
        {publication.isMine && may.withdraw ? (
          <LinkButton to={`/publications/${publication.id}/edit`}>Change the draft</LinkButton>
        ) : null}
        {may.withdraw ? <OneStep form="withdraw" revision={publication.revision} verb="Withdraw" /> : null}
      </div>
    </section>
  )
}

type OneStepProps = { readonly form: 'approve' | 'withdraw'; readonly revision: number; readonly verb: string }

function OneStep({ form, revision, verb }: OneStepProps) {
  const { props, refusal, busy } = useCheckedForm({ id: form })
  return (
    <Form method="post" {...props}>
      <input type="hidden" name="form" value={form} />
      <input type="hidden" name="revision" value={revision} />
      <Refusal {...refusal} />
      <Button tone={form === 'approve' ? 'primary' : 'danger'} isPending={busy}>
        {verb}
      </Button>
    </Form>
  )
}
