import { Form, useRevalidator } from '@remix-run/react'
import { Notice, Refusal } from '../alert.tsx'
import { Button, LinkButton } from '../button.tsx'
import { useCheckedForm } from '../form.tsx'
import { Progress } from '../progress.tsx'
import { PackBadge, type PackStatus } from './pack-badge.tsx'

type PackStateProps = {
  readonly pack: {
    readonly status: PackStatus
    readonly step: string | null
    readonly done: number
    readonly total: number
    readonly secondsLeft: number | null
    readonly failure: string | null
    readonly volumes: readonly { readonly number: number }[]
  }
  readonly mayDownload: boolean
  readonly mayRequest: boolean
}

const RECORDED_AFTER_MS = 1_500

/** How far the pack is, and what can be done with it now. */
export function PackState({ pack, mayDownload, mayRequest }: PackStateProps) {
  const { refusal } = useCheckedForm({ id: 'download' })
  const { revalidate } = useRevalidator()
  if (pack.status === 'failed')
    return (
      <>
        <div className="notice" data-meaning="wrong" role="alert">
          <p>
            <strong>{pack.failure ?? 'The pack could not be built.'}</strong>
          </p>
        </div>
        {mayRequest ? <LinkButton to="/packs">Ask for it again</LinkButton> : null}
      </>
    )
  if (pack.status !== 'ready')
    return (
      <>
        <Progress what={pack.step ?? 'Queued'} done={pack.done} total={pack.total} secondsLeft={pack.secondsLeft} />
        <p className="hint">You can leave this page; the pack is built all the same and found again in the list.</p>
      </>
    )
  return (
    <>
      <Refusal {...refusal} />
      <div className="actions standing" role="status">
        <PackBadge status="ready" />
        {mayDownload ? (
          pack.volumes.map(({ number }) => (
            // The browser itself goes to the bytes; the page reads again who took the pack.
            <Form
              key={number}
              method="post"
              reloadDocument
              onSubmit={() => void setTimeout(revalidate, RECORDED_AFTER_MS)}
            >
              <input type="hidden" name="form" value="download" />
              <input type="hidden" name="volume" value={number} />
              <Button>
                {pack.volumes.length === 1
                  ? 'Download the pack'
                  : `Download volume ${number} of ${pack.volumes.length}`}
              </Button>
            </Form>
          ))
        ) : (
          <Notice meaning="could-not-verify">Your role sees what is in the pack, and does not download it.</Notice>
        )}
        {mayDownload ? <span className="hint">Who takes it and when is written down.</span> : null}
      </div>
    </>
  )
}
