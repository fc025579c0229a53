import { importTemplate } from '../../domain/imports/index.ts'
import { loaderFor } from '../route.server.ts'
import { sheetResponse } from '../server/sheet-response.ts'
import { formatIn } from '../sheet-format.server.ts'

/** A template of a kind of list as a file. */
export const loader = loaderFor(async ({ actor, deps, request }) => {
  const kind = new URL(request.url).searchParams.get('kind')
  return sheetResponse(await importTemplate(deps, actor, { kind, format: formatIn(request) }))
})
