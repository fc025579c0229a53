import { type MetaFunction, redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { counterpartyChoices } from '../../domain/counterparties/index.ts'
import { authorize } from '../../domain/kernel/actor.ts'
import { receivedChoices, recordReceivedWarranty } from '../../domain/received-warranties/index.ts'
import { formPayload, uploadOf } from '../form.server.ts'
import { actionFor, loaderFor } from '../route.server.ts'
import { LinkButton } from '../ui/button.tsx'
import { Empty } from '../ui/empty.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { ReceivedForm } from '../ui/received/received-form.tsx'

export const meta: MetaFunction = () => [{ title: 'Record a warranty · Briefke' }]

export const loader = loaderFor(async ({ actor, deps, request }) => {
  authorize(actor, 'received-warranty:record')
  const suppliers = await counterpartyChoices(deps, actor, 'supplier')
  const supplier = new URL(request.url).searchParams.get('supplier') ?? ''
  return { suppliers, supplier, ...(await receivedChoices(deps, actor)) }
})

export const action = actionFor(async ({ actor, deps, form }) => {
  const given = { input: formPayload(form), file: await uploadOf(form, 'file') }
  return redirect(`/received/${await recordReceivedWarranty(deps, actor, given)}`)
})

export default function RecordWarranty() {
  const { suppliers, ...choices } = useLoaderData<typeof loader>()
  return (
    <>
      <PageHeader title="Record a warranty" lead="What came with a supplier’s invoice or memo." />
      {suppliers.length === 0 ? (
        <Empty what="You have no suppliers yet. A received warranty needs one.">
          <LinkButton to="/counterparties/new">Add a supplier</LinkButton>
        </Empty>
      ) : (
        <ReceivedForm suppliers={suppliers} {...choices} />
      )}
    </>
  )
}
