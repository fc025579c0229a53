import { Form } from '@remix-run/react'
import type { CompanyState } from '../../../domain/kernel/actor.ts'
import { Refusal } from '../alert.tsx'
import { Button } from '../button.tsx'
import { Field } from '../field.tsx'
import { useCheckedForm } from '../form.tsx'
import { Instant } from '../format.tsx'
import { DataTable, TableHeads } from '../table.tsx'
import { StateBadge } from './state-badge.tsx'

type Change = {
  readonly to: CompanyState
  readonly reason: string
  readonly by: string
  readonly at: Date | string
}
type StatesProps = { readonly changes: readonly Change[]; readonly next: readonly CompanyState[] }

/** Every state the company has had, with who, when and why; and the way to the next. */
export function States({ changes, next }: StatesProps) {
  return (
    <section aria-labelledby="states">
      <h2 id="states">States</h2>
      <DataTable label="Every state, the newest first">
        <TableHeads columns={['State', 'Since', 'By', 'Why']} />
        <tbody>
          {changes.map((change, index) => (
            <tr key={new Date(change.at).toISOString()}>
              <th scope="row">{index === 0 ? <StateBadge state={change.to} /> : change.to}</th>
              <td>
                <Instant value={change.at} />
              </td>
              <td>{change.by}</td>
              <td>{change.reason}</td>
            </tr>
          ))}
        </tbody>
      </DataTable>
      {next.map((state) => (
        <ChangeState key={state} to={state} />
      ))}
    </section>
  )
}

const VERBS: Record<CompanyState, string> = {
  applied: 'Put back',
  verified: 'Mark verified',
  active: 'Make active',
  suspended: '',
  expelled: '',
}
const EFFECTS: Record<CompanyState, string> = {
  applied: '',
  verified: 'Say what was seen: extract of the register, membership of a bourse.',
  active: 'From then on it issues documents. Say what this rests on.',
  suspended: '',
  expelled: '',
}

function ChangeState({ to }: { readonly to: CompanyState }) {
  const { field, props, refusal, busy } = useCheckedForm({ id: 'state' })
  return (
    <details className="disclosure" open>
      <summary>{VERBS[to]}</summary>
      <Form method="post" {...props}>
        <input type="hidden" name="form" value="state" />
        <input type="hidden" name="to" value={to} />
        <Refusal {...refusal} />
        <Field label="Reason" required autoComplete="off" hint={EFFECTS[to]} {...field('reason')} />
        <Button tone="primary" isPending={busy}>
          {VERBS[to]}
        </Button>
      </Form>
    </details>
  )
}
