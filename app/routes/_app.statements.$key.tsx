import type { MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { readProfile } from '../../domain/companies/index.ts'
import { dayIn } from '../../domain/kernel/calendar.ts'
import { notFound } from '../../domain/kernel/errors.ts'
import { companyLibrary } from '../../domain/schemes/index.ts'
import { loaderFor } from '../route.server.ts'
import { PageHeader } from '../ui/page-header.tsx'
import { StatementCard } from '../ui/statements/statement-card.tsx'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.name ?? 'Statement'} · Briefke` }]

/** A statement with its versions, the newest first, and the rules that speak of it. */
export const loader = loaderFor(async ({ actor, deps, params }) => {
  const { company } = await readProfile(deps, actor)
  const { schemes, packs, statements } = await companyLibrary(deps, actor)
  const versions = statements.filter(({ key }) => key === params['key']).toSorted((a, b) => b.version - a.version)
  const [newest] = versions
  const scheme = schemes.find(({ key }) => key === newest?.scheme)
  if (!newest || !scheme) throw notFound('statement')
  const today = dayIn(company.time_zone, deps.clock.now())
  const pack = packs
    .filter(({ key, scheme: of }) => key === newest.pack && of === scheme.key)
    .filter(({ effectiveFrom }) => effectiveFrom === null || effectiveFrom <= today)
    .toSorted((a, b) => b.version - a.version)[0]
  return {
    name: newest.name,
    versions,
    goods: scheme.goods,
    registrationName: scheme.registration.name,
    pack: pack?.name ?? '',
    rules: (pack?.rules ?? []).filter(({ statement }) => statement === newest.key || statement === newest.family),
    today,
  }
})

const VERDICTS = { must: 'Must', may: 'May', 'must-not': 'Must not' } as const

export default function StatementPage() {
  const { name, versions, goods, registrationName, pack, rules, today } = useLoaderData<typeof loader>()
  return (
    <>
      <PageHeader title={name} lead={pack}>
        <Link to="/statements">All statements</Link>
      </PageHeader>
      {versions.map((statement) => (
        <StatementCard
          key={statement.version}
          statement={statement}
          goods={goods}
          registrationName={registrationName}
          today={today}
        />
      ))}
      <h2 className="section-head">Its rules</h2>
      <p className="hint">The first that fits a line decides it; where none fits, the statement may stand.</p>
      <ol className="rules">
        {rules.map((rule) => (
          <li key={rule.key}>
            <strong>{VERDICTS[rule.verdict]}.</strong> {rule.sentence} <span className="hint">{rule.source.of}</span>
          </li>
        ))}
      </ol>
    </>
  )
}
