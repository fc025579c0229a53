import { importErrors } from '../../domain/imports/index.ts'
import type { ImportId } from '../../domain/kernel/ids.ts'
import { loaderFor } from '../route.server.ts'
import { pathId } from '../row-id.server.ts'
import { sheetResponse } from '../server/sheet-response.ts'
import { formatIn } from '../sheet-format.server.ts'

/** The errors of an import as a file. */
export const loader = loaderFor(async ({ actor, deps, params, request }) =>
  sheetResponse(await importErrors(deps, actor, { id: pathId<ImportId>(params, 'import'), format: formatIn(request) })),
)
