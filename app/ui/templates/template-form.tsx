import { Form, useActionData, useNavigation } from '@remix-run/react'
import { useMemo, useRef } from 'react'
import { Refusal } from '../alert.tsx'
import { Button } from '../button.tsx'
import { languageOptions } from '../language-options.ts'
import { SelectField } from '../select-field.tsx'
import { Unsaved } from '../unsaved.tsx'
import type { CodePath } from './code.ts'
import { CodeField } from './code-field.tsx'
import { PreviewPane } from './preview-pane.tsx'
import { type Shown, usePreview } from './use-preview.ts'

type TemplateFormProps = {
  readonly name: string
  readonly start: { readonly body: string; readonly css: string }
  /** Our own template of this paper: it places every block that there is. */
  readonly house: string
  readonly dictionary: readonly CodePath[]
  readonly documents: readonly { readonly id: string; readonly number: string }[]
}
type Answer = {
  readonly preview?: Shown
  readonly refused?: string
  readonly fields?: Readonly<Record<string, readonly string[]>>
  readonly typed?: { readonly form?: string; readonly body?: string; readonly css?: string }
}

/** A paper's template: its code at one side, at the other what the printer makes of it. */
export function TemplateForm({ name, start, house, dictionary, documents }: TemplateFormProps) {
  const answer = useActionData<Answer>()
  const { state } = useNavigation()
  const form = useRef<HTMLFormElement>(null)
  const { shown, busy, trouble, changed } = usePreview(form, answer?.preview ?? null)
  const findings = shown?.findings
  const [inBody, inCss] = useMemo(
    () => [findings?.filter(({ inCss }) => !inCss) ?? [], findings?.filter(({ inCss }) => inCss) ?? []],
    [findings],
  )
  const blocks = useMemo(() => [...house.matchAll(/\{\{> ([a-z-]+)\}\}/g)].map(([, block = '']) => block), [house])
  const typed = answer?.typed
  const documentOptions = documents.map(({ id, number }) => ({ value: id, label: number }))
  return (
    <div className="studio">
      <Form method="post" ref={form} onChange={changed}>
        <input type="hidden" name="form" value="keep" />
        <input type="hidden" name="name" value={name} />
        {answer?.refused ? <Refusal refused={answer.refused} fields={answer.fields ?? {}} /> : null}
        <CodeField
          name="body"
          label="Template"
          hint="Handlebars: {{path}}, {{#if}}, {{#each}}; {{> block}} for what is locked. Ctrl-Space offers what there is."
          language="template"
          defaultValue={typed?.body ?? start.body}
          errors={inBody.length > 0 ? undefined : answer?.fields?.['body']}
          findings={inBody}
          paths={dictionary}
          blocks={blocks}
          changed={changed}
        />
        <CodeField
          name="css"
          label="Style sheet"
          hint="CSS for your own markup. The locked blocks keep their look."
          language="css"
          defaultValue={typed?.css ?? start.css}
          errors={inCss.length > 0 ? undefined : answer?.fields?.['css']}
          findings={inCss}
          changed={changed}
        />
        <div className="columns">
          <SelectField label="Preview in" name="language" options={languageOptions} defaultValue="en" />
          <SelectField
            label="Preview with"
            name="documentId"
            options={[{ value: '', label: 'Sample data' }, ...documentOptions]}
            defaultValue=""
          />
        </div>
        <div className="actions">
          <Button isPending={state !== 'idle'}>Keep draft</Button>
          <Button tone="plain" name="show" value="preview">
            Preview
          </Button>
        </div>
        <Unsaved />
        <details className="dictionary">
          <summary>What a template may show</summary>
          <ul>
            {dictionary.map(({ path, kind }) => (
              <li key={path}>
                <code>{path}</code> {kind === 'text' ? null : <span className="hint">{kind}</span>}
              </li>
            ))}
          </ul>
        </details>
      </Form>
      <PreviewPane shown={shown} busy={busy} trouble={trouble} />
    </div>
  )
}
