import { exportOversight } from '../../domain/oversight/index.ts'
import { loaderFor } from '../route.server.ts'

/** The published figures as a file. */
export const loader = loaderFor(async ({ actor, deps }) => {
  return new Response(`\uFEFF${await exportOversight(deps, actor)}`, {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': 'attachment; filename="oversight.csv"',
      'cache-control': 'private, no-store',
    },
  })
})
