import { Form, Link, useSearchParams } from '@remix-run/react'
import { savedViewSchema } from '../../../domain/saved-views/schema.ts'
import { Refusal } from '../alert.tsx'
import { Button } from '../button.tsx'
import { CheckField } from '../check-field.tsx'
import { Field } from '../field.tsx'
import { useCheckedForm } from '../form.tsx'
import { RowAction } from '../row-action.tsx'

type View = {
  readonly id: string
  readonly name: string
  readonly query: string
  readonly isShared: boolean
  readonly mayDelete: boolean
}
export type Views = { readonly rows: readonly View[]; readonly mayKeep: boolean; readonly mayShare: boolean }

/** The views of a list that somebody comes back to, as links; and the filters of now to be kept as one. */
export function SavedViews({ views }: { readonly views: Views | null }) {
  const [search] = useSearchParams()
  if (!views) return null
  const now = filtersOf(search)
  return (
    <div className="views">
      {views.rows.length > 0 ? (
        <ul className="chips" aria-label="Saved views">
          {views.rows.map(({ id, name, query, isShared, mayDelete }) => (
            <li key={id}>
              <Link to={`?${query}`} aria-current={query === now ? 'page' : undefined}>
                {name}
                {isShared ? <span className="hint"> (company)</span> : null}
              </Link>
              {mayDelete ? (
                <RowAction form="delete-view" id={id} verb="×" label={`Throw away the view ${name}`} />
              ) : null}
            </li>
          ))}
        </ul>
      ) : null}
      {views.mayKeep && now !== '' && !views.rows.some(({ query }) => query === now) ? (
        <KeepView key={now} query={now} mayShare={views.mayShare} />
      ) : null}
    </div>
  )
}

function KeepView({ query, mayShare }: { readonly query: string; readonly mayShare: boolean }) {
  const { field, props, refusal, busy } = useCheckedForm({ id: 'keep-view', schema: savedViewSchema })
  return (
    <details className="disclosure" open={refusal !== null || undefined}>
      <summary>Keep this view</summary>
      <Form method="post" {...props} className="filters">
        <input type="hidden" name="form" value="keep-view" />
        <input type="hidden" name="query" value={query} />
        <Refusal {...refusal} />
        <Field label="Name" required maxLength={60} autoComplete="off" {...field('name')} />
        {mayShare ? <CheckField name="shared" label="For everybody in the company" /> : null}
        <Button tone="plain" isPending={busy}>
          Keep
        </Button>
      </Form>
    </details>
  )
}

/** The address's filters as a view keeps them. */
function filtersOf(search: URLSearchParams): string {
  const filters = new URLSearchParams(search)
  filters.delete('cursor')
  filters.delete('index')
  for (const [name, value] of [...filters]) if (value === '') filters.delete(name)
  return filters.toString()
}
