import { type MetaFunction, redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { listPacks, listSchedules, packChoices } from '../../domain/audit-packs/read-packs.ts'
import { requestPack } from '../../domain/audit-packs/request-pack.ts'
import { schedulePacks, stopSchedule } from '../../domain/audit-packs/schedule-packs.ts'
import { can } from '../../domain/kernel/actor.ts'
import type { PackScheduleId } from '../../domain/kernel/ids.ts'
import { formPayload } from '../form.server.ts'
import { actionFor, loaderFor } from '../route.server.ts'
import { formId } from '../row-id.server.ts'
import { Empty } from '../ui/empty.tsx'
import { PackTable } from '../ui/packs/pack-table.tsx'
import { RequestForm } from '../ui/packs/request-form.tsx'
import { Schedules } from '../ui/packs/schedules.tsx'
import { PageHeader } from '../ui/page-header.tsx'

export const meta: MetaFunction = () => [{ title: 'Audit packs · Briefke' }]

export const loader = loaderFor(async ({ actor, deps }) => ({
  packs: await listPacks(deps, actor),
  schedules: await listSchedules(deps, actor),
  choices: await packChoices(deps, actor),
  isAuditor: actor.role === 'auditor',
  mayRequest: can(actor, 'audit-pack:request'),
  maySchedule: can(actor, 'audit-pack:schedule'),
}))

export const action = actionFor(async ({ actor, deps, form }) => {
  const asked = form.get('form')
  if (asked === 'request') return redirect(`/packs/${await requestPack(deps, actor, formPayload(form))}`)
  if (asked === 'schedule') await schedulePacks(deps, actor, formPayload(form))
  else await stopSchedule(deps, actor, formId<PackScheduleId>(form, 'schedule', 'schedule'))
  return redirect('/packs')
})

export default function Packs() {
  const { packs, schedules, choices, isAuditor, mayRequest, maySchedule } = useLoaderData<typeof loader>()
  const lead = isAuditor
    ? 'The packs inside your engagement’s period. Each can be verified without us.'
    : 'Everything of a period in one file that an auditor can verify without us.'
  return (
    <>
      <PageHeader title="Audit packs" lead={lead} />
      {mayRequest ? <RequestForm choices={choices} /> : null}
      {packs.length === 0 ? (
        <Empty
          what={
            mayRequest
              ? 'Packs will stand here. Ask for the first above.'
              : 'No pack has been built yet. Ask the company’s compliance officer for one.'
          }
        />
      ) : (
        <PackTable packs={packs} schemes={choices.schemes} timeZone={choices.timeZone} />
      )}
      {isAuditor ? null : (
        <Schedules
          schedules={schedules}
          schemes={choices.schemes}
          timeZone={choices.timeZone}
          mayChange={maySchedule}
        />
      )}
    </>
  )
}
