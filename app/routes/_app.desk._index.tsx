import { type MetaFunction, redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { freezePopulation, listPopulations, listSamples } from '../../domain/workbench/index.ts'
import { formPayload } from '../form.server.ts'
import { actionFor, loaderFor } from '../route.server.ts'
import { LinkButton } from '../ui/button.tsx'
import { PopulationsTable, SamplesTable } from '../ui/desk/desk-tables.tsx'
import { FreezeForm } from '../ui/desk/freeze-form.tsx'
import { daysText } from '../ui/desk/words.ts'
import { Empty } from '../ui/empty.tsx'
import { PageHeader } from '../ui/page-header.tsx'

export const meta: MetaFunction = () => [{ title: 'Desk · Briefke' }]

export const loader = loaderFor(async ({ actor, deps }) => ({
  populations: await listPopulations(deps, actor),
  samples: await listSamples(deps, actor),
  days: 'engagement' in actor ? { from: actor.engagement.from, to: actor.engagement.to } : null,
}))

export const action = actionFor(async ({ actor, deps, form }) =>
  redirect(`/desk/populations/${await freezePopulation(deps, actor, formPayload(form))}`),
)

export default function Desk() {
  const { populations, samples, days } = useLoaderData<typeof loader>()
  return (
    <>
      <PageHeader title="Desk" lead={days ? `Your engagement covers ${daysText(days)}.` : null} />
      <section aria-labelledby="samples">
        <h2 id="samples">Samples</h2>
        {samples.length === 0 ? (
          <Empty what="What you draw stands here with how far you are. Freeze a population first, then draw from it." />
        ) : (
          <SamplesTable rows={samples} />
        )}
      </section>
      <section aria-labelledby="populations">
        <h2 id="populations">Populations</h2>
        {populations.length === 0 ? (
          <Empty what="No population is frozen yet.">
            <LinkButton to="/packs">Look at the packs first</LinkButton>
          </Empty>
        ) : (
          <PopulationsTable rows={populations} />
        )}
      </section>
      {days ? (
        <section aria-labelledby="freeze">
          <h2 id="freeze">Freeze a population</h2>
          <FreezeForm key={populations.length} {...days} />
        </section>
      ) : null}
    </>
  )
}
