import { exportList } from '../../domain/imports/exports/index.ts'
import { loaderFor } from '../route.server.ts'
import { sheetResponse } from '../server/sheet-response.ts'
import { formatIn } from '../sheet-format.server.ts'

/** A list as a file, under the filters that stand in the address. */
export const loader = loaderFor(async ({ actor, deps, params, request }) => {
  const filters = Object.fromEntries(new URL(request.url).searchParams)
  return sheetResponse(await exportList(deps, actor, { kind: params['kind'], format: formatIn(request), filters }))
})
