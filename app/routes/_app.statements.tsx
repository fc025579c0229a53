import type { MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { readProfile } from '../../domain/companies/index.ts'
import { dayIn } from '../../domain/kernel/calendar.ts'
import { companyLibrary } from '../../domain/schemes/index.ts'
import { loaderFor } from '../route.server.ts'
import { Notice } from '../ui/alert.tsx'
import { DayText } from '../ui/format.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { StatementCard } from '../ui/statements/statement-card.tsx'

export const meta: MetaFunction = () => [{ title: 'Statements · Briefke' }]

export const loader = loaderFor(async ({ actor, deps }) => {
  const { company, registrations } = await readProfile(deps, actor)
  const { schemes, packs, statements } = await companyLibrary(deps, actor)
  return {
    today: dayIn(company.time_zone, deps.clock.now()),
    schemes: schemes.map(({ key, name, owner, version, goods, registration }) => ({
      ...{ key, name, owner, version, goods, registration },
      registered: registrations.find(({ scheme }) => scheme === key) ?? null,
      packs: packs
        .filter(
          (pack, _, all) =>
            pack.scheme === key &&
            all.every((other) => other.scheme !== key || other.key !== pack.key || other.version <= pack.version),
        )
        .map((pack) => ({
          key: pack.key,
          name: pack.name,
          publisher: pack.publisher,
          statements: statements
            .filter((statement) => statement.scheme === key && statement.pack === pack.key)
            .toSorted((a, b) => b.edition.localeCompare(a.edition) || b.version - a.version),
        })),
    })),
  }
})

export default function Statements() {
  const { today, schemes } = useLoaderData<typeof loader>()
  return (
    <>
      <PageHeader
        title="Statements"
        lead="The official wordings that your documents can carry. Nobody here edits them; the document’s date, its goods and its places decide which one fits."
      />
      {schemes.map(({ key, name, owner, version, goods, registration, registered, packs }) => (
        <section key={key} aria-labelledby={`scheme-${key}`}>
          <h2 id={`scheme-${key}`}>{name}</h2>
          <p className="hint">
            {owner}; version {version} of its data.
          </p>
          {registered ? (
            <p>
              Your {registration.name} {registered.number} is valid from <DayText value={registered.validFrom} /> to{' '}
              <DayText value={registered.validTo} />.
            </p>
          ) : (
            <Notice meaning="wrong">
              <p>
                No {registration.name} is recorded: statements that require it cannot be issued. Ask your association to
                record it.
              </p>
            </Notice>
          )}
          {packs.map((pack) => (
            <section key={pack.key} aria-labelledby={`pack-${pack.key}`}>
              <h2 id={`pack-${pack.key}`} className="section-head">
                {pack.name}
              </h2>
              <p className="hint">{pack.publisher}</p>
              {pack.statements.map((statement) => (
                <StatementCard
                  key={`${statement.key}-${statement.version}`}
                  statement={statement}
                  goods={goods}
                  registrationName={registration.name}
                  today={today}
                />
              ))}
            </section>
          ))}
        </section>
      ))}
    </>
  )
}
