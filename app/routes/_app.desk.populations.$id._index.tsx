import { type MetaFunction, redirect } from '@remix-run/node'
import { useLoaderData, useSearchParams } from '@remix-run/react'
import type { PopulationId } from '../../domain/kernel/ids.ts'
import { checkPopulation, drawSample, readPopulation } from '../../domain/workbench/index.ts'
import { formPayload } from '../form.server.ts'
import { actionFor, loaderFor } from '../route.server.ts'
import { pathId } from '../row-id.server.ts'
import { LinkButton } from '../ui/button.tsx'
import { DrawForm } from '../ui/desk/draw-form.tsx'
import { PopulationItems } from '../ui/desk/items-table.tsx'
import { daysText, kindNames } from '../ui/desk/words.ts'
import { Fact } from '../ui/fact.tsx'
import { Amount, Carats, countText, Instant } from '../ui/format.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { Pagination } from '../ui/pagination.tsx'

export const meta: MetaFunction = () => [{ title: 'Population · Briefke' }]

export const loader = loaderFor(async ({ actor, deps, params, request }) => {
  const id = pathId<PopulationId>(params, 'population')
  const search = new URL(request.url).searchParams
  return {
    population: await readPopulation(deps, actor, id, { after: search.get('after') ?? 0 }),
    isWhole: search.has('check') ? await checkPopulation(deps, actor, id) : null,
  }
})

export const action = actionFor(async ({ actor, deps, params, form }) => {
  const id = await drawSample(deps, actor, pathId<PopulationId>(params, 'population'), formPayload(form))
  return redirect(`/desk/samples/${id}`)
})

export default function Population() {
  const { population, isWhole } = useLoaderData<typeof loader>()
  const { id, of, from, to, items, sha256, frozenAt, frozenBy, totals, rows, next } = population
  const [search] = useSearchParams()
  return (
    <>
      <PageHeader title={kindNames[of]} lead={`${daysText({ from, to })}, ${countText(items)} items.`}>
        <LinkButton to={`/desk/populations/${id}/file`} reloadDocument>
          Take the file
        </LinkButton>
        <LinkButton to="?check">Read it again</LinkButton>
      </PageHeader>
      {isWhole === null ? null : (
        <div className="notice" data-meaning={isWhole ? 'in-order' : 'wrong'} role="status">
          <p>
            {isWhole
              ? 'Every item was read again, and the hash is the one of the day it was frozen.'
              : 'The items are not those that were frozen: somebody changed them in the database. Do not draw from this population.'}
          </p>
        </div>
      )}
      <dl className="facts">
        <Fact term="Frozen">
          <Instant value={frozenAt} /> by {frozenBy}
        </Fact>
        <Fact term="SHA-256 of its file">
          <span className="mono as-typed">{sha256}</span>
        </Fact>
        {totals.map(({ currency, items: count, carats, minor }) => (
          <Fact key={currency ?? 'none'} term={currency ?? 'Without an amount'}>
            {countText(count)} items, <Carats value={carats} unit={rows[0]?.unit ?? ''} />
            {currency && minor !== null ? (
              <>
                , <Amount currency={currency} minor={minor} withCode />
              </>
            ) : null}
          </Fact>
        ))}
      </dl>
      <section aria-labelledby="draw">
        <h2 id="draw">Draw from it</h2>
        <DrawForm currencies={totals.flatMap(({ currency }) => currency ?? [])} months={monthsOf(from, to)} />
      </section>
      <section aria-labelledby="items">
        <h2 id="items">Items</h2>
        <PopulationItems rows={rows} of={of} />
        <Pagination nextCursor={next === null ? null : String(next)} name="after" key={search.get('after')} />
      </section>
    </>
  )
}

function monthsOf(from: string, to: string): readonly string[] {
  const months: string[] = []
  const day = new Date(`${from.slice(0, 7)}-01T00:00:00Z`)
  for (; day.toISOString().slice(0, 7) <= to.slice(0, 7); day.setUTCMonth(day.getUTCMonth() + 1))
    months.push(day.toISOString().slice(0, 7))
  return months
}
