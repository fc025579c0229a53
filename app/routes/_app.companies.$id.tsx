import { type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import {
  addScheme,
  changeCompanyState,
  loadedSchemes,
  nextStates,
  readCompany,
  recordRegistration,
} from '../../domain/companies/index.ts'
import { inviteOwner } from '../../domain/invitations/index.ts'
import { dayIn } from '../../domain/kernel/calendar.ts'
import type { TenantId } from '../../domain/kernel/ids.ts'
import { listSanctions } from '../../domain/sanctions/index.ts'
import { profileOf } from '../company-profile.server.ts'
import { formPayload, uploadOf } from '../form.server.ts'
import { invitedLink } from '../invited.server.ts'
import { actionFor, loaderFor } from '../route.server.ts'
import { pathId } from '../row-id.server.ts'
import { LinkButton } from '../ui/button.tsx'
import { InviteOwner, Owners } from '../ui/companies/owners.tsx'
import { ProfileFacts } from '../ui/companies/profile-facts.tsx'
import { AddScheme, RecordRegistration } from '../ui/companies/record-registration.tsx'
import { Registrations } from '../ui/companies/registrations.tsx'
import { StateBadge } from '../ui/companies/state-badge.tsx'
import { States } from '../ui/companies/states.tsx'
import { InvitationsTable } from '../ui/invitations/invitations-table.tsx'
import { Invited } from '../ui/invitations/invited.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { SanctionTable } from '../ui/sanctions/sanction-table.tsx'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.profile.legalName ?? 'Company'} · Briefke` },
]

export const loader = loaderFor(async ({ actor, deps, params }) => {
  const id = pathId<TenantId>(params, 'company')
  const found = await readCompany(deps, actor, id)
  const loaded = await loadedSchemes(deps, actor)
  const now = deps.clock.now()
  const { sanctions } = await listSanctions(deps, actor, { company: id })
  return {
    id,
    sanctions,
    now,
    today: dayIn(found.company.time_zone, now),
    state: found.company.state,
    next: nextStates(found.company.state),
    profile: profileOf(found),
    states: found.states,
    schemes: loaded.filter(({ key }) => found.company.schemes.includes(key)),
    others: loaded.filter(({ key }) => !found.company.schemes.includes(key)),
    owners: found.owners,
    invitations: found.invitations.filter(({ usedAt }) => !usedAt),
    registrations: found.registrations.map(({ evidenceSha256, ...row }) => ({
      ...row,
      evidence: evidenceSha256 ? `/companies/${id}/registrations/${row.id}/evidence` : null,
    })),
  }
})

export const action = actionFor(async ({ actor, deps, context, params, form }) => {
  const tenantId = pathId<TenantId>(params, 'company')
  const input = formPayload(form)
  const here = redirect(`/companies/${tenantId}`)
  if (form.get('form') === 'state') {
    await changeCompanyState(deps, actor, { ...input, tenantId })
    return here
  }
  if (form.get('form') === 'registration') {
    await recordRegistration(deps, actor, tenantId, input, (await uploadOf(form, 'evidence')) ?? null)
    return here
  }
  if (form.get('form') === 'scheme') {
    await addScheme(deps, actor, { ...input, tenantId })
    return here
  }
  const email = String(form.get('email') ?? '')
  return invitedLink(context, form, await inviteOwner(deps, actor, { tenantId, email }))
})

export default function Company() {
  const page = useLoaderData<typeof loader>()
  const { profile, state, next, states, schemes, others, registrations, owners, invitations, today, now } = page
  const answer = useActionData<typeof action>()
  return (
    <>
      <PageHeader title={profile.legalName} lead={<StateBadge state={state} />} />
      {answer && 'invited' in answer ? <Invited invited={answer.invited} /> : null}
      <ProfileFacts profile={profile} />
      <States changes={states} next={next} key={state} />
      <section aria-labelledby="notices">
        <h2 id="notices">Notices</h2>
        {page.sanctions.length > 0 ? <SanctionTable rows={page.sanctions} under="/sanctions" /> : null}
        {state === 'active' || state === 'suspended' ? (
          <LinkButton to={`/sanctions/new?company=${page.id}`}>Give notice of a sanction</LinkButton>
        ) : (
          <p>A notice can be given to a member that is active or suspended.</p>
        )}
      </section>
      <Registrations
        schemes={schemes}
        rows={registrations}
        today={today}
        empty="The company cannot issue statements that need one yet."
      />
      <RecordRegistration key={`registrations ${registrations.length}`} schemes={schemes} />
      {others.length > 0 ? <AddScheme key={`schemes ${others.length}`} schemes={others} /> : null}
      <section aria-labelledby="owners">
        <h2 id="owners">Owners</h2>
        <Owners owners={owners} />
        <InvitationsTable rows={invitations} now={now} />
        <InviteOwner key={invitations.length} />
      </section>
    </>
  )
}
