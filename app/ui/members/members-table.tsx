import { Form, Link, useNavigation } from '@remix-run/react'
import { type CompanyRole, companyRoles } from '../../../domain/kernel/actor.ts'
import { Badge } from '../badge.tsx'
import { Instant } from '../format.tsx'
import { DataTable, TableHeads } from '../table.tsx'

type Member = {
  readonly userId: string
  readonly name: string
  readonly email: string
  readonly role: CompanyRole
  readonly state: 'active' | 'suspended'
  readonly joinedAt: Date | string
  readonly hasFactor: boolean
}
type MembersProps = { readonly rows: readonly Member[]; readonly self: string; readonly mayManage: boolean }

/** The company's members; an owner changes roles and suspends in place. */
export function MembersTable({ rows, self, mayManage }: MembersProps) {
  return (
    <DataTable label="Members by name">
      <TableHeads
        columns={['Member', 'E-mail', 'Joined', 'State', 'Second factor', 'Role', ...(mayManage ? ['Access'] : [])]}
      />
      <tbody>
        {rows.map((member) => (
          <tr key={member.userId}>
            <th scope="row">
              {member.name}
              {member.userId === self ? <span className="hint"> you</span> : null}
            </th>
            <td>{member.email}</td>
            <td>
              <Instant value={member.joinedAt} />
            </td>
            <td>
              <Badge meaning={member.state === 'active' ? 'in-order' : 'wrong'}>{member.state}</Badge>
            </td>
            <td>
              {member.hasFactor ? 'set up' : 'none'}
              {mayManage && member.hasFactor && member.userId !== self ? (
                <>
                  {' '}
                  <Link to={`?factor=${member.userId}`} aria-label={`Take the second factor of ${member.name} off`}>
                    Take off
                  </Link>
                </>
              ) : null}
            </td>
            <td>{mayManage ? <ChangeRole member={member} key={member.role} /> : member.role}</td>
            {mayManage ? (
              <td>
                <ChangeState member={member} />
              </td>
            ) : null}
          </tr>
        ))}
      </tbody>
    </DataTable>
  )
}

function ChangeRole({ member }: { readonly member: Member }) {
  return (
    <Form method="post" className="row-form">
      <input type="hidden" name="form" value="member" />
      <input type="hidden" name="userId" value={member.userId} />
      <select name="role" defaultValue={member.role} aria-label={`Role of ${member.name}`} className="small-control">
        {companyRoles.map((role) => (
          <option key={role}>{role}</option>
        ))}
      </select>
      <button type="submit" className="small-button" aria-label={`Change the role of ${member.name}`}>
        Change
      </button>
    </Form>
  )
}

function ChangeState({ member }: { readonly member: Member }) {
  const busy = useNavigation().formData?.get('userId') === member.userId
  const isActive = member.state === 'active'
  const verb = isActive ? 'Suspend' : 'Reactivate'
  return (
    <Form method="post">
      <input type="hidden" name="form" value="member" />
      <input type="hidden" name="userId" value={member.userId} />
      <input type="hidden" name="state" value={isActive ? 'suspended' : 'active'} />
      <button type="submit" className="small-button" disabled={busy} aria-label={`${verb} ${member.name}`}>
        {verb}
      </button>
    </Form>
  )
}
