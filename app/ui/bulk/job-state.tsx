import { Form } from '@remix-run/react'
import type { BulkKind, BulkStatus } from '../../../domain/bulk-jobs/rules.ts'
import { Notice, Refusal } from '../alert.tsx'
import { Button, LinkButton } from '../button.tsx'
import { useCheckedForm } from '../form.tsx'
import { Progress } from '../progress.tsx'
import { doing, outcomeOf, statusLooks } from './words.ts'

export type JobFacts = {
  readonly id: string
  readonly kind: BulkKind
  readonly status: BulkStatus
  readonly total: number
  readonly done: number
  readonly refused: number
  readonly failure: string | null
  readonly secondsLeft: number | null
  readonly may: Readonly<Record<'pause' | 'resume' | 'cancel' | 'again', boolean>>
}

const ORDERS = [
  ['pause', 'Pause', 'plain'],
  ['resume', 'Go on', 'primary'],
  ['again', 'Try the refused ones again', 'plain'],
  ['cancel', 'Cancel the rest', 'danger'],
] as const

/** How far a job is, what came of it, and what can be said to it now. */
export function JobState({ job, mayCollect }: { readonly job: JobFacts; readonly mayCollect: boolean }) {
  const { props, refusal } = useCheckedForm({ id: 'order' })
  const { kind, status, total, done, refused, failure, may } = job
  const orders = ORDERS.filter(([order]) => may[order])
  const isOpen = status === 'queued' || status === 'running'
  const [meaning] = statusLooks[status]
  return (
    <>
      <Refusal {...refusal} />
      {isOpen ? (
        <>
          <Progress what={doing[kind]} done={done + refused} total={total} secondsLeft={job.secondsLeft} />
          <p className="hint">You can leave this page; the job goes on and is found again among the jobs.</p>
        </>
      ) : (
        <Notice meaning={status === 'done' && refused > 0 ? 'needs-you' : meaning}>
          <p>
            <strong>{outcomeOf(kind, done, refused)}</strong>
          </p>
          <p>{failure ?? restOf(status, total - done - refused)}</p>
        </Notice>
      )}
      <div className="actions">
        {orders.length > 0 ? (
          <Form method="post" {...props} className="actions">
            <input type="hidden" name="form" value="order" />
            {orders.map(([order, words, tone]) => (
              <Button key={order} name="order" value={order} tone={tone}>
                {words}
              </Button>
            ))}
          </Form>
        ) : null}
        {status === 'done' && kind === 'download' && done > 0 && mayCollect ? (
          <LinkButton to={`/documents/bulk/${job.id}/zip`} tone="primary" reloadDocument>
            Download the ZIP
          </LinkButton>
        ) : null}
        {!isOpen && kind === 'issue' && done > 0 && mayCollect ? <CollectThem /> : null}
      </div>
    </>
  )
}

/** The way from what was issued to its PDFs, which are printed by and by. */
function CollectThem() {
  return (
    <Form method="post">
      <input type="hidden" name="form" value="collect" />
      <Button tone="plain">Collect their PDFs</Button>
    </Form>
  )
}

function restOf(status: BulkStatus, left: number): string | null {
  if (left === 0) return null
  const rest = left === 1 ? '1 is' : `${left.toLocaleString('en')} are`
  return status === 'cancelled' ? `${rest} left as before.` : `${rest} still to be done.`
}
