import { Form, Link } from '@remix-run/react'
import { type Change, changeText } from '../../../domain/audit-packs/replacing/rules.ts'
import { Notice, Refusal } from '../alert.tsx'
import { Button } from '../button.tsx'
import { useCheckedForm } from '../form.tsx'
import { countText, Instant } from '../format.tsx'

type Other = { readonly id: string; readonly label: string }
type PackChangesProps = {
  readonly pack: {
    readonly label: string
    readonly changes: readonly Change[]
    readonly replaces: Other | null
    readonly replaces_because: string | null
    readonly replacedBy: (Other & { readonly releasedAt: Date | null }) | null
    readonly timeZone: string
  }
  readonly mayRequest: boolean
}

/** Whether something in the pack's period has changed since, which pack it replaces, and which one replaces it. */
export function PackChanges({ pack, mayRequest }: PackChangesProps) {
  const { replaces, replacedBy, changes } = pack
  return (
    <>
      {replaces ? (
        <p>
          It replaces <Link to={`/packs/${replaces.id}`}>{replaces.label}</Link> because: {pack.replaces_because}.
        </p>
      ) : null}
      {replacedBy ? (
        <Notice meaning="needs-you">
          {replacedBy.releasedAt ? 'It is superseded: ' : 'It will be superseded once it is released: '}
          <Link to={`/packs/${replacedBy.id}`}>{replacedBy.label}</Link> replaces it.
        </Notice>
      ) : null}
      {changes.length > 0 ? <Changed pack={pack} mayRequest={mayRequest} /> : null}
    </>
  )
}

const SHOWN = 20

function Changed({ pack, mayRequest }: PackChangesProps) {
  const { props, refusal, busy } = useCheckedForm({ id: 'replace' })
  const { changes, timeZone } = pack
  return (
    <section aria-labelledby="changed">
      <h2 id="changed" className="section-head">
        Changed since
      </h2>
      <p>Something in its period has changed since this pack was made. What it says of that day stays true.</p>
      <ul>
        {changes.slice(0, SHOWN).map((change) => (
          <li key={`${change.what} ${change.id}`}>
            {changeText(change)}, <Instant value={change.at} zone={timeZone} />
          </li>
        ))}
        {changes.length > SHOWN ? <li>{countText(changes.length - SHOWN)} more</li> : null}
      </ul>
      {mayRequest ? (
        <Form method="post" {...props}>
          <input type="hidden" name="form" value="replace" />
          <Refusal {...refusal} />
          <Button isPending={busy}>Make the pack that replaces it</Button>
          <p className="hint">It names {pack.label} and says why. This one stays, and can still be downloaded.</p>
        </Form>
      ) : null}
    </section>
  )
}
