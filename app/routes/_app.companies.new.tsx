import { type MetaFunction, redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { loadedSchemes, onboardCompany } from '../../domain/companies/index.ts'
import { authorize } from '../../domain/kernel/actor.ts'
import { formPayload, uploadOf } from '../form.server.ts'
import { actionFor, loaderFor } from '../route.server.ts'
import { timeZones } from '../time-zones.server.ts'
import { CompanyForm } from '../ui/companies/company-form.tsx'
import { PageHeader } from '../ui/page-header.tsx'

export const meta: MetaFunction = () => [{ title: 'Onboard a company · Briefke' }]

export const loader = loaderFor(async ({ actor, deps }) => {
  authorize(actor, 'association:onboard')
  return { zones: timeZones(), schemes: await loadedSchemes(deps, actor) }
})

export const action = actionFor(async ({ actor, deps, form }) => {
  const evidence = (await uploadOf(form, 'evidence')) ?? null
  return redirect(`/companies/${await onboardCompany(deps, actor, formPayload(form), evidence)}`)
})

export default function OnboardCompany() {
  const { zones, schemes } = useLoaderData<typeof loader>()
  return (
    <>
      <PageHeader
        title="Onboard a company"
        lead="It begins as applied. After it is verified and active, its owner issues documents."
      />
      <CompanyForm zones={zones} schemes={schemes} />
    </>
  )
}
