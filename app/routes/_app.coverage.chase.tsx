import { type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { chaseSupplier, listChases, stopChase } from '../../domain/chase/index.ts'
import { can } from '../../domain/kernel/actor.ts'
import { notFound } from '../../domain/kernel/errors.ts'
import type { ChaseId, CounterpartyId } from '../../domain/kernel/ids.ts'
import { actionFor, loaderFor } from '../route.server.ts'
import { formId } from '../row-id.server.ts'
import { Refusal } from '../ui/alert.tsx'
import { LinkButton } from '../ui/button.tsx'
import { ChaseHistory } from '../ui/chase/chase-history.tsx'
import { ChaseSuppliers } from '../ui/chase/chase-suppliers.tsx'
import { EndedChases } from '../ui/chase/ended-chases.tsx'
import { Empty } from '../ui/empty.tsx'
import { refusalOf } from '../ui/form.tsx'
import { PageHeader } from '../ui/page-header.tsx'

export const meta: MetaFunction = () => [{ title: 'Chase · Briefke' }]

export const loader = loaderFor(async ({ actor, deps }) => ({
  ...(await listChases(deps, actor)),
  maySend: can(actor, 'chase:send'),
}))

export const action = actionFor(async ({ actor, deps, form }) => {
  switch (String(form.get('form'))) {
    case 'ask':
      await chaseSupplier(deps, actor, { supplierId: formId<CounterpartyId>(form, 'id', 'counterparty') })
      break
    case 'stop':
      await stopChase(deps, actor, formId<ChaseId>(form, 'id', 'chase'))
      break
    default:
      throw notFound('form')
  }
  return redirect('/coverage/chase')
})

export default function Chase() {
  const { suppliers, chases, messages, timeZone, afterDays, maySend } = useLoaderData<typeof loader>()
  const answer = useActionData<unknown>()
  return (
    <>
      <PageHeader
        title="Chase"
        lead={`Suppliers whose documents lack an accepted warranty. Who is asked is reminded every ${afterDays === 1 ? 'day' : `${afterDays} days`} until it comes.`}
      >
        <LinkButton to="/coverage">Coverage</LinkButton>
      </PageHeader>
      <Refusal {...(refusalOf(answer, 'ask') ?? refusalOf(answer, 'stop'))} />
      {suppliers.length === 0 ? (
        <Empty what="Every document that needs a warranty has an accepted one. Nobody has to be asked.">
          <LinkButton to="/received">Received documents</LinkButton>
        </Empty>
      ) : (
        <ChaseSuppliers suppliers={suppliers} timeZone={timeZone} maySend={maySend} />
      )}
      <EndedChases chases={chases} />
      <ChaseHistory messages={messages} timeZone={timeZone} />
    </>
  )
}
