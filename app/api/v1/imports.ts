import { createRoute, z } from '@hono/zod-openapi'
import {
  applyImport,
  checkImport,
  importErrors,
  importTemplate,
  mapImport,
  readImport,
} from '../../../domain/imports/index.ts'
import { type ImportId, idSchema } from '../../../domain/kernel/ids.ts'
import { sheetResponse } from '../../server/sheet-response.ts'
import { XLSX } from './bounded-request.ts'
import { call, router } from './context.ts'
import { checkView, format, importView, kind, mappingBody, viewOfCheck } from './import-views.ts'
import { body, bytesOf, idempotencyKey, json, refusals } from './schemas.ts'
import { readSheet, sheetBody } from './uploads.ts'

const params = z.object({ id: idSchema<ImportId>() })
const path = '/imports'
const tags = ['Imports']
const count = z.number().int()
const counts = z.object({ added: count, changed: count, unchanged: count, drafts: count })
const file = { 200: bytesOf('The file.', 'text/csv', XLSX), ...refusals }

const check = createRoute({
  method: 'post',
  path,
  tags,
  summary: 'Check a list, CSV or XLSX: every row’s errors, and nothing made',
  request: {
    headers: idempotencyKey,
    query: z.object({
      kind: kind.default('issued'),
      name: z.string().max(255).default('import.csv').openapi({ description: 'the file’s name' }),
    }),
    ...sheetBody,
  },
  responses: { 201: json('The report is kept.', checkView), ...refusals },
})
const read = createRoute({
  method: 'get',
  path: `${path}/{id}`,
  tags,
  summary: 'Read an import with its report',
  request: { params },
  responses: { 200: json('The import.', importView), ...refusals },
})
const map = createRoute({
  method: 'post',
  path: `${path}/{id}/mapping`,
  tags,
  summary: 'Say which column of the file is which, and check it again; remembered for the same heads',
  request: { params, headers: idempotencyKey, ...body(mappingBody) },
  responses: { 200: json('What was found.', checkView), ...refusals },
})
const errors = createRoute({
  method: 'get',
  path: `${path}/{id}/errors`,
  tags,
  summary: 'What is wrong, row by row, and what would be right, as a file',
  request: { params, query: z.object({ format }) },
  responses: file,
})
const apply = createRoute({
  method: 'post',
  path: `${path}/{id}/apply`,
  tags,
  summary: 'Make what a checked file says: all of it, once, or nothing',
  request: {
    params,
    headers: idempotencyKey,
    query: z.object({
      again: z
        .stringbool()
        .default(false)
        .openapi({ type: 'boolean', description: 'although this very file was imported before' }),
    }),
  },
  responses: { 200: json('It is done.', counts), ...refusals },
})
const template = createRoute({
  method: 'get',
  path: '/import-templates/{kind}',
  tags,
  summary: 'A file to start from: every column, and rows that import as they stand',
  request: { params: z.object({ kind }), query: z.object({ format }) },
  responses: file,
})

/** Imports of lists from CSV and XLSX: check, say the columns, read the report, apply. */
export function imports() {
  const api = router()
  api.openapi(check, async (c) => {
    const { deps, actor } = call(c)
    const { kind: what, name } = c.req.valid('query')
    const content = await readSheet(c)
    return c.json(viewOfCheck(await checkImport(deps, actor, { kind: what, file: { name, content } })), 201)
  })
  api.openapi(read, async (c) => {
    const { deps, actor } = call(c)
    const found = await readImport(deps, actor, c.req.valid('param').id)
    const { mapping, fileName, fileSha256, createdByName: createdBy } = found
    const times = { createdAt: found.createdAt.toISOString(), appliedAt: found.appliedAt?.toISOString() ?? null }
    return c.json({ ...viewOfCheck(found), mapping, fileName, fileSha256, createdBy, ...times }, 200)
  })
  api.openapi(map, async (c) => {
    const { deps, actor } = call(c)
    const input = c.req.valid('json')
    return c.json(viewOfCheck(await mapImport(deps, actor, { id: c.req.valid('param').id, input })), 200)
  })
  api.openapi(errors, async (c) => {
    const { deps, actor } = call(c)
    return sheetResponse(await importErrors(deps, actor, { ...c.req.valid('param'), ...c.req.valid('query') }))
  })
  api.openapi(apply, async (c) => {
    const { deps, actor } = call(c)
    return c.json(await applyImport(deps, actor, c.req.valid('param').id, c.req.valid('query')), 200)
  })
  api.openapi(template, async (c) => {
    const { deps, actor } = call(c)
    return sheetResponse(await importTemplate(deps, actor, { ...c.req.valid('param'), ...c.req.valid('query') }))
  })
  return api
}
