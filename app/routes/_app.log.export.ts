import { exportLog } from '../../domain/evidence-log/index.ts'
import { loaderFor } from '../route.server.ts'

/** The log as a file, under the filters that stand in the address; piece by piece, whatever its length. */
export const loader = loaderFor(async ({ actor, deps, request }) => {
  const { format = 'csv', ...filters } = Object.fromEntries(new URL(request.url).searchParams)
  const { name, mediaType, pieces } = await exportLog(deps, actor, filters, format)
  const utf8 = new TextEncoder()
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { value, done } = await pieces.next()
      if (done) controller.close()
      else controller.enqueue(utf8.encode(value))
    },
    async cancel() {
      await pieces.return(undefined)
    },
  })
  return new Response(body, {
    headers: {
      'content-type': mediaType,
      'content-disposition': `attachment; filename="${name}"`,
      'cache-control': 'private, no-store',
      'x-content-type-options': 'nosniff',
    },
  })
})
