import { createRoute, z } from '@hono/zod-openapi'
import { applyImport, checkImport, importReport, issueImport, readImport } from '../../../domain/imports/index.ts'
import { type ImportId, idSchema } from '../../../domain/kernel/ids.ts'
import { call, router } from './context.ts'
import { id, idempotencyKey, instant, json, refusals } from './schemas.ts'
import { csvBody, readCsv } from './uploads.ts'

const params = z.object({ id: idSchema<ImportId>() })
const path = '/imports'
const tags = ['Imports']

const errors = z.array(z.object({ row: z.number().int(), column: z.string(), sentence: z.string() }))
const checked = z
  .object({
    id,
    status: z.enum(['refused', 'checked']),
    rowCount: z.number().int(),
    documentCount: z.number().int(),
    errors,
  })
  .openapi('ImportCheck')
const view = checked
  .extend({
    status: z.enum(['refused', 'checked', 'applied']),
    fileName: z.string(),
    fileSha256: z.string(),
    createdBy: z.string(),
    createdAt: instant,
    appliedAt: instant.nullable(),
  })
  .openapi('Import')

const check = createRoute({
  method: 'post',
  path,
  tags,
  summary: 'Check a CSV file of invoices: every row’s errors, and no draft written',
  request: {
    headers: idempotencyKey,
    query: z.object({ name: z.string().max(255).default('import.csv').openapi({ description: 'the file’s name' }) }),
    ...csvBody,
  },
  responses: { 201: json('The report is kept.', checked), ...refusals },
})
const read = createRoute({
  method: 'get',
  path: `${path}/{id}`,
  tags,
  summary: 'Read an import with its report',
  request: { params },
  responses: { 200: json('The import.', view), ...refusals },
})
const apply = createRoute({
  method: 'post',
  path: `${path}/{id}/apply`,
  tags,
  summary: 'Make a draft of every invoice of a checked file: all of them, once, or none',
  request: { params, headers: idempotencyKey },
  responses: { 200: json('The drafts are there.', z.object({ drafts: z.number().int() })), ...refusals },
})
const issue = createRoute({
  method: 'post',
  path: `${path}/{id}/issue`,
  tags,
  summary: 'Issue what is still a draft of an import; what is refused stays a draft and is told',
  request: { params, headers: idempotencyKey },
  responses: {
    200: json(
      'What was issued and what was not.',
      z.object({ issued: z.array(z.string()), refused: z.array(z.object({ id, sentence: z.string() })) }),
    ),
    ...refusals,
  },
})

/** Imports of invoices from CSV: check, read the report, apply, issue. */
export function imports() {
  const api = router()
  api.openapi(check, async (c) => {
    const { deps, actor } = call(c)
    const content = await readCsv(c)
    const report = await checkImport(deps, actor, { name: c.req.valid('query').name, content })
    return c.json({ ...report, errors: [...report.errors] }, 201)
  })
  api.openapi(read, async (c) => {
    const { deps, actor } = call(c)
    const found = await readImport(deps, actor, c.req.valid('param').id)
    const { id: importId, status, rowCount, fileName, fileSha256, createdByName } = found
    const times = { createdAt: found.createdAt.toISOString(), appliedAt: found.appliedAt?.toISOString() ?? null }
    const { documentCount, errors: told } = importReport(found.report)
    return c.json(
      {
        id: importId,
        status,
        rowCount,
        documentCount,
        errors: told,
        fileName,
        fileSha256,
        createdBy: createdByName,
        ...times,
      },
      200,
    )
  })
  api.openapi(apply, async (c) => {
    const { deps, actor } = call(c)
    return c.json(await applyImport(deps, actor, c.req.valid('param').id), 200)
  })
  api.openapi(issue, async (c) => {
    const { deps, actor } = call(c)
    const { issued, refused } = await issueImport(deps, actor, c.req.valid('param').id)
    return c.json({ issued: [...issued], refused: [...refused] }, 200)
  })
  return api
}
