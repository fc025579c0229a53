import type { PopulationId } from '../../domain/kernel/ids.ts'
import { populationFile } from '../../domain/workbench/index.ts'
import { loaderFor } from '../route.server.ts'
import { pathId } from '../row-id.server.ts'
import { streamedFile } from '../server/streamed-file.ts'

/** A population as the file whose hash was taken. */
export const loader = loaderFor(async ({ actor, deps, params }) =>
  streamedFile(await populationFile(deps, actor, pathId<PopulationId>(params, 'population'))),
)
