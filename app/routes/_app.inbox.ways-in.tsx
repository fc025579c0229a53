import { type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { counterpartyChoices } from '../../domain/counterparties/index.ts'
import { endPartnership, makePlatformCode, namePartner, readPlatform } from '../../domain/inbox/platform/codes.ts'
import { makeInboxAddress, readInboxAddress, retireInboxAddress } from '../../domain/inbox/ways/address.ts'
import { listSendLinks, makeSendLink, revokeSendLink } from '../../domain/inbox/ways/send-links.ts'
import { can } from '../../domain/kernel/actor.ts'
import { notFound } from '../../domain/kernel/errors.ts'
import { type CounterpartyId, parseId, type SendLinkId } from '../../domain/kernel/ids.ts'
import { formPayload } from '../form.server.ts'
import { actionFor, loaderFor } from '../route.server.ts'
import { AddressPanel } from '../ui/inbox/address-panel.tsx'
import { PlatformPanel } from '../ui/inbox/platform-panel.tsx'
import { MakeLink, SendLinks } from '../ui/inbox/send-links.tsx'
import { Once } from '../ui/once.tsx'
import { PageHeader } from '../ui/page-header.tsx'

export const meta: MetaFunction = () => [{ title: 'Ways into the inbox · Briefke' }]

export const loader = loaderFor(async ({ actor, deps, context, request }) => {
  const address = await readInboxAddress(deps, actor)
  return {
    domain: context.inboxDomain,
    address: address && context.inboxDomain ? `${address.local}@${context.inboxDomain}` : null,
    links: await listSendLinks(deps, actor),
    parties: await counterpartyChoices(deps, actor, 'supplier'),
    party: new URL(request.url).searchParams.get('counterparty') ?? '',
    mayOpen: can(actor, 'inbox:open-ways'),
    platform: can(actor, 'inbox:open-ways') ? await readPlatform(deps, actor) : null,
    everybody: [
      ...(await counterpartyChoices(deps, actor, 'supplier')),
      ...(await counterpartyChoices(deps, actor, 'buyer')),
    ].filter((each, at, all) => all.findIndex(({ id }) => id === each.id) === at),
  }
})

export const action = actionFor(async ({ actor, deps, context, form }) => {
  switch (String(form.get('form'))) {
    case 'address':
      await makeInboxAddress(deps, actor)
      break
    case 'retire':
      await retireInboxAddress(deps, actor)
      break
    case 'link': {
      const made = await makeSendLink(deps, actor, formPayload(form))
      return { link: new URL(made.path, context.publicUrl).toString(), expiresAt: made.expiresAt }
    }
    case 'code':
      await makePlatformCode(deps, actor)
      break
    case 'partner':
      await namePartner(deps, actor, formPayload(form))
      break
    case 'end': {
      const id = parseId<CounterpartyId>(String(form.get('id') ?? ''))
      if (!id) throw notFound('partner')
      await endPartnership(deps, actor, id)
      break
    }
    case 'revoke': {
      const id = parseId<SendLinkId>(String(form.get('id') ?? ''))
      if (!id) throw notFound('link')
      await revokeSendLink(deps, actor, id)
      break
    }
    default:
      throw notFound('form')
  }
  return redirect('/inbox/ways-in')
})

export default function WaysIn() {
  const { domain, address, links, parties, party, mayOpen, platform, everybody } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  return (
    <>
      <PageHeader title="Ways into the inbox" lead="How papers come in without anybody here carrying them." />
      <AddressPanel domain={domain} address={address} mayOpen={mayOpen} />
      <h2 className="section-head">Links for suppliers</h2>
      <p className="hint">Whoever has the link sends papers by it, from a phone too, and sees nothing of yours.</p>
      {answer && 'link' in answer ? (
        <Once title="Give this link to the supplier. It is shown this one time." secret={answer.link} />
      ) : null}
      {mayOpen ? <MakeLink parties={parties} party={party} /> : null}
      <SendLinks links={links} mayRevoke={mayOpen} />
      {platform ? <PlatformPanel {...platform} parties={everybody} /> : null}
    </>
  )
}
