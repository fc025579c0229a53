import { exportFindings } from '../../domain/findings/index.ts'
import { loaderFor } from '../route.server.ts'
import { sheetResponse } from '../server/sheet-response.ts'

/** The findings as a file, under the filters that stand in the address. */
export const loader = loaderFor(async ({ actor, deps, request }) =>
  sheetResponse(await exportFindings(deps, actor, Object.fromEntries(new URL(request.url).searchParams))),
)
