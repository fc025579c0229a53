import type { MetaFunction } from '@remix-run/node'
import { Form, useLoaderData } from '@remix-run/react'
import { readProfile } from '../../domain/companies/index.ts'
import { can } from '../../domain/kernel/actor.ts'
import { dayIn, isDay } from '../../domain/kernel/calendar.ts'
import { listNotices } from '../../domain/notices/index.ts'
import { inForce } from '../../domain/schemes/in-force.ts'
import { companyLibrary } from '../../domain/schemes/index.ts'
import { loaderFor, type Signed } from '../route.server.ts'
import { Notice } from '../ui/alert.tsx'
import { Button } from '../ui/button.tsx'
import { Field } from '../ui/field.tsx'
import { DayText } from '../ui/format.tsx'
import { Notices } from '../ui/notices/notices.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { PackTable } from '../ui/statements/pack-table.tsx'

export const meta: MetaFunction = () => [{ title: 'Statements · Briefke' }]

export const loader = loaderFor(async ({ actor, deps, request }) => {
  const { company, registrations } = await readProfile(deps, actor)
  const today = dayIn(company.time_zone, deps.clock.now())
  const asked = new URL(request.url).searchParams.get('on') ?? ''
  const on = isDay(asked) ? asked : today
  const { schemes, packs, statements } = inForce(await companyLibrary(deps, actor), on)
  const isNewest = (pack: (typeof packs)[number]) =>
    packs.every(({ scheme, key, version }) => scheme !== pack.scheme || key !== pack.key || version <= pack.version)
  const warrants = (pack: (typeof packs)[number]) =>
    statements.some(({ kind, scheme, pack: of }) => kind === 'warranty' && scheme === pack.scheme && of === pack.key)
  return {
    on,
    told: can(actor, 'notice:read') ? await toldNow(deps, actor, today) : { notices: [], mayMark: false },
    schemes: schemes.map(({ key, name, owner, version, goods, registration }) => ({
      ...{ key, name, owner, version, registration },
      registered:
        registrations.find((each) => each.scheme === key && each.validFrom <= on && on <= each.validTo) ?? null,
      packs: packs
        .filter((pack) => pack.scheme === key && isNewest(pack))
        .toSorted((a, b) => Number(warrants(b)) - Number(warrants(a)))
        .map((pack) => ({
          ...{ key: pack.key, name: pack.name, publisher: pack.publisher },
          statements: statements
            .filter((statement) => statement.scheme === key && statement.pack === pack.key)
            .map((statement) => ({
              ...{ key: statement.key, version: statement.version, name: statement.name, edition: statement.edition },
              documentTypes: statement.documentTypes,
              mayIssue: goods.filter((each) => statement.mayIssue.includes(each.key)).map((each) => each.name),
              accepted: goods.filter((each) => statement.accepted.includes(each.key)).map((each) => each.name),
            })),
        })),
    })),
  }
})

/** What nobody has read yet, and what is still to come. */
async function toldNow(deps: Signed['deps'], actor: Signed['actor'], today: string) {
  const told = await listNotices(deps, actor, { onlyPublished: true })
  return { ...told, notices: told.notices.filter(({ readAt, effectiveOn }) => !readAt || effectiveOn > today) }
}

export default function Statements() {
  const { on, schemes, told } = useLoaderData<typeof loader>()
  return (
    <>
      <PageHeader
        title="Statements"
        lead="The official wordings that your documents can carry. Nobody here edits them; the document’s date, its goods and its places decide which one fits."
      />
      <Notices {...told} here="/statements" />
      <Form method="get" className="filters">
        <Field label="On documents of" name="on" type="date" defaultValue={on} key={on} />
        <Button tone="plain">Show that day</Button>
      </Form>
      {schemes.map(({ key, name, owner, version, registration, registered, packs }) => (
        <section key={key} aria-labelledby={`scheme-${key}`}>
          <h2 id={`scheme-${key}`} className="section-head">
            {name}
          </h2>
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
                No {registration.name} of yours is valid on <DayText value={on} />: statements that require it cannot be
                issued. Ask your association to record it.
              </p>
            </Notice>
          )}
          {packs.map((pack) => (
            <PackTable key={pack.key} pack={pack} />
          ))}
        </section>
      ))}
    </>
  )
}
