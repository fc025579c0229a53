import { type MetaFunction, redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { readCompany } from '../../domain/companies/index.ts'
import type { TenantId } from '../../domain/kernel/ids.ts'
import { firstAnswerDay, giveNotice } from '../../domain/sanctions/index.ts'
import { formPayload } from '../form.server.ts'
import { actionFor, loaderFor } from '../route.server.ts'
import { pathId } from '../row-id.server.ts'
import { PageHeader } from '../ui/page-header.tsx'
import { NoticeForm } from '../ui/sanctions/notice-form.tsx'

export const meta: MetaFunction = () => [{ title: 'Give notice · Briefke' }]

export const loader = loaderFor(async ({ actor, deps, request }) => {
  const first = firstAnswerDay(deps, actor)
  const asked = new URL(request.url).searchParams.get('company') ?? ''
  const { company } = await readCompany(deps, actor, pathId<TenantId>({ id: asked }, 'company'))
  return { ...first, company: { id: company.tenant_id, name: company.legal_name } }
})

export const action = actionFor(async ({ actor, deps, form }) => {
  return redirect(`/sanctions/${await giveNotice(deps, actor, formPayload(form))}`)
})

export default function GiveNotice() {
  const { company, earliest, days } = useLoaderData<typeof loader>()
  return (
    <>
      <PageHeader
        title={`Notice to ${company.name}`}
        lead="The company is told at once, on its page and by mail, and it stands in its log. Another person decides."
      />
      <NoticeForm company={company} earliest={earliest} days={days} />
    </>
  )
}
