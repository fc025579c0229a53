import { notFound } from '../domain/kernel/errors.ts'
import { type Id, parseId } from '../domain/kernel/ids.ts'

/** The id in a page's address; a malformed one is simply not found, like one of another company. */
export function pathId<T extends Id<string>>(params: Readonly<Record<string, string | undefined>>, what: string): T {
  const id = parseId<T>(params['id'])
  if (!id) throw notFound(what)
  return id
}
