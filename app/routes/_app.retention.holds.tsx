import { type MetaFunction, redirect } from '@remix-run/node'
import { useLoaderData, useSearchParams } from '@remix-run/react'
import { counterpartyChoices } from '../../domain/counterparties/index.ts'
import { can } from '../../domain/kernel/actor.ts'
import { notFound } from '../../domain/kernel/errors.ts'
import { type LegalHoldId, parseId } from '../../domain/kernel/ids.ts'
import { liftHold, listHolds, setHold } from '../../domain/retention/holds.ts'
import { formPayload } from '../form.server.ts'
import { actionFor, loaderFor } from '../route.server.ts'
import { LinkButton } from '../ui/button.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { HoldForm } from '../ui/retention/hold-form.tsx'
import { HoldsTable } from '../ui/retention/holds-table.tsx'
import { LiftPanel } from '../ui/retention/lift-panel.tsx'
import { RetentionTabs } from '../ui/retention/retention-tabs.tsx'

export const meta: MetaFunction = () => [{ title: 'Holds · Briefke' }]

export const loader = loaderFor(async ({ actor, deps, request }) => {
  const mayHold = can(actor, 'retention:hold')
  const isNew = mayHold && new URL(request.url).searchParams.has('new')
  const partners = isNew
    ? [...(await counterpartyChoices(deps, actor, 'buyer')), ...(await counterpartyChoices(deps, actor, 'supplier'))]
    : []
  const named = new Map(partners.map(({ id, name }) => [id, { value: id, label: name }]))
  return {
    holds: await listHolds(deps, actor),
    partners: [...named.values()],
    mayHold,
    isNew,
    mayErase: can(actor, 'evidence-log:erase'),
  }
})

export const action = actionFor(async ({ actor, deps, form }) => {
  if (form.get('form') === 'hold') await setHold(deps, actor, formPayload(form))
  else {
    const id = parseId<LegalHoldId>(String(form.get('id')))
    if (!id) throw notFound('hold')
    await liftHold(deps, actor, id, formPayload(form))
  }
  return redirect('/retention/holds')
})

export default function Holds() {
  const { holds, partners, mayHold, isNew, mayErase } = useLoaderData<typeof loader>()
  const lifted = useSearchParams()[0].get('lift')
  const toLift = holds.find(({ id, liftedAt, isOwn }) => id === lifted && liftedAt === null && !isOwn)
  return (
    <>
      <PageHeader
        title="Legal holds"
        lead="What a case needs stays, whatever the rules say, until another person lifts the hold."
      >
        {mayHold ? (
          <LinkButton to="?new" tone="primary" data-new>
            New hold
          </LinkButton>
        ) : null}
      </PageHeader>
      <RetentionTabs mayErase={mayErase} />
      {isNew ? <HoldForm partners={partners} /> : null}
      {toLift && mayHold ? <LiftPanel key={toLift.id} id={toLift.id} name={toLift.name} /> : null}
      <HoldsTable holds={holds} mayLift={mayHold} />
    </>
  )
}
