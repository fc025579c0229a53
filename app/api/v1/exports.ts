import { createRoute, z } from '@hono/zod-openapi'
import { exportList } from '../../../domain/imports/exports/index.ts'
import { kindKeys } from '../../../domain/imports/keys.ts'
import { sheetResponse } from '../../server/sheet-response.ts'
import { XLSX } from './bounded-request.ts'
import { call, router } from './context.ts'
import { format } from './import-views.ts'
import { bytesOf, dayText, refusals } from './schemas.ts'

const list = createRoute({
  method: 'get',
  path: '/exports/{kind}',
  tags: ['Imports'],
  summary: 'A list as a file, under the filters of that list; it can be imported again as it is',
  request: {
    params: z.object({ kind: z.enum(kindKeys) }),
    query: z.object({
      format,
      search: z.string().max(100).optional(),
      status: z.string().max(20).optional(),
      documentType: z.string().max(20).optional(),
      standing: z.string().max(20).optional(),
      direction: z.string().max(20).optional(),
      role: z.string().max(20).optional(),
      from: dayText.optional(),
      to: dayText.optional(),
    }),
  },
  responses: { 200: bytesOf('The file.', 'text/csv', XLSX), ...refusals },
})

/** Lists as files. */
export function exports() {
  const api = router()
  api.openapi(list, async (c) => {
    const { deps, actor } = call(c)
    const { format: as, ...filters } = c.req.valid('query')
    return sheetResponse(await exportList(deps, actor, { ...c.req.valid('param'), format: as, filters }))
  })
  return api
}
