import { type MetaFunction, redirect } from '@remix-run/node'
import { useLoaderData, useSearchParams } from '@remix-run/react'
import { readProfile, updateProfile } from '../../domain/companies/index.ts'
import { can } from '../../domain/kernel/actor.ts'
import { dayIn } from '../../domain/kernel/calendar.ts'
import { profileOf } from '../company-profile.server.ts'
import { formPayload } from '../form.server.ts'
import { actionFor, loaderFor } from '../route.server.ts'
import { timeZones } from '../time-zones.server.ts'
import { Notice } from '../ui/alert.tsx'
import { ProfileFacts } from '../ui/companies/profile-facts.tsx'
import { ProfileForm } from '../ui/companies/profile-form.tsx'
import { Registrations } from '../ui/companies/registrations.tsx'

export const meta: MetaFunction = () => [{ title: 'Company · Briefke' }]

export const loader = loaderFor(async ({ actor, deps }) => {
  const found = await readProfile(deps, actor)
  const mayChange = can(actor, 'company:manage')
  return {
    profile: profileOf(found),
    registrations: found.registrations,
    schemes: found.schemes,
    today: dayIn(found.company.time_zone, deps.clock.now()),
    mayChange,
    zones: mayChange ? timeZones() : [],
  }
})

export const action = actionFor(async ({ actor, deps, form }) => {
  await updateProfile(deps, actor, formPayload(form))
  return redirect('/company?saved=profile')
})

export default function CompanyProfile() {
  const { profile, registrations, schemes, today, mayChange, zones } = useLoaderData<typeof loader>()
  const [search] = useSearchParams()
  return (
    <>
      {search.has('saved') ? (
        <Notice meaning="in-order">
          <p>The profile is saved. Documents issued from now on carry it.</p>
        </Notice>
      ) : null}
      <ProfileFacts profile={profile} />
      <Registrations
        schemes={schemes}
        rows={registrations}
        today={today}
        empty="Statements that need one cannot be issued. Send its certificate to your association, which records it."
      />
      {mayChange ? (
        <section aria-labelledby="change">
          <h2 id="change">Change the profile</h2>
          <ProfileForm key={JSON.stringify(profile)} profile={profile} zones={zones} />
        </section>
      ) : null}
    </>
  )
}
