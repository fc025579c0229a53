import type { MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { watchWork } from '../../domain/work/index.ts'
import { loaderFor } from '../route.server.ts'
import { Notice } from '../ui/alert.tsx'
import { useReadAgain } from '../ui/live.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { Failures, Incidents } from '../ui/work/errors.tsx'
import { Lanes } from '../ui/work/lanes.tsx'
import { Logs } from '../ui/work/logs.tsx'
import { RateChart } from '../ui/work/rate-chart.tsx'
import { stateWords } from '../ui/work/words.ts'
import { Workers } from '../ui/work/workers.tsx'

export const meta: MetaFunction = () => [{ title: 'Workers · Briefke' }]

export const loader = loaderFor(async ({ actor, deps }) => watchWork(deps, actor))

export default function Work() {
  const { now, state, lanes, workers, minutes, restarts, incidents, failures, logs } = useLoaderData<typeof loader>()
  useReadAgain(5_000)
  const { meaning, sentence } = stateWords[state]
  return (
    <>
      <PageHeader
        title="Workers"
        lead="What waits, who works at it, and what went wrong. Numbers, reasons and ids only: what a company writes is not shown here."
      />
      <Notice meaning={meaning}>
        <p>{sentence}</p>
      </Notice>
      <section aria-labelledby="waiting">
        <h2 id="waiting">What waits</h2>
        <Lanes lanes={lanes} now={now} />
      </section>
      <section aria-label="How fast">
        <RateChart minutes={minutes} />
      </section>
      <section aria-labelledby="workers">
        <h2 id="workers">Who works</h2>
        {workers.length === 0 ? (
          <p className="hint">No worker was seen in the last day.</p>
        ) : (
          <Workers workers={workers} restarts={restarts} now={now} />
        )}
      </section>
      <Logs {...logs} />
      <section aria-labelledby="failures">
        <h2 id="failures">Documents that could not be printed</h2>
        <Failures failures={failures} />
      </section>
      <section aria-labelledby="incidents">
        <h2 id="incidents">Incidents</h2>
        <Incidents incidents={incidents} />
      </section>
    </>
  )
}
