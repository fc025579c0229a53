import { Form } from '@remix-run/react'
import { blockSchema, unblockSchema } from '../../../domain/counterparties/schema.ts'
import { Notice, Refusal } from '../alert.tsx'
import { Button } from '../button.tsx'
import { Field } from '../field.tsx'
import { useCheckedForm } from '../form.tsx'
import { DayText, Instant } from '../format.tsx'
import { DataTable, TableHeads } from '../table.tsx'

type BlockingProps = {
  readonly partner: {
    readonly blockedFrom: string | null
    readonly blockedReason: string | null
    readonly blockedBy: string | null
  }
  readonly blocks: readonly {
    readonly id: string
    readonly verb: string
    readonly at: Date
    readonly by: string
    readonly reason: string
  }[]
  readonly today: string
  readonly mayBlock: boolean
}

/** Whether the company refuses a partner, since when and why, and everything that was decided about it. */
export function Blocking({ partner, blocks, today, mayBlock }: BlockingProps) {
  const { blockedFrom, blockedReason, blockedBy } = partner
  return (
    <section aria-labelledby="blocking">
      <h2 id="blocking" className="section-head">
        Blocking
      </h2>
      {blockedFrom ? (
        <Notice meaning="wrong">
          <p>
            Blocked since <DayText value={blockedFrom} /> by {blockedBy}: {blockedReason}. Nothing is issued to them but
            what takes back; what comes from them stands out as an exception.
          </p>
        </Notice>
      ) : (
        <p className="hint">Not blocked: documents are issued to them and recorded from them.</p>
      )}
      {mayBlock ? blockedFrom ? <UnblockForm /> : <BlockForm today={today} /> : null}
      {blocks.length > 0 ? (
        <DataTable label="Blocked and unblocked">
          <TableHeads columns={['When', 'What', 'By', 'Why']} />
          <tbody>
            {blocks.map(({ id, verb, at, by, reason }) => (
              <tr key={id}>
                <th scope="row">
                  <Instant value={at} />
                </th>
                <td>{verb}</td>
                <td>{by}</td>
                <td className="as-typed">{reason}</td>
              </tr>
            ))}
          </tbody>
        </DataTable>
      ) : null}
    </section>
  )
}

function BlockForm({ today }: { readonly today: string }) {
  const { field, props, refusal, busy } = useCheckedForm({
    id: 'block',
    schema: blockSchema,
    defaults: { from: today },
  })
  return (
    <details className="disclosure" open={refusal !== null || undefined}>
      <summary>Block</summary>
      <Form method="post" {...props}>
        <input type="hidden" name="form" value="block" />
        <Refusal {...refusal} />
        <Field label="Reason" required maxLength={500} autoComplete="off" {...field('reason')} />
        <Field label="From" type="date" max={today} {...field('from')} />
        <Button tone="danger" isPending={busy}>
          Block this counterparty
        </Button>
      </Form>
    </details>
  )
}

function UnblockForm() {
  const { field, props, refusal, busy } = useCheckedForm({ id: 'unblock', schema: unblockSchema })
  return (
    <details className="disclosure" open={refusal !== null || undefined}>
      <summary>Unblock</summary>
      <Form method="post" {...props}>
        <input type="hidden" name="form" value="unblock" />
        <Refusal {...refusal} />
        <Field label="Reason" required maxLength={500} autoComplete="off" {...field('reason')} />
        <Button tone="plain" isPending={busy}>
          Unblock this counterparty
        </Button>
      </Form>
    </details>
  )
}
