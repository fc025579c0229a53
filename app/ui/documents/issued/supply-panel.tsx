import { Form } from '@remix-run/react'
import type { Offer } from '../../../../domain/trade-documents/index.ts'
import { Refusal } from '../../alert.tsx'
import { Button, LinkButton } from '../../button.tsx'
import { useCheckedForm } from '../../form.tsx'
import { Slip } from '../../slip.tsx'
import { coveredText } from '../words.ts'

type SupplyPanelProps = { readonly number: string; readonly lineCount: number; readonly offers: readonly Offer[] }

/** Shows the words that a letter would give the document, and writes it. */
export function SupplyPanel({ number, lineCount, offers }: SupplyPanelProps) {
  const { props, refusal, busy } = useCheckedForm({ id: 'supply' })
  return (
    <section className="panel" aria-labelledby="supply-title">
      <h2 id="supply-title">Supplementary letter for {number}</h2>
      <p>
        The document stays as it was printed. A letter of today gives its lines the statement that they lack; it gets a
        PDF of its own, counts in the ledger, and whoever checks the document reads of it.
      </p>
      <Form method="post" className="offers" {...props}>
        <input type="hidden" name="form" value="supply" />
        <Refusal {...refusal} />
        {offers.map(({ key, name, edition, text, source, lines, refused }) => (
          <div key={key}>
            <Slip title={name} edition={edition} text={text} source={source} covers={coveredText(lines, lineCount)} />
            <div className="actions">
              {refused ? (
                <p className="hint">It cannot be given today: {refused}</p>
              ) : (
                <Button name="statement" value={key} isPending={busy}>
                  Write the letter
                </Button>
              )}
            </div>
          </div>
        ))}
        <div className="actions">
          <LinkButton to="?">Close</LinkButton>
        </div>
      </Form>
    </section>
  )
}
