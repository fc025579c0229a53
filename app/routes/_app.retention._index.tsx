import { type MetaFunction, redirect } from '@remix-run/node'
import { useLoaderData, useSearchParams } from '@remix-run/react'
import { can } from '../../domain/kernel/actor.ts'
import { lengthenRule, readRetention } from '../../domain/retention/index.ts'
import { formPayload } from '../form.server.ts'
import { actionFor, loaderFor } from '../route.server.ts'
import { placeText } from '../rule-places.server.ts'
import { Notice } from '../ui/alert.tsx'
import { Empty } from '../ui/empty.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { KeptTable } from '../ui/retention/kept-table.tsx'
import { LengthenPanel } from '../ui/retention/lengthen-panel.tsx'
import { RetentionTabs } from '../ui/retention/retention-tabs.tsx'
import { RulesTable } from '../ui/retention/rules-table.tsx'
import { YearsPicture } from '../ui/retention/years-picture.tsx'

export const meta: MetaFunction = () => [{ title: 'Retention · Briefke' }]

export const loader = loaderFor(async ({ actor, deps }) => {
  const { rules, unsaid, ...found } = await readRetention(deps, actor)
  const named = rules.map(({ placeOf, place, ...rule }) => ({ ...rule, where: placeText({ place, placeOf }) }))
  return {
    ...found,
    rules: named,
    unsaid: named.filter(({ scheme, key }) => unsaid.includes(`${scheme}/${key}`)).map(({ record }) => record),
    mayLengthen: can(actor, 'retention:lengthen'),
    mayErase: can(actor, 'evidence-log:erase'),
  }
})

export const action = actionFor(async ({ actor, deps, form }) => {
  await lengthenRule(deps, actor, formPayload(form))
  return redirect('/retention')
})

export default function Retention() {
  const { rules, byYear, expired, unknown, unsaid, today, mayLengthen, mayErase } = useLoaderData<typeof loader>()
  const asked = useSearchParams()[0].get('lengthen')
  const rule = rules.find(({ scheme, key }) => asked === `${scheme}/${key}`)
  return (
    <>
      <PageHeader
        title="Retention"
        lead="How long each record has to be kept, and what may go. The longest of all rules that apply counts."
      />
      <RetentionTabs mayErase={mayErase} />
      {rule && mayLengthen ? <LengthenPanel key={asked} rule={rule} /> : null}
      <h2>Records</h2>
      {byYear.length === 0 ? (
        <Empty what="No record’s last day is known yet." />
      ) : (
        <YearsPicture years={byYear} thisYear={Number(today.slice(0, 4))} />
      )}
      <KeptTable byYear={byYear} expired={expired} unknown={unknown} />
      {unsaid.length > 0 ? (
        <Notice meaning="could-not-verify">
          <p>
            From when these rules count is not recorded here, so what they speak of stays until you say for how long:{' '}
            {unsaid.join('; ')}.
          </p>
        </Notice>
      ) : null}
      <h2>Rules that apply to you</h2>
      <RulesTable rules={rules} mayLengthen={mayLengthen} />
    </>
  )
}
