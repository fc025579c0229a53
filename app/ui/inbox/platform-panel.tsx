import { Form } from '@remix-run/react'
import { Refusal } from '../alert.tsx'
import { Badge } from '../badge.tsx'
import { Button } from '../button.tsx'
import { Field } from '../field.tsx'
import { useCheckedForm } from '../form.tsx'
import { RowAction } from '../row-action.tsx'
import { SelectField } from '../select-field.tsx'
import { DataTable, TableHeads } from '../table.tsx'

type PlatformPanelProps = {
  readonly code: string | null
  readonly partners: readonly {
    readonly counterpartyId: string
    readonly name: string
    readonly namedByName: string
    readonly isMutual: boolean
  }[]
  readonly parties: readonly { readonly id: string; readonly name: string }[]
}

/** Companies that use Briefke too: what one issues lands in the other's inbox, once each has the other's code. */
export function PlatformPanel({ code, partners, parties }: PlatformPanelProps) {
  const { field, props, refusal, busy } = useCheckedForm({ id: 'partner' })
  return (
    <section aria-labelledby="platform">
      <h2 id="platform" className="section-head">
        Companies that use Briefke too
      </h2>
      <p className="hint">
        Give your code to a partner and enter his. Once both have done so, what he issues to you lands here as he issued
        it, and what you issue to him lands there. You confirm each document.
      </p>
      {code ? (
        <p>
          Your code: <span className="mono">{code}</span>
        </p>
      ) : null}
      <Form method="post">
        <input type="hidden" name="form" value="code" />
        <Button tone="plain">{code ? 'Make another and end this one' : 'Make a code'}</Button>
      </Form>
      {partners.length > 0 ? (
        <DataTable label="Partners">
          <TableHeads columns={['Partner', 'State', 'Entered by', { unseen: 'End' }]} />
          <tbody>
            {partners.map(({ counterpartyId, name, namedByName, isMutual }) => (
              <tr key={counterpartyId}>
                <th scope="row">{name}</th>
                <td>
                  <Badge meaning={isMutual ? 'in-order' : 'could-not-verify'}>
                    {isMutual ? 'linked' : 'not confirmed by the other side'}
                  </Badge>
                </td>
                <td>{namedByName}</td>
                <td>
                  <RowAction form="end" id={counterpartyId} verb="End" label={`End the link with ${name}`} />
                </td>
              </tr>
            ))}
          </tbody>
        </DataTable>
      ) : null}
      <Form method="post" {...props} noValidate={false}>
        <input type="hidden" name="form" value="partner" />
        <Refusal {...refusal} />
        <SelectField
          label="Partner"
          required
          options={[
            { value: '', label: 'Choose whose code it is' },
            ...parties.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          {...field('counterpartyId')}
        />
        <Field label="His code" required maxLength={40} autoComplete="off" placeholder="BK-…" {...field('code')} />
        <Button tone="plain" isPending={busy}>
          Enter his code
        </Button>
      </Form>
    </section>
  )
}
