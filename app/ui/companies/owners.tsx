import { Form } from '@remix-run/react'
import { Refusal } from '../alert.tsx'
import { Badge } from '../badge.tsx'
import { Button } from '../button.tsx'
import { Empty } from '../empty.tsx'
import { Field } from '../field.tsx'
import { useCheckedForm } from '../form.tsx'
import { DataTable, TableHeads } from '../table.tsx'

type Owner = { readonly name: string; readonly email: string; readonly state: 'active' | 'suspended' }

/** Who owns the company here, and the invitation of one more. */
export function Owners({ owners }: { readonly owners: readonly Owner[] }) {
  if (owners.length === 0) return <Empty what="Nobody owns this company yet: invite its owner below." />
  return (
    <DataTable label="Owners by name">
      <TableHeads columns={['Owner', 'E-mail', 'State']} />
      <tbody>
        {owners.map((owner) => (
          <tr key={owner.email}>
            <th scope="row">{owner.name}</th>
            <td>{owner.email}</td>
            <td>
              <Badge meaning={owner.state === 'active' ? 'in-order' : 'wrong'}>{owner.state}</Badge>
            </td>
          </tr>
        ))}
      </tbody>
    </DataTable>
  )
}

/** Asks for the address of an owner to invite. */
export function InviteOwner() {
  const { field, props, refusal, busy } = useCheckedForm({ id: 'invite' })
  return (
    <Form method="post" {...props}>
      <input type="hidden" name="form" value="invite" />
      <Refusal {...refusal} />
      <Field
        label="E-mail of the owner to invite"
        type="email"
        required
        autoComplete="off"
        hint="The link goes there by mail, works once and for 7 days."
        {...field('email')}
      />
      <Button tone="plain" isPending={busy}>
        Invite owner
      </Button>
    </Form>
  )
}
