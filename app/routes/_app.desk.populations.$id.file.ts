import type { PopulationId } from '../../domain/kernel/ids.ts'
import { populationFile } from '../../domain/workbench/index.ts'
import { loaderFor } from '../route.server.ts'
import { pathId } from '../row-id.server.ts'
import { piecesResponse } from '../server/pieces-response.ts'

/** A population as the file whose hash was taken. */
export const loader = loaderFor(async ({ actor, deps, params }) =>
  piecesResponse(await populationFile(deps, actor, pathId<PopulationId>(params, 'population'))),
)
