import { Form, useSearchParams } from '@remix-run/react'
import { Refusal } from '../alert.tsx'
import { Button, LinkButton } from '../button.tsx'
import { useCheckedForm } from '../form.tsx'
import { countText } from '../format.tsx'
import type { Selection } from '../use-selection.ts'

export type BulkMay = { readonly issue: boolean; readonly send: boolean; readonly download: boolean }
type ChosenBarProps = { readonly selection: Selection; readonly isDrafts: boolean; readonly may: BulkMay }

/** What can be done with the documents that are chosen, or with all that the filters leave. */
export function ChosenBar({ selection, isDrafts, may }: ChosenBarProps) {
  const { props, refusal } = useCheckedForm({ id: 'bulk' })
  const [search] = useSearchParams()
  const count = selection.ids.length
  const noun = isDrafts ? 'draft' : 'document'
  const filters = new URLSearchParams(search)
  filters.delete('cursor')
  filters.delete('limit')
  return (
    <section className="bulk" aria-label={`Chosen ${noun}s`}>
      <Refusal {...refusal} />
      <Form method="post" action="/documents?index" {...props} className="actions">
        <input type="hidden" name="form" value="bulk" />
        <input type="hidden" name="ids" value={selection.ids.join(' ')} />
        <span role="status">{count === 1 ? `1 ${noun} chosen` : `${countText(count)} ${noun}s chosen`}</span>
        <Button type="button" tone="plain" onPress={selection.all}>
          Choose all here
        </Button>
        {count > 0 ? (
          <>
            <Button type="button" tone="plain" onPress={selection.clear}>
              Choose none
            </Button>
            <Deeds count={count} isDrafts={isDrafts} may={may} />
          </>
        ) : (
          <LinkButton to={`/documents/bulk/new?${filters}`}>All that fit…</LinkButton>
        )}
        <LinkButton to="/documents/bulk">Jobs</LinkButton>
      </Form>
    </section>
  )
}

type DeedsProps = { readonly count: number; readonly isDrafts: boolean; readonly may: BulkMay }

/** A button for each thing that can be done with so many documents. */
export function Deeds({ count, isDrafts, may }: DeedsProps) {
  const them = count === 1 ? 'it' : countText(count)
  if (isDrafts)
    return may.issue ? (
      <Button name="kind" value="issue">
        {`Issue ${them}`}
      </Button>
    ) : null
  return (
    <>
      {may.download ? (
        <Button name="kind" value="download">
          {count === 1 ? 'Download its PDFs' : `Download the PDFs of ${them}`}
        </Button>
      ) : null}
      {may.send ? (
        <Button name="kind" value="send" tone="plain">
          {`Mail ${them}`}
        </Button>
      ) : null}
    </>
  )
}
