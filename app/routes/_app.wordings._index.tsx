import type { MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { listPublications, listWordings } from '../../domain/publishing/index.ts'
import { loaderFor } from '../route.server.ts'
import { LinkButton } from '../ui/button.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { PackWordings } from '../ui/publishing/pack-wordings.tsx'
import { PublicationTable } from '../ui/publishing/publication-table.tsx'

export const meta: MetaFunction = () => [{ title: 'Wordings · Briefke' }]

export const loader = loaderFor(async ({ actor, deps }) => ({
  ...(await listWordings(deps, actor)),
  pending: (await listPublications(deps, actor, { pending: true, limit: 50 })).publications,
}))

export default function Wordings() {
  const { schemes, pending } = useLoaderData<typeof loader>()
  return (
    <>
      <PageHeader
        title="Wordings"
        lead="The official words that companies issue. One of you drafts new ones, another approves, and they take effect on a day. Nobody edits what is published."
      >
        <LinkButton to="/publications/new-pack" data-new>
          Draft a pack
        </LinkButton>
      </PageHeader>
      <section aria-labelledby="under-way">
        <h2 id="under-way">Under way</h2>
        {pending.length === 0 ? (
          <p className="hint">
            Nothing waits for approval, and nothing is still to take effect. Begin from a statement below.
          </p>
        ) : (
          <PublicationTable label="Drafts, and what is to take effect" rows={pending} />
        )}
        <p>
          <Link to="/publications">All publications</Link>
        </p>
      </section>
      {schemes.map(({ key, name, owner, packs }) => (
        <section key={key} aria-labelledby={`scheme-${key}`}>
          <h2 id={`scheme-${key}`}>{name}</h2>
          <p className="hint">{owner}</p>
          {packs.map((pack) => (
            <PackWordings key={pack.key} scheme={key} pack={pack} />
          ))}
        </section>
      ))}
    </>
  )
}
