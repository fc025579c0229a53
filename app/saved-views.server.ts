import { redirect } from '@remix-run/node'
import { can } from '../domain/kernel/actor.ts'
import type { SavedViewId } from '../domain/kernel/ids.ts'
import { deleteView, listViews, saveView } from '../domain/saved-views/index.ts'
import type { ViewList } from '../domain/saved-views/schema.ts'
import { formPayload } from './form.server.ts'
import type { Signed } from './route.server.ts'
import { formId } from './row-id.server.ts'

/** What a list's page needs to show its saved views; none to whoever has none, like an auditor. */
export async function viewsOf({ actor, deps }: Pick<Signed, 'actor' | 'deps'>, list: ViewList) {
  if (!can(actor, 'view:read')) return null
  return {
    rows: await listViews(deps, actor, list),
    mayKeep: can(actor, 'view:keep'),
    mayShare: can(actor, 'view:share'),
  }
}

/** The two forms of saved views; the page comes back as it was. */
export async function actOnView({ actor, deps, request }: Signed, list: ViewList, form: FormData) {
  if (form.get('form') === 'delete-view') await deleteView(deps, actor, formId<SavedViewId>(form, 'id', 'view'))
  else await saveView(deps, actor, { list, input: formPayload(form) })
  const query = new URL(request.url).searchParams
  query.delete('index')
  return redirect(`/${list}?${query}`)
}
