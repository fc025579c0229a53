import { Form } from '@remix-run/react'
import type { ReleaseStanding } from '../../../domain/audit-packs/rules.ts'
import { packReleaseSchema } from '../../../domain/audit-packs/schema.ts'
import { Refusal } from '../alert.tsx'
import { Badge } from '../badge.tsx'
import { Button } from '../button.tsx'
import { useCheckedForm } from '../form.tsx'
import { DayText, Instant } from '../format.tsx'
import { TextArea } from '../text-area.tsx'

type PackReleaseProps = {
  readonly pack: {
    readonly release: ReleaseStanding
    readonly requested_by_name: string
    readonly release_due_on: string | null
    readonly released_at: Date | null
    readonly released_by_name: string | null
    readonly release_reason: string | null
    readonly isOnTime: boolean | null
    readonly timeZone: string
  }
}

/** Whether auditors see the pack, who let them or who has to, and by when. */
export function PackRelease({ pack }: PackReleaseProps) {
  return (
    <section aria-labelledby="release">
      <h2 id="release" className="section-head">
        Release
      </h2>
      {pack.released_at ? <Released pack={pack} at={pack.released_at} /> : <Waiting pack={pack} />}
    </section>
  )
}

function Released({ pack, at }: PackReleaseProps & { readonly at: Date }) {
  return (
    <>
      <p>
        <Badge meaning="in-order">released</Badge> by {pack.released_by_name},{' '}
        <Instant value={at} zone={pack.timeZone} />. Auditors of its period see it. <Due pack={pack} />
      </p>
      {pack.release_reason ? (
        <p>
          Nobody else of the company may release packs. {pack.released_by_name} said: “{pack.release_reason}”
        </p>
      ) : null}
    </>
  )
}

function Waiting({ pack }: PackReleaseProps) {
  return (
    <>
      <p>
        <Badge meaning="needs-you">not released</Badge> No auditor sees it yet. <Due pack={pack} />
      </p>
      {pack.release === 'may' || pack.release === 'alone' ? (
        <ReleaseForm pack={pack} />
      ) : (
        <p className="hint">{waitsFor(pack)}</p>
      )}
    </>
  )
}

function ReleaseForm({ pack }: PackReleaseProps) {
  const { field, props, refusal, busy } = useCheckedForm({ id: 'release', schema: packReleaseSchema })
  const isAlone = pack.release === 'alone'
  return (
    <Form method="post" {...props}>
      <input type="hidden" name="form" value="release" />
      <Refusal {...refusal} />
      <p className="hint">
        {isAlone
          ? 'You asked for it, and nobody else of the company may release packs. Say why nobody else has looked at it; that stands with the pack.'
          : `${pack.requested_by_name} asked for it. Look at what is in it first: a released pack stays released.`}
      </p>
      {isAlone ? <TextArea label="Why nobody else has looked at it" required rows={2} {...field('reason')} /> : null}
      <Button isPending={busy}>Release to the auditor</Button>
    </Form>
  )
}

function waitsFor({ release, requested_by_name: asked }: PackReleaseProps['pack']): string {
  return release === 'same-person'
    ? 'You asked for it: another owner or compliance officer of the company releases it.'
    : `It waits for an owner or compliance officer other than ${asked}.`
}

function Due({ pack: { release_due_on: due, isOnTime, released_at: releasedAt } }: PackReleaseProps) {
  if (due === null || isOnTime === null) return null
  if (releasedAt)
    return isOnTime ? (
      <>
        In time: it was due by <DayText value={due} />.
      </>
    ) : (
      <>
        <Badge meaning="wrong">late</Badge> It was due by <DayText value={due} />.
      </>
    )
  return isOnTime ? (
    <>
      It is due by <DayText value={due} />.
    </>
  ) : (
    <>
      <Badge meaning="wrong">late</Badge> It was due by <DayText value={due} />.
    </>
  )
}
