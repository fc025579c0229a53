import { type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { changeMember, listMembers } from '../../domain/companies/index.ts'
import { inviteMember, listInvitations, revokeInvitation } from '../../domain/invitations/index.ts'
import { can } from '../../domain/kernel/actor.ts'
import type { InvitationId, UserId } from '../../domain/kernel/ids.ts'
import { formPayload } from '../form.server.ts'
import { invitedLink } from '../invited.server.ts'
import { actionFor, loaderFor } from '../route.server.ts'
import { formId } from '../row-id.server.ts'
import { Refusal } from '../ui/alert.tsx'
import { refusalOf } from '../ui/form.tsx'
import { InvitationsTable } from '../ui/invitations/invitations-table.tsx'
import { Invited } from '../ui/invitations/invited.tsx'
import { InviteMember } from '../ui/members/invite-member.tsx'
import { MembersTable } from '../ui/members/members-table.tsx'

export const meta: MetaFunction = () => [{ title: 'Members · Briefke' }]

export const loader = loaderFor(async ({ actor, deps }) => {
  const [members, invitations] = await Promise.all([listMembers(deps, actor), listInvitations(deps, actor)])
  return {
    members,
    invitations: invitations.filter(({ role, usedAt }) => !usedAt && role !== 'auditor'),
    mayManage: can(actor, 'member:manage'),
    self: 'userId' in actor ? actor.userId : null,
    now: deps.clock.now(),
  }
})

export const action = actionFor(async ({ actor, deps, context, form }) => {
  if (form.get('form') === 'invite')
    return invitedLink(context, form, await inviteMember(deps, actor, formPayload(form)))
  if (form.get('form') === 'member') {
    await changeMember(deps, actor, formId<UserId>(form, 'userId', 'member'), formPayload(form))
  } else {
    await revokeInvitation(deps, actor, formId<InvitationId>(form, 'id', 'invitation'))
  }
  return redirect('/company/members')
})

export default function Members() {
  const { members, invitations, mayManage, self, now } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  return (
    <>
      {answer && 'invited' in answer ? <Invited invited={answer.invited} /> : null}
      <section aria-labelledby="members">
        <h2 id="members">Members</h2>
        <Refusal {...refusalOf(answer, 'member')} />
        <MembersTable rows={members} self={self ?? ''} mayManage={mayManage} />
      </section>
      {invitations.length > 0 || mayManage ? (
        <section aria-labelledby="inviting">
          <h2 id="inviting">{mayManage ? 'Invite a member' : 'Invitations'}</h2>
          <InvitationsTable rows={invitations} now={now} mayRevoke={() => mayManage} />
          {mayManage ? <InviteMember key={invitations.length} /> : null}
        </section>
      ) : null}
    </>
  )
}
