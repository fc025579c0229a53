import type { MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { readProfile } from '../../domain/companies/index.ts'
import { dayIn } from '../../domain/kernel/calendar.ts'
import { listStatements } from '../../domain/schemes/index.ts'
import { loaderFor } from '../route.server.ts'
import { Notice } from '../ui/alert.tsx'
import { DayText } from '../ui/format.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { StatementCard } from '../ui/statements/statement-card.tsx'

export const meta: MetaFunction = () => [{ title: 'Statements · Briefke' }]

export const loader = loaderFor(async ({ actor, deps }) => {
  const { company, registrations } = await readProfile(deps, actor)
  const statements = await listStatements(deps, actor)
  return {
    today: dayIn(company.time_zone, deps.clock.now()),
    registration: registrations[0] ?? null,
    statements: statements.toSorted((a, b) => b.kind.localeCompare(a.kind) || b.edition.localeCompare(a.edition)),
  }
})

export default function Statements() {
  const { today, registration, statements } = useLoaderData<typeof loader>()
  return (
    <>
      <PageHeader
        title="Statements"
        lead="The official wordings that your documents can carry. Nobody here edits them; the document’s date and its goods decide which one fits."
      />
      {registration ? (
        <p>
          Your SoW registration {registration.number} is valid from <DayText value={registration.validFrom} /> to{' '}
          <DayText value={registration.validTo} />.
        </p>
      ) : (
        <Notice meaning="wrong">
          <p>No SoW registration is recorded: the 2021 text cannot be issued. Ask your association to record it.</p>
        </Notice>
      )}
      {statements.map((statement) => (
        <StatementCard key={`${statement.key}-${statement.version}`} statement={statement} today={today} />
      ))}
    </>
  )
}
