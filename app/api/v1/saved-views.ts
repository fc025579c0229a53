import { createRoute, z } from '@hono/zod-openapi'
import { idSchema, type SavedViewId } from '../../../domain/kernel/ids.ts'
import { deleteView, listViews, saveView } from '../../../domain/saved-views/index.ts'
import { viewLists } from '../../../domain/saved-views/schema.ts'
import { call, router } from './context.ts'
import { body, id, idempotencyKey, json, refusals } from './schemas.ts'

const params = z.object({ id: idSchema<SavedViewId>() })
const path = '/saved-views'
const tags = ['Saved views']
const which = z.enum(viewLists)

const list = createRoute({
  method: 'get',
  path,
  tags,
  summary: 'Your views of a list and the company’s',
  request: { query: z.object({ list: which }) },
  responses: {
    200: json(
      'The views by name.',
      z.object({
        views: z.array(
          z
            .object({
              id,
              list: which,
              name: z.string(),
              query: z.string(),
              isShared: z.boolean(),
              createdBy: z.string(),
            })
            .openapi('SavedView'),
        ),
      }),
    ),
    ...refusals,
  },
})
const save = createRoute({
  method: 'post',
  path,
  tags,
  summary: 'Keep the filters of a list under a name',
  request: {
    headers: idempotencyKey,
    ...body(
      z
        .object({
          list: which,
          name: z.string(),
          query: z.string().openapi({ example: 'status=voided&documentType=memo' }),
          shared: z.boolean().optional().openapi({ description: 'for everybody in the company' }),
        })
        .openapi('SavedViewInput'),
    ),
  },
  responses: { 201: json('Kept.', z.object({ id })), ...refusals },
})
const remove = createRoute({
  method: 'delete',
  path: `${path}/{id}`,
  tags,
  summary: 'Throw a view away',
  request: { params },
  responses: { 204: { description: 'It is gone.' }, ...refusals },
})

/** Filters of lists that people come back to. */
export function savedViews() {
  const api = router()
  api.openapi(list, async (c) => {
    const { deps, actor } = call(c)
    const found = await listViews(deps, actor, c.req.valid('query').list)
    return c.json({ views: found.map(({ mayDelete: _, ...view }) => view) }, 200)
  })
  api.openapi(save, async (c) => {
    const { deps, actor } = call(c)
    const { list: of, ...input } = c.req.valid('json')
    return c.json({ id: await saveView(deps, actor, { list: of, input }) }, 201)
  })
  api.openapi(remove, async (c) => {
    const { deps, actor } = call(c)
    await deleteView(deps, actor, c.req.valid('param').id)
    return c.body(null, 204)
  })
  return api
}
