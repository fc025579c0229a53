import { Form } from '@remix-run/react'
import { Refusal } from '../alert.tsx'
import { Badge } from '../badge.tsx'
import { Button } from '../button.tsx'
import { Empty } from '../empty.tsx'
import { Field } from '../field.tsx'
import { useCheckedForm } from '../form.tsx'
import { Instant } from '../format.tsx'
import { RowAction } from '../row-action.tsx'
import { SelectField } from '../select-field.tsx'
import { DataTable, TableHeads } from '../table.tsx'
import { TextArea } from '../text-area.tsx'

type Party = { readonly id: string; readonly name: string }
type LinkRow = {
  readonly id: string
  readonly counterpartyName: string
  readonly note: string | null
  readonly madeByName: string
  readonly madeAt: Date | string
  readonly expiresAt: Date | string
  readonly revokedAt: Date | string | null
  readonly papers: number
  readonly isUsable: boolean
}

/** A new link, for one supplier. */
export function MakeLink({ parties, party }: { readonly parties: readonly Party[]; readonly party: string }) {
  const { field, props, refusal, busy } = useCheckedForm({
    id: 'link',
    defaults: { counterpartyId: party, days: '14' },
  })
  return (
    <Form method="post" {...props} noValidate={false}>
      <input type="hidden" name="form" value="link" />
      <Refusal {...refusal} />
      <SelectField
        label="Supplier"
        required
        options={[
          { value: '', label: 'Choose who should send' },
          ...parties.map(({ id, name }) => ({ value: id, label: name })),
        ]}
        {...field('counterpartyId')}
      />
      <Field label="Days" type="number" min={1} max={90} required {...field('days')} />
      <TextArea
        label="What is asked for"
        rows={2}
        maxLength={500}
        hint="The supplier reads it. Leave it empty when the papers say enough."
        {...field('note')}
      />
      <Button isPending={busy}>Make the link</Button>
    </Form>
  )
}

/** The links that were made, and which can still be used. */
export function SendLinks({ links, mayRevoke }: { readonly links: readonly LinkRow[]; readonly mayRevoke: boolean }) {
  if (links.length === 0) return <Empty what="No link was made yet." />
  return (
    <DataTable label="Links">
      <TableHeads
        columns={['Supplier', 'State', { figure: 'Papers' }, 'Until', 'Made by', 'When', { unseen: 'Revoke' }]}
      />
      <tbody>
        {links.map((link) => (
          <tr key={link.id}>
            <th scope="row">{link.counterpartyName}</th>
            <td>
              <Badge meaning={link.isUsable ? 'in-order' : 'could-not-verify'}>
                {link.isUsable ? 'open' : link.revokedAt ? 'revoked' : 'over'}
              </Badge>
            </td>
            <td className="number">{link.papers}</td>
            <td>
              <Instant value={link.expiresAt} />
            </td>
            <td>{link.madeByName}</td>
            <td>
              <Instant value={link.madeAt} />
            </td>
            <td>
              {mayRevoke && link.isUsable ? (
                <RowAction
                  form="revoke"
                  id={link.id}
                  verb="Revoke"
                  label={`Revoke the link for ${link.counterpartyName}`}
                />
              ) : null}
            </td>
          </tr>
        ))}
      </tbody>
    </DataTable>
  )
}
