import { type MetaFunction, redirect } from '@remix-run/node'
import { useLoaderData, useSearchParams } from '@remix-run/react'
import type { CounterpartyId, UserId } from '../../domain/kernel/ids.ts'
import { eraseContact, eraseMember, listPersons } from '../../domain/retention/persons.ts'
import { formPayload } from '../form.server.ts'
import { actionFor, loaderFor } from '../route.server.ts'
import { formId } from '../row-id.server.ts'
import { PageHeader } from '../ui/page-header.tsx'
import { ErasePanel } from '../ui/retention/erase-panel.tsx'
import { PersonsTable } from '../ui/retention/persons-table.tsx'
import { RetentionTabs } from '../ui/retention/retention-tabs.tsx'

export const meta: MetaFunction = () => [{ title: 'Persons · Briefke' }]

export const loader = loaderFor(async ({ actor, deps }) => listPersons(deps, actor))

export const action = actionFor(async ({ actor, deps, form }) => {
  const input = formPayload(form)
  if (form.get('form') === 'erase-member') await eraseMember(deps, actor, formId<UserId>(form, 'id', 'member'), input)
  else await eraseContact(deps, actor, formId<CounterpartyId>(form, 'id', 'contact'), input)
  return redirect('/retention/persons')
})

export default function Persons() {
  const { members, contacts } = useLoaderData<typeof loader>()
  const asked = useSearchParams()[0].get('erase')
  const member = members.find(({ userId }) => userId === asked)
  const contact = contacts.find(({ id }) => id === asked)
  return (
    <>
      <PageHeader title="Persons" lead="Takes a person’s data out, for good. What was done stays, and stays proven." />
      <RetentionTabs mayErase />
      {member ? (
        <ErasePanel
          key={member.userId}
          form="erase-member"
          id={member.userId}
          called={member.name}
          what="Name"
          goes="His name and address go from the list of members, and his name from the log’s entries that he made."
          stays="The entries with their proofs stay, and his name on the papers that he issued for as long as these are kept."
        />
      ) : null}
      {contact ? (
        <ErasePanel
          key={contact.id}
          form="erase-contact"
          id={contact.id}
          called={contact.email}
          what="Address"
          goes="The address goes from the counterparty and from the requests that were sent to it."
          stays="The counterparty with its name stays, and what was exchanged with it for as long as that is kept."
        />
      ) : null}
      <h2>Members that left</h2>
      <PersonsTable
        label="Members that left"
        rows={members.map(({ userId, name, email, entries }) => ({
          ...{ id: userId, name, email, note: `${entries} entries of the log` },
        }))}
        none="Nobody left, or all were erased."
      />
      <h2>Contact persons of counterparties</h2>
      <PersonsTable
        label="Contact persons"
        rows={contacts.map((row) => ({ ...row, note: '' }))}
        none="No counterparty has an address."
      />
    </>
  )
}
