import { type MetaFunction, redirect } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import type { SanctionId } from '../../domain/kernel/ids.ts'
import { confirmSuspension, decideSanction, liftSanction, readSanction } from '../../domain/sanctions/index.ts'
import { formPayload } from '../form.server.ts'
import { actionFor, loaderFor } from '../route.server.ts'
import { pathId } from '../row-id.server.ts'
import { Badge } from '../ui/badge.tsx'
import { StateBadge } from '../ui/companies/state-badge.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { NextStep } from '../ui/sanctions/next-step.tsx'
import { SanctionFacts } from '../ui/sanctions/sanction-facts.tsx'
import { stageWords } from '../ui/sanctions/words.ts'

export const meta: MetaFunction = () => [{ title: 'Notice · Briefke' }]

export const loader = loaderFor(async ({ actor, deps, params }) =>
  readSanction(deps, actor, pathId<SanctionId>(params, 'notice')),
)

export const action = actionFor(async ({ actor, deps, params, form }) => {
  const id = pathId<SanctionId>(params, 'notice')
  const input = formPayload(form)
  if (form.get('form') === 'confirm') await confirmSuspension(deps, actor, id)
  else if (form.get('form') === 'decide') await decideSanction(deps, actor, id, input)
  else await liftSanction(deps, actor, id, input)
  return redirect(`/sanctions/${id}`)
})

export default function Sanction() {
  const { sanction, today, decide, confirm, lift } = useLoaderData<typeof loader>()
  const { noticedByName, confirmedByName, decidedByName, liftedByName } = sanction
  const { says, meaning } = stageWords[sanction.stage]
  return (
    <>
      <PageHeader title={sanction.ground} lead={<Badge meaning={meaning}>{says}</Badge>} />
      <p>
        <Link to={`/companies/${sanction.tenantId}`}>{sanction.legalName}</Link>{' '}
        <StateBadge state={sanction.companyState} />
      </p>
      <SanctionFacts
        sanction={sanction}
        under={`/sanctions/${sanction.id}`}
        by={{ noticed: noticedByName, confirmed: confirmedByName, decided: decidedByName, lifted: liftedByName }}
      />
      <NextStep
        key={sanction.stage}
        today={today}
        proposes={sanction.proposes}
        isDecided={sanction.decision !== null}
        decide={decide}
        confirm={confirm}
        lift={lift}
      />
    </>
  )
}
