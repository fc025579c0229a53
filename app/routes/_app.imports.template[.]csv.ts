import { importTemplate } from '../../domain/imports/index.ts'
import { loaderFor } from '../route.server.ts'

/** The template as a file. */
export const loader = loaderFor(
  async ({ actor, deps }) =>
    new Response(await importTemplate(deps, actor), {
      headers: {
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': 'attachment; filename="briefke-invoices.csv"',
        'cache-control': 'private, no-store',
      },
    }),
)
