import { exportAccesses } from '../../domain/audit-access/index.ts'
import type { EngagementId } from '../../domain/kernel/ids.ts'
import { loaderFor } from '../route.server.ts'
import { pathId } from '../row-id.server.ts'
import { streamedFile } from '../server/streamed-file.ts'

/** All that an auditor was shown as a file, under the filters that stand in the address. */
export const loader = loaderFor(async ({ actor, deps, params, request }) => {
  const filters = Object.fromEntries(new URL(request.url).searchParams)
  return streamedFile(await exportAccesses(deps, actor, pathId<EngagementId>(params, 'engagement'), filters))
})
