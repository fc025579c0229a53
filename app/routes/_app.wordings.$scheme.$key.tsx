import type { MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { can } from '../../domain/kernel/actor.ts'
import { readWording } from '../../domain/publishing/index.ts'
import { loaderFor } from '../route.server.ts'
import { LinkButton } from '../ui/button.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { Versions } from '../ui/publishing/versions.tsx'
import { StatementCard } from '../ui/statements/statement-card.tsx'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.statement.edition ?? 'Wording'} · Briefke` },
]

export const loader = loaderFor(async ({ actor, deps, params }) => ({
  ...(await readWording(deps, actor, { scheme: params['scheme'] ?? '', key: params['key'] ?? '' })),
  mayDraft: can(actor, 'association:publish'),
}))

export default function Wording() {
  const { statement, scheme, today, versions, mayDraft } = useLoaderData<typeof loader>()
  const { edition, key } = statement
  return (
    <>
      <PageHeader title={edition} lead={scheme.name}>
        {mayDraft ? (
          <LinkButton tone="primary" to={`/publications/new?scheme=${scheme.key}&statement=${key}`} data-new>
            Draft new words
          </LinkButton>
        ) : null}
      </PageHeader>
      <section aria-labelledby="words">
        <h2 id="words">The newest words</h2>
        <StatementCard
          statement={statement}
          goods={scheme.goods}
          registrationName={scheme.registration.name}
          today={today}
        />
      </section>
      <section aria-labelledby="versions">
        <h2 id="versions">Versions</h2>
        <Versions versions={versions} />
      </section>
    </>
  )
}
