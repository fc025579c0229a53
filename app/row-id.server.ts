import { notFound } from '../domain/kernel/errors.ts'
import { type Id, parseId } from '../domain/kernel/ids.ts'

/** The id in a page's address; a malformed one is simply not found, like one of another company. */
export function pathId<T extends Id<string>>(params: Readonly<Record<string, string | undefined>>, what: string): T {
  return found(parseId<T>(params['id']), what)
}

/** The id of a row that a form's button names; a malformed one is not found either. */
export function formId<T extends Id<string>>(form: FormData, field: string, what: string): T {
  return found(parseId<T>(String(form.get(field) ?? '')), what)
}

function found<T>(id: T | null, what: string): T {
  if (id === null) throw notFound(what)
  return id
}
