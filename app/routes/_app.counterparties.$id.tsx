import { type MetaFunction, redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import {
  blockCounterparty,
  changeCounterparty,
  readCounterparty,
  unblockCounterparty,
} from '../../domain/counterparties/index.ts'
import { recordCheck } from '../../domain/counterparties/registrations/index.ts'
import { can } from '../../domain/kernel/actor.ts'
import { countryName } from '../../domain/kernel/country.ts'
import type { CounterpartyId, LetterId } from '../../domain/kernel/ids.ts'
import { listAccounts, printLetterAgain, proposedAccount, writeAccount } from '../../domain/letters/index.ts'
import { formPayload, uploadOf } from '../form.server.ts'
import { actionFor, loaderFor } from '../route.server.ts'
import { formId, pathId } from '../row-id.server.ts'
import { LinkButton } from '../ui/button.tsx'
import { Blocking } from '../ui/counterparties/blocking.tsx'
import { CheckForm } from '../ui/counterparties/check-form.tsx'
import { CounterpartyFacts } from '../ui/counterparties/counterparty-facts.tsx'
import { CounterpartyForm } from '../ui/counterparties/counterparty-form.tsx'
import { RegistrationHistory } from '../ui/counterparties/registration-history.tsx'
import { Accounts } from '../ui/letters/account-form.tsx'
import { PageHeader } from '../ui/page-header.tsx'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.counterparty.name ?? 'Counterparty'} · Briefke` },
]

export const loader = loaderFor(async ({ actor, deps, params }) => {
  const found = await readCounterparty(deps, actor, pathId<CounterpartyId>(params, 'counterparty'))
  const { registrations, standings, schemes, today, blocks, ...counterparty } = found
  const path = `/counterparties/${found.id}/registrations`
  return {
    counterparty,
    today,
    blocks,
    mayBlock: can(actor, 'counterparty:block'),
    accounts: can(actor, 'letter:read')
      ? { letters: await listAccounts(deps, actor, found.id), proposed: await proposedAccount(deps, actor) }
      : null,
    mayLetter: can(actor, 'letter:write'),
    registrations: schemes.map((scheme) => ({
      scheme,
      standing: standings.find((each) => each.scheme === scheme.key),
      checks: registrations
        .filter((check) => check.scheme === scheme.key)
        .map(({ evidenceSha256, ...check }) => ({
          ...check,
          evidence: evidenceSha256 ? `${path}/${check.id}/evidence` : null,
        })),
    })),
    countryName: countryName(counterparty.country),
    mayWrite: can(actor, 'counterparty:write'),
    mayAsk: can(actor, 'inbox:open-ways'),
    mayRecord: can(actor, 'received-document:record'),
  }
})

export const action = actionFor(async ({ actor, deps, params, form }) => {
  const id = pathId<CounterpartyId>(params, 'counterparty')
  const input = formPayload(form)
  if (form.get('form') === 'check')
    await recordCheck(deps, actor, { of: id, input, file: await uploadOf(form, 'evidence') })
  else if (form.get('form') === 'account') await writeAccount(deps, actor, { of: id, input })
  else if (form.get('form') === 'print-letter')
    await printLetterAgain(deps, actor, formId<LetterId>(form, 'id', 'letter'))
  else if (form.get('form') === 'block') await blockCounterparty(deps, actor, { id, input })
  else if (form.get('form') === 'unblock') await unblockCounterparty(deps, actor, { id, input })
  else await changeCounterparty(deps, actor, { id, input })
  return redirect(`/counterparties/${id}`)
})

export default function Counterparty() {
  const { counterparty, registrations, today, blocks, countryName, ...may } = useLoaderData<typeof loader>()
  const { mayWrite, mayAsk, mayRecord, mayBlock, mayLetter, accounts } = may
  const named = encodeURIComponent(counterparty.name.slice(0, 100))
  const supplies = counterparty.roles.includes('supplier')
  return (
    <>
      <PageHeader title={counterparty.name}>
        <LinkButton to={`/documents?search=${named}`}>Documents</LinkButton>
        <LinkButton to={`/received?search=${named}`}>Received documents</LinkButton>
        {supplies && mayAsk ? (
          <LinkButton to={`/inbox/ways-in?counterparty=${counterparty.id}`}>Ask for papers</LinkButton>
        ) : null}
        {supplies && mayRecord ? (
          <LinkButton to={`/received/new?supplier=${counterparty.id}`} data-new>
            Record a document
          </LinkButton>
        ) : null}
      </PageHeader>
      <CounterpartyFacts counterparty={counterparty} countryName={countryName} />
      {registrations.map(({ scheme, standing, checks }) =>
        standing ? <RegistrationHistory key={scheme.key} scheme={scheme} standing={standing} checks={checks} /> : null,
      )}
      {mayWrite ? (
        <CheckForm
          key={registrations.reduce((count, { checks }) => count + checks.length, 0)}
          schemes={registrations.map(({ scheme }) => scheme)}
          today={today}
        />
      ) : null}
      {accounts ? <Accounts {...accounts} today={today} mayWrite={mayLetter} /> : null}
      <Blocking partner={counterparty} blocks={blocks} today={today} mayBlock={mayBlock} />
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
