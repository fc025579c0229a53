import { type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { endEngagement, listEngagements } from '../../domain/engagements/index.ts'
import { inviteAuditor, listInvitations, revokeInvitation } from '../../domain/invitations/index.ts'
import { can } from '../../domain/kernel/actor.ts'
import type { EngagementId, InvitationId } from '../../domain/kernel/ids.ts'
import { formPayload } from '../form.server.ts'
import { invitedLink } from '../invited.server.ts'
import { actionFor, loaderFor } from '../route.server.ts'
import { formId } from '../row-id.server.ts'
import { EngagementsTable } from '../ui/auditors/engagements-table.tsx'
import { InviteAuditor } from '../ui/auditors/invite-auditor.tsx'
import { Empty } from '../ui/empty.tsx'
import { InvitationsTable } from '../ui/invitations/invitations-table.tsx'
import { Invited } from '../ui/invitations/invited.tsx'

export const meta: MetaFunction = () => [{ title: 'Auditors · Briefke' }]

export const loader = loaderFor(async ({ actor, deps }) => {
  const [engagements, invitations] = await Promise.all([listEngagements(deps, actor), listInvitations(deps, actor)])
  return {
    engagements,
    invitations: invitations.filter(({ role, usedAt }) => !usedAt && role === 'auditor'),
    mayManage: can(actor, 'engagement:manage'),
    now: deps.clock.now(),
  }
})

export const action = actionFor(async ({ actor, deps, context, form }) => {
  if (form.get('form') === 'invite')
    return invitedLink(context, form, await inviteAuditor(deps, actor, formPayload(form)))
  if (form.get('form') === 'end') {
    await endEngagement(deps, actor, formId<EngagementId>(form, 'id', 'engagement'))
  } else {
    await revokeInvitation(deps, actor, formId<InvitationId>(form, 'id', 'invitation'))
  }
  return redirect('/company/auditors')
})

export default function Auditors() {
  const { engagements, invitations, mayManage, now } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  return (
    <>
      {answer && 'invited' in answer ? <Invited invited={answer.invited} /> : null}
      <section aria-labelledby="engagements">
        <h2 id="engagements">Engagements</h2>
        {engagements.length === 0 ? (
          <Empty what="An auditor you invite stands here, with his period, once he has accepted." />
        ) : (
          <EngagementsTable rows={engagements} now={now} mayManage={mayManage} />
        )}
      </section>
      {invitations.length > 0 || mayManage ? (
        <section aria-labelledby="inviting">
          <h2 id="inviting">{mayManage ? 'Invite an auditor' : 'Invitations'}</h2>
          <InvitationsTable rows={invitations} now={now} mayRevoke={() => mayManage} />
          {mayManage ? <InviteAuditor key={invitations.length} /> : null}
        </section>
      ) : null}
    </>
  )
}
