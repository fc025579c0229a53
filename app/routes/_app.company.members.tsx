import { type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { changeMember, listMembers } from '../../domain/companies/index.ts'
import { inviteMember, listInvitations, revokeInvitation } from '../../domain/invitations/index.ts'
import { can } from '../../domain/kernel/actor.ts'
import type { InvitationId, UserId } from '../../domain/kernel/ids.ts'
import { readMemberFactors, requireFactor, takeOffFactor } from '../../domain/second-factor/of-members.ts'
import { formPayload } from '../form.server.ts'
import { invitedLink } from '../invited.server.ts'
import { actionFor, loaderFor } from '../route.server.ts'
import { formId } from '../row-id.server.ts'
import { Refusal } from '../ui/alert.tsx'
import { refusalOf } from '../ui/form.tsx'
import { InvitationsTable } from '../ui/invitations/invitations-table.tsx'
import { Invited } from '../ui/invitations/invited.tsx'
import { FactorRuleForm } from '../ui/members/factor-rule-form.tsx'
import { InviteMember } from '../ui/members/invite-member.tsx'
import { MembersTable } from '../ui/members/members-table.tsx'
import { ReasonPanel } from '../ui/reason-panel.tsx'

export const meta: MetaFunction = () => [{ title: 'Members · Briefke' }]

export const loader = loaderFor(async ({ actor, deps, request }) => {
  const [members, invitations, factors] = await Promise.all([
    listMembers(deps, actor),
    listInvitations(deps, actor),
    readMemberFactors(deps, actor),
  ])
  const losing = new URL(request.url).searchParams.get('factor')
  const mayManage = can(actor, 'member:manage')
  return {
    members: members.map((member) => ({ ...member, hasFactor: factors.have.includes(member.userId) })),
    factorRequired: factors.required,
    losing: mayManage ? (members.find(({ userId }) => userId === losing) ?? null) : null,
    invitations: invitations.filter(({ role, usedAt }) => !usedAt && role !== 'auditor'),
    mayManage,
    self: 'userId' in actor ? actor.userId : null,
    now: deps.clock.now(),
  }
})

export const action = actionFor(async ({ actor, deps, context, form }) => {
  if (form.get('form') === 'invite')
    return invitedLink(context, form, await inviteMember(deps, actor, formPayload(form)))
  if (form.get('form') === 'factor-rule') await requireFactor(deps, actor, formPayload(form))
  else if (form.get('form') === 'take-off-factor')
    await takeOffFactor(deps, actor, formId<UserId>(form, 'userId', 'member'), formPayload(form))
  else if (form.get('form') === 'member') {
    await changeMember(deps, actor, formId<UserId>(form, 'userId', 'member'), formPayload(form))
  } else {
    await revokeInvitation(deps, actor, formId<InvitationId>(form, 'id', 'invitation'))
  }
  return redirect('/company/members')
})

export default function Members() {
  const { members, factorRequired, losing, invitations, mayManage, self, now } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  return (
    <>
      {answer && 'invited' in answer ? <Invited invited={answer.invited} /> : null}
      {losing ? (
        <ReasonPanel
          form="take-off-factor"
          title={`Take the second factor of ${losing.name} off`}
          says="For a lost phone, once you are sure who asks. He is logged out everywhere and told by mail; his password alone lets him in until he sets up a new one."
          submit="Take it off"
        >
          <input type="hidden" name="userId" value={losing.userId} />
        </ReasonPanel>
      ) : null}
      <section aria-labelledby="members">
        <h2 id="members">Members</h2>
        <Refusal {...refusalOf(answer, 'member')} />
        <MembersTable rows={members} self={self ?? ''} mayManage={mayManage} />
      </section>
      {mayManage ? (
        <section aria-labelledby="factors">
          <h2 id="factors">Second factor</h2>
          <FactorRuleForm key={String(factorRequired)} required={factorRequired} />
        </section>
      ) : null}
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
