import { Form, useNavigation } from '@remix-run/react'
import { useDeferredValue, useMemo, useRef } from 'react'
import { MAX_LINES } from '../../../domain/trade-documents/schema.ts'
import { compileChooser } from '../../../domain/warranties/compile.ts'
import { Refusal } from '../alert.tsx'
import { Button } from '../button.tsx'
import { countText } from '../format.tsx'
import { PageHeader } from '../page-header.tsx'
import { Unsaved } from '../unsaved.tsx'
import { DraftPaper } from './draft-paper.tsx'
import type { DraftPage } from './draft-start.ts'
import { GateOverride } from './gate-override.tsx'
import { gridSetup } from './grid/grid-setup.ts'
import { type GridHandle, LineGrid, PLAIN_LINES } from './grid/line-grid.tsx'
import { HeadFields } from './head-fields.tsx'
import { ALL_LINES, filledLines, writeLines } from './line-text.ts'
import { previewOf } from './preview.ts'
import { SaveStatus } from './save-status.tsx'
import { StatementFields } from './statement-fields.tsx'
import { shortOfDraft } from './support.ts'
import { SupportWarning } from './support-warning.tsx'
import { useDraftForm } from './use-draft-form.ts'
import { typeNames } from './words.ts'
import { WrongCells } from './wrong-cells.tsx'

/** A draft: left the form, right the paper that it becomes. */
export function DraftEditor({ page }: { readonly page: DraftPage }) {
  const form = useRef<HTMLFormElement>(null)
  const grid = useRef<GridHandle>(null)
  const draft = useDraftForm(page, form, grid)
  const { start, values, lines, ready, autosave, answered } = draft
  const name = typeNames[values.documentType]
  const chooser = useMemo(() => compileChooser(page.library), [page.library])
  const setup = useMemo(() => gridSetup(page.library, { refers: page.originalNumber !== null }), [page])
  const settled = useDeferredValue(lines.rows)
  const choice = useMemo(() => previewOf(chooser, values, settled, page), [chooser, values, settled, page])
  const short = useMemo(() => shortOfDraft({ values, rows: settled, choice }, page), [values, settled, choice, page])
  return (
    <Form
      method="post"
      ref={form}
      noValidate
      className="draft"
      onSubmit={(event) => void draft.onSubmit(event)}
      onChange={(event) => {
        // The grid's cells have no name; they speak for themselves.
        if ('name' in event.target && event.target.name) draft.headChanged()
      }}
    >
      <Unsaved when={autosave.dirty} />
      <input type="hidden" name="revision" value={page.draft?.revision ?? 0} />
      <PageHeader title={page.originalNumber ? `${name} for ${page.originalNumber}` : name} lead={lead(page)}>
        <Actions page={page} />
      </PageHeader>
      <SaveStatus
        saving={autosave.saving}
        zone={page.seller.timeZone}
        wrong={draft.wrong}
        startAnew={() => void autosave.startAnew()}
      />
      <div aria-live="polite">
        <SupportWarning short={short} isForbidden={page.seller.forbidUnsupported} />
      </div>
      {answered ? <Refusal refused={answered.refused} fields={draft.headErrors} /> : null}
      <fieldset className="beside-paper" disabled={!page.mayDraft}>
        <div>
          <HeadFields
            page={page}
            start={start.values}
            counterpartyId={values.counterpartyId}
            choose={draft.choose}
            errors={draft.headErrors}
            ready={ready}
          />
          <StatementFields library={page.library} choice={choice} options={values.options} />
          {page.mayOverride ? <GateOverride choice={choice} errors={draft.headErrors['override']} /> : null}
        </div>
        <aside aria-label="Preview">
          <DraftPaper page={page} values={values} rows={lines.rows} choice={choice} />
        </aside>
      </fieldset>
      <fieldset disabled={!page.mayDraft}>
        <legend>Lines</legend>
        {ready ? null : <CarriedLines lines={lines.rows} />}
        <LineGrid
          rows={lines.rows}
          setup={setup}
          currency={values.currency}
          errors={draft.errors}
          ready={ready}
          act={draft.act}
          handle={grid}
        />
        <LinesFoot rows={lines.rows} ready={ready} add={() => draft.act({ do: 'add', count: 10 })} />
        {draft.linesError ? <p className="field-error">{draft.linesError}</p> : null}
        <WrongCells cells={draft.wrong} goTo={(cell) => grid.current?.goTo(cell)} />
      </fieldset>
      {page.mayDraft && (page.draft || autosave.saving.state === 'saved') ? <DeleteDraft /> : null}
    </Form>
  )
}

function lead({ values }: DraftPage): string {
  switch (values.documentType) {
    case 'credit-note':
      return 'It takes back what the original charged. Remove the lines that stay, or lessen their quantities.'
    case 'memo-return':
      return 'What comes back from the memo, or goes back. Remove the lines that stay, or lessen their quantities.'
    case 'debit-note':
      return 'It charges more for what an invoice brought; no goods move.'
    case 'invoice':
    case 'memo':
      return values.originalId
        ? 'A sale from the memo: the goods left with it. Remove the lines that come back.'
        : 'A draft until you issue it. Issuing gives it its number and freezes it.'
  }
}

function Actions({ page }: { readonly page: DraftPage }) {
  const navigation = useNavigation()
  const issuing = navigation.state !== 'idle' && navigation.formData?.get('intent') === 'issue'
  return (
    <>
      {page.mayDraft ? (
        <Button tone="plain" name="intent" value="save">
          Save draft
        </Button>
      ) : null}
      {page.mayIssue ? (
        <Button name="intent" value="issue" isPending={issuing}>
          {issuing ? 'Issuing…' : 'Issue'}
        </Button>
      ) : null}
    </>
  )
}

/** Before JavaScript the lines below the first hundred travel along unseen. */
function CarriedLines({ lines }: { readonly lines: Parameters<typeof writeLines>[0] }) {
  if (lines.length <= PLAIN_LINES) return null
  return <input type="hidden" name={ALL_LINES} value={writeLines(lines)} />
}

type LinesFootProps = {
  readonly rows: Parameters<typeof filledLines>[0]
  readonly ready: boolean
  readonly add: () => void
}

function LinesFoot({ rows, ready, add }: LinesFootProps) {
  const filled = filledLines(rows).length
  return (
    <div className="grid-foot">
      {ready ? (
        <Button type="button" tone="plain" onPress={add}>
          Add lines
        </Button>
      ) : (
        <Button tone="plain" name="intent" value="lines">
          Add lines
        </Button>
      )}
      <p className="hint">
        {countText(filled)} of at most {countText(MAX_LINES)} lines. Paste a block from a spreadsheet, with or without
        its column names; <kbd>?</kbd> outside the lines shows the keys.
      </p>
    </div>
  )
}

function DeleteDraft() {
  return (
    <details className="delete-draft">
      <summary>Delete this draft…</summary>
      <p>It has no number yet, so nothing is missing afterwards. This cannot be undone.</p>
      <Button tone="danger" name="intent" value="delete">
        Delete the draft
      </Button>
    </details>
  )
}
