import type { SampleId } from '../../domain/kernel/ids.ts'
import { planFile } from '../../domain/workbench/index.ts'
import { loaderFor } from '../route.server.ts'
import { pathId } from '../row-id.server.ts'

/** Everything that is needed to draw a sample again. */
export const loader = loaderFor(async ({ actor, deps, params }) => {
  const id = pathId<SampleId>(params, 'sample')
  return new Response(await planFile(deps, actor, id), {
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'content-disposition': `attachment; filename="sample-${id}.json"`,
      'cache-control': 'private, no-store',
      'x-content-type-options': 'nosniff',
    },
  })
})
