import { type MetaFunction, redirect } from '@remix-run/node'
import { useLoaderData, useSearchParams } from '@remix-run/react'
import { can } from '../../domain/kernel/actor.ts'
import { changeSupportSetting, readSupportSetting } from '../../domain/ledger/support-setting.ts'
import { changeTradeSettings, readTradeSettings } from '../../domain/trade-settings/index.ts'
import { formPayload } from '../form.server.ts'
import { actionFor, loaderFor } from '../route.server.ts'
import { Notice } from '../ui/alert.tsx'
import { SupportSettingForm } from '../ui/companies/support-setting-form.tsx'
import { TradeSettingsFacts } from '../ui/companies/trade-settings-facts.tsx'
import { TradeSettingsForm } from '../ui/companies/trade-settings-form.tsx'

export const meta: MetaFunction = () => [{ title: 'Trade limits · Briefke' }]

export const loader = loaderFor(async ({ actor, deps }) => ({
  settings: await readTradeSettings(deps, actor),
  support: await readSupportSetting(deps, actor),
  mayChange: can(actor, 'trade-setting:change'),
}))

export const action = actionFor(async ({ actor, deps, form }) => {
  if (form.get('form') === 'support') await changeSupportSetting(deps, actor, formPayload(form))
  else await changeTradeSettings(deps, actor, formPayload(form))
  return redirect('/company/trade?saved=limits')
})

export default function TradeLimits() {
  const { settings, support, mayChange } = useLoaderData<typeof loader>()
  const [search] = useSearchParams()
  return (
    <>
      {search.has('saved') ? (
        <Notice meaning="in-order">
          <p>It is saved. What it can change is being judged again.</p>
        </Notice>
      ) : null}
      <section aria-labelledby="limits">
        <h2 id="limits">Trade limits</h2>
        <p className="lead">What lies beyond one of these is an exception.</p>
        {mayChange ? <TradeSettingsForm settings={settings} /> : <TradeSettingsFacts settings={settings} />}
      </section>
      <section aria-labelledby="support">
        <h2 id="support">Stock under warranty</h2>
        {mayChange ? (
          <SupportSettingForm key={support.unsupported} unsupported={support.unsupported} />
        ) : (
          <p>
            Issuing more under warranty than came in{' '}
            {support.unsupported === 'forbid' ? 'is forbidden.' : 'warns, and says by how much.'}
          </p>
        )}
      </section>
    </>
  )
}
