import type { MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { can } from '../../domain/kernel/actor.ts'
import { notFound } from '../../domain/kernel/errors.ts'
import { keptKinds } from '../../domain/kernel/scheme.ts'
import { goneRecord } from '../../domain/retention/gone.ts'
import { loaderFor } from '../route.server.ts'
import { pathId } from '../row-id.server.ts'
import { Fact } from '../ui/fact.tsx'
import { DayText, Instant } from '../ui/format.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { kindName } from '../ui/retention/words.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.number ?? 'Deleted'} · Briefke` }]

export const loader = loaderFor(async ({ actor, deps, params }) => {
  const kind = keptKinds.find((each) => each === params['kind'])
  const gone = kind && (await goneRecord(deps, actor, kind, pathId(params, 'record')))
  if (!kind || !gone) throw notFound('record')
  return { ...gone, kind, mayRead: can(actor, 'retention:read') }
})

export default function Deleted() {
  const gone = useLoaderData<typeof loader>()
  return (
    <>
      <PageHeader
        title={`${kindName[gone.kind]} ${gone.number}`}
        lead="Its content was deleted when its time was over. That it was, and what it was, stays proven by the log."
      />
      <dl className="facts">
        <Fact term="Date">
          <DayText value={gone.day} />
        </Fact>
        <Fact term="Deleted">{gone.emptiedAt ? <Instant value={gone.emptiedAt} /> : null}</Fact>
        <Fact term="Under">{gone.rule}</Fact>
        <Fact term="Kept until">
          <DayText value={gone.keptUntil} />
        </Fact>
        <Fact term="Proposed by">{gone.proposedBy}</Fact>
        <Fact term="Approved by">{gone.approvedBy}</Fact>
      </dl>
      <h2>What it was</h2>
      <p>SHA-256 of its rows, and of its files:</p>
      <ul className="hashes">
        {[gone.contentSha256 ?? '', ...gone.files].map((hash) => (
          <li key={hash} className="mono">
            {hash}
          </li>
        ))}
      </ul>
      {gone.mayRead ? <Link to={`/retention/deletions/${gone.deletionId}`}>The deletion it was part of</Link> : null}
    </>
  )
}
