import { type MetaFunction, redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { changeCounterparty, readCounterparty } from '../../domain/counterparties/index.ts'
import { can } from '../../domain/kernel/actor.ts'
import { countryName } from '../../domain/kernel/country.ts'
import type { CounterpartyId } from '../../domain/kernel/ids.ts'
import { formPayload } from '../form.server.ts'
import { pathId } from '../path-id.server.ts'
import { actionFor, loaderFor } from '../route.server.ts'
import { LinkButton } from '../ui/button.tsx'
import { CounterpartyFacts } from '../ui/counterparties/counterparty-facts.tsx'
import { CounterpartyForm } from '../ui/counterparties/counterparty-form.tsx'
import { PageHeader } from '../ui/page-header.tsx'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.counterparty.name ?? 'Counterparty'} · Briefke` },
]

export const loader = loaderFor(async ({ actor, deps, params }) => {
  const counterparty = await readCounterparty(deps, actor, pathId<CounterpartyId>(params, 'counterparty'))
  return {
    counterparty,
    countryName: countryName(counterparty.country),
    mayWrite: can(actor, 'counterparty:write'),
    mayRecord: can(actor, 'received-warranty:record'),
  }
})

export const action = actionFor(async ({ actor, deps, params, form }) => {
  const id = pathId<CounterpartyId>(params, 'counterparty')
  await changeCounterparty(deps, actor, { id, input: formPayload(form) })
  return redirect(`/counterparties/${id}`)
})

export default function Counterparty() {
  const { counterparty, countryName, mayWrite, mayRecord } = useLoaderData<typeof loader>()
  const named = encodeURIComponent(counterparty.name.slice(0, 100))
  const supplies = counterparty.roles.includes('supplier')
  return (
    <>
      <PageHeader title={counterparty.name}>
        <LinkButton to={`/documents?search=${named}`}>Documents</LinkButton>
        <LinkButton to={`/received?search=${named}`}>Received warranties</LinkButton>
        {supplies && mayRecord ? (
          <LinkButton to={`/received/new?supplier=${counterparty.id}`} data-new>
            Record a warranty
          </LinkButton>
        ) : null}
      </PageHeader>
      <CounterpartyFacts counterparty={counterparty} countryName={countryName} />
      {mayWrite ? (
        <section aria-labelledby="change">
          <h2 id="change" className="section-head">
            Change
          </h2>
          <p className="hint">What was issued before keeps the details it was issued with.</p>
          <CounterpartyForm key={counterparty.updatedAt.toISOString()} values={counterparty} submit="Save changes" />
        </section>
      ) : null}
    </>
  )
}
