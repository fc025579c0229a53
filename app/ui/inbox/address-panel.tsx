import { Form } from '@remix-run/react'
import { Notice } from '../alert.tsx'
import { Button } from '../button.tsx'

type AddressPanelProps = {
  /** Null when this installation receives no mail. */
  readonly domain: string | null
  readonly address: string | null
  readonly mayOpen: boolean
}

/** The company's own mail address for papers. */
export function AddressPanel({ domain, address, mayOpen }: AddressPanelProps) {
  if (domain === null)
    return (
      <Notice meaning="could-not-verify">This installation receives no mail. Its operator can switch that on.</Notice>
    )
  return (
    <section aria-labelledby="address">
      <h2 id="address" className="section-head">
        Mail address
      </h2>
      {address ? (
        <p>
          <a className="mono" href={`mailto:${address}`}>
            {address}
          </a>
        </p>
      ) : (
        <p>The company has no address for papers yet.</p>
      )}
      <p className="hint">
        What is attached to mail for it comes into the inbox: PDF, PNG or JPEG. Nobody checks who really sent it, so
        look at each paper.
      </p>
      {mayOpen ? (
        <div className="actions">
          <Form method="post">
            <input type="hidden" name="form" value="address" />
            <Button tone="plain">{address ? 'Make another and retire this one' : 'Make an address'}</Button>
          </Form>
          {address ? (
            <Form method="post">
              <input type="hidden" name="form" value="retire" />
              <Button tone="danger">Retire it</Button>
            </Form>
          ) : null}
        </div>
      ) : null}
    </section>
  )
}
