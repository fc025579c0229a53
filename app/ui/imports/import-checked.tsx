import { Form } from '@remix-run/react'
import type { KindKey } from '../../../domain/imports/keys.ts'
import { Notice, Refusal } from '../alert.tsx'
import { Button, LinkButton } from '../button.tsx'
import { CheckField } from '../check-field.tsx'
import { useCheckedForm } from '../form.tsx'
import { countText } from '../format.tsx'
import { countOf } from './kinds.ts'

type ImportCheckedProps = {
  readonly kind: KindKey
  readonly counts: { readonly added: number; readonly changed: number; readonly unchanged: number }
  readonly rowCount: number
  readonly mayRun: boolean
}

/** A file without errors: what it would make, and the button that makes it. */
export function ImportChecked({ kind, counts, rowCount, mayRun }: ImportCheckedProps) {
  const { props, refusal, busy } = useCheckedForm({ id: 'apply' })
  const { added, changed, unchanged } = counts
  const rows = rowCount === 1 ? '1 row' : `${countText(rowCount)} rows`
  const verb = kind === 'issued' ? `Make ${countOf(added, kind)}` : `Import ${countOf(added + changed, kind)}`
  const isTwin = refusal?.reason === 'same_file'
  return (
    <>
      <Refusal {...refusal} />
      <Notice meaning="in-order">
        <p>
          <strong>
            {rows} read; {countOf(added, kind)} to be made
            {changed > 0 ? `, ${countText(changed)} to be changed` : ''}
            {unchanged > 0 ? `, ${countText(unchanged)} as they are` : ''}.
          </strong>
        </p>
        <p>Every row was read and is right. Nothing was written yet; importing does all of it or nothing.</p>
      </Notice>
      {mayRun ? (
        <Form method="post" {...props}>
          <input type="hidden" name="form" value="apply" />
          {isTwin ? <CheckField name="again" label="Import this very file once more" /> : null}
          <div className="actions">
            <Button isPending={busy}>{busy ? 'Importing…' : verb}</Button>
            <LinkButton to={`/imports?kind=${kind}`}>Leave it</LinkButton>
          </div>
        </Form>
      ) : null}
    </>
  )
}
