import { type MetaFunction, redirect } from '@remix-run/node'
import { createCounterparty } from '../../domain/counterparties/index.ts'
import { authorize } from '../../domain/kernel/actor.ts'
import { formPayload } from '../form.server.ts'
import { actionFor, loaderFor } from '../route.server.ts'
import { LinkButton } from '../ui/button.tsx'
import { CounterpartyForm } from '../ui/counterparties/counterparty-form.tsx'
import { PageHeader } from '../ui/page-header.tsx'

export const meta: MetaFunction = () => [{ title: 'New counterparty · Briefke' }]

export const loader = loaderFor(async ({ actor }) => {
  authorize(actor, 'counterparty:write')
  return null
})

export const action = actionFor(async ({ actor, deps, form }) =>
  redirect(`/counterparties/${await createCounterparty(deps, actor, formPayload(form))}`),
)

export default function NewCounterparty() {
  return (
    <>
      <PageHeader
        title="New counterparty"
        lead="A buyer, a supplier, or both. Only the name, the role and the country are needed."
      />
      <CounterpartyForm submit="Add counterparty">
        <LinkButton to="/counterparties">Cancel</LinkButton>
      </CounterpartyForm>
    </>
  )
}
