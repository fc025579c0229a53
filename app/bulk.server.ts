import { actionOf } from '../domain/bulk-jobs/rules.ts'
import type { Action } from '../domain/kernel/actor.ts'

/** Which jobs somebody may ask for, for hiding the others. */
export function bulkMay(may: (action: Action) => boolean) {
  return { issue: may(actionOf.issue), send: may(actionOf.send), download: may(actionOf.download) }
}

/** The request for a job over the documents that were chosen in a list. */
export function bulkRequestIn(form: FormData) {
  const ids = String(form.get('ids') ?? '')
    .split(' ')
    .filter(Boolean)
  return { kind: form.get('kind'), ids }
}
