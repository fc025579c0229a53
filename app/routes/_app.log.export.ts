import { exportLog } from '../../domain/evidence-log/index.ts'
import { loaderFor } from '../route.server.ts'
import { streamedFile } from '../server/streamed-file.ts'

/** The log as a file, under the filters that stand in the address; piece by piece, whatever its length. */
export const loader = loaderFor(async ({ actor, deps, request }) => {
  const { format = 'csv', ...filters } = Object.fromEntries(new URL(request.url).searchParams)
  return streamedFile(await exportLog(deps, actor, filters, format))
})
