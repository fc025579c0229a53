import type { MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import type { SampleId } from '../../domain/kernel/ids.ts'
import { describePlan, describeProjection } from '../../domain/workbench/describe.ts'
import { readSample } from '../../domain/workbench/index.ts'
import { loaderFor } from '../route.server.ts'
import { pathId } from '../row-id.server.ts'
import { LinkButton } from '../ui/button.tsx'
import { SampleItems } from '../ui/desk/items-table.tsx'
import { PlanFacts } from '../ui/desk/plan-facts.tsx'
import { Projection } from '../ui/desk/projection.tsx'
import { daysText, kindNames } from '../ui/desk/words.ts'
import { PageHeader } from '../ui/page-header.tsx'
import { Pagination } from '../ui/pagination.tsx'
import { Progress } from '../ui/progress.tsx'

export const meta: MetaFunction = () => [{ title: 'Sample · Briefke' }]

export const loader = loaderFor(async ({ actor, deps, params, request }) => {
  const after = new URL(request.url).searchParams.get('after') ?? 0
  const { plan, projection, ...sample } = await readSample(deps, actor, pathId<SampleId>(params, 'sample'), { after })
  return {
    ...sample,
    method: plan.method,
    seed: plan.seed,
    terms: describePlan(plan, sample.measure),
    confidence: plan.method === 'targeted' ? null : plan.confidence,
    projection: describeProjection(projection, sample.measure),
  }
})

export default function Sample() {
  const sample = useLoaderData<typeof loader>()
  const { id, question, of, from, to, populationId, total, decided, rows, next } = sample
  const open = rows.find(({ result }) => result === null)?.position ?? null
  return (
    <>
      <PageHeader title={question} lead={`${kindNames[of]}, ${daysText({ from, to })}.`}>
        <LinkButton to={`/desk/populations/${populationId}`}>Its population</LinkButton>
        <LinkButton to={`/desk/samples/${id}/plan`} reloadDocument>
          Take the plan
        </LinkButton>
        {open === null ? null : (
          <LinkButton to={`/desk/samples/${id}/${open}`} tone="primary" data-new>
            Go on
          </LinkButton>
        )}
      </PageHeader>
      <Progress what="Looked at" done={decided} total={total} />
      <section aria-labelledby="plan">
        <h2 id="plan">How it was drawn</h2>
        <PlanFacts {...sample} />
      </section>
      <section aria-labelledby="projection">
        <h2 id="projection">What it says of the population</h2>
        <Projection projection={sample.projection} confidence={sample.confidence} isDone={decided === total} />
      </section>
      <section aria-labelledby="items">
        <h2 id="items">Items</h2>
        <SampleItems rows={rows} of={of} sample={id} />
        <Pagination nextCursor={next === null ? null : String(next)} name="after" />
      </section>
    </>
  )
}
