import { createRoute, z } from '@hono/zod-openapi'
import { openDownload, recordDownload } from '../../../domain/audit-packs/download-pack.ts'
import { listPacks, readPack } from '../../../domain/audit-packs/read-packs.ts'
import { releasePack } from '../../../domain/audit-packs/release-pack.ts'
import { replacePack } from '../../../domain/audit-packs/replacing/index.ts'
import { requestPack } from '../../../domain/audit-packs/request-pack.ts'
import { daySchema } from '../../../domain/kernel/calendar.ts'
import { type AuditPackId, idSchema, type PackDownloadId } from '../../../domain/kernel/ids.ts'
import { periodKinds } from '../../../domain/kernel/period.ts'
import { streamFile } from '../../server/file-response.ts'
import { call, callInCompany, router } from './context.ts'
import { body, bytesOf, dayText, id, idempotencyKey, instant, json, refusals } from './schemas.ts'

const params = z.object({ id: idSchema<AuditPackId>() })
const path = '/audit-packs'
const tags = ['Audit packs']

const pack = z
  .object({
    id,
    scheme: z.string(),
    purpose: z.string().openapi({ description: 'whom it is for, by a key of its scheme' }),
    redacted: z
      .boolean()
      .openapi({ description: 'without prices and partners; papers are withheld, with their proofs' }),
    kind: z.enum(periodKinds),
    from: dayText,
    to: dayText,
    label: z.string(),
    status: z.enum(['queued', 'building', 'ready', 'failed']),
    step: z.string().nullable(),
    done: z.number().int(),
    total: z.number().int(),
    failure: z.string().nullable(),
    volumeMegabytes: z.number().int().nullable().openapi({ description: 'how large a volume was asked to be at most' }),
    sha256: z.string().nullable().openapi({ description: 'of the first volume' }),
    bytes: z.number().int().nullable().openapi({ description: 'of all volumes' }),
    requestedAt: instant,
    releaseDueOn: dayText
      .nullable()
      .openapi({ description: 'last day of a release that is on time, where one was promised' }),
    releasedAt: instant.nullable().openapi({ description: 'auditors see it from then on' }),
    releasedBy: z.string().nullable(),
    replaces: id.nullable().openapi({ description: 'the pack that it takes the place of' }),
    replacesBecause: z.string().nullable(),
  })
  .openapi('AuditPack')

const packWithVolumes = pack
  .extend({
    volumes: z.array(
      z.object({ number: z.number().int(), file: z.string(), sha256: z.string(), bytes: z.number().int() }),
    ),
  })
  .openapi('AuditPackWithVolumes')

const list = createRoute({
  method: 'get',
  path,
  tags,
  summary: 'List packs, newest first',
  responses: { 200: json('The packs.', z.object({ packs: z.array(pack) })), ...refusals },
})
const request = createRoute({
  method: 'post',
  path,
  tags,
  summary: 'Ask for the pack of a scheme and of the period that holds a day',
  request: {
    headers: idempotencyKey,
    ...body(
      z.object({
        kind: z.enum(periodKinds),
        containing: daySchema('The day'),
        scheme: z.string().optional().openapi({ description: 'only for a company of several schemes' }),
        purpose: z
          .string()
          .optional()
          .openapi({ description: 'whom it is for, by a key of its scheme; the usual purpose when left out' }),
        redacted: z.boolean().optional().openapi({ description: 'without prices and partners' }),
        volumeMegabytes: z
          .number()
          .int()
          .min(5)
          .max(4_000)
          .optional()
          .openapi({ description: 'how large a volume may be at most; one ZIP, as large as it can be, when left out' }),
      }),
    ),
  },
  responses: { 202: json('It is being built; read its status.', z.object({ id })), ...refusals },
})
const read = createRoute({
  method: 'get',
  path: `${path}/{id}`,
  tags,
  summary: 'Status and progress of a pack',
  request: { params },
  responses: { 200: json('The pack with its volumes; none before it is ready.', packWithVolumes), ...refusals },
})
const replace = createRoute({
  method: 'post',
  path: `${path}/{id}/replacement`,
  tags,
  summary: 'Ask for the pack that takes the place of a released one in whose period something has changed since',
  request: { params, headers: idempotencyKey },
  responses: { 202: json('It is being built; read its status.', z.object({ id })), ...refusals },
})
const release = createRoute({
  method: 'post',
  path: `${path}/{id}/release`,
  tags,
  summary: 'Release a built pack, so that auditors of its period see it; another person than who asked for it does',
  request: {
    params,
    headers: idempotencyKey,
    ...body(
      z.object({
        reason: z.string().optional().openapi({ description: 'only for the one person of a company who may release' }),
      }),
    ),
  },
  responses: { 200: json('The released pack.', pack), ...refusals },
})
const take = createRoute({
  method: 'post',
  path: `${path}/{id}/downloads`,
  tags,
  summary: 'Record that you take a volume of the pack; the answer says where its bytes are for ten minutes',
  request: {
    params,
    headers: idempotencyKey,
    query: z.object({
      volume: z.string().optional().openapi({ description: 'the number of the volume; the first when left out' }),
    }),
  },
  responses: { 201: json('Recorded.', z.object({ id, url: z.string() })), ...refusals },
})
const bytes = createRoute({
  method: 'get',
  path: `${path}/{id}/downloads/{downloadId}`,
  tags,
  summary: 'The bytes of a recorded download',
  request: { params: params.extend({ downloadId: idSchema<PackDownloadId>() }) },
  responses: {
    200: bytesOf('A BagIt bag as ZIP.', 'application/zip'),
    ...refusals,
  },
})

type Row = Omit<Awaited<ReturnType<typeof listPacks>>[number], 'isReplaced'>

function view(row: Row): z.output<typeof pack> {
  const { scheme, purpose, redacted, label, status, step, done, total, failure, sha256 } = row
  return {
    id: row.id,
    kind: row.period_kind,
    from: row.period_from,
    to: row.period_to,
    volumeMegabytes: row.volume_megabytes,
    bytes: row.bytes === null ? null : Number(row.bytes),
    requestedAt: row.requested_at.toISOString(),
    releaseDueOn: row.release_due_on,
    releasedAt: row.released_at?.toISOString() ?? null,
    releasedBy: row.released_by_name,
    replaces: row.replaces_id,
    replacesBecause: row.replaces_because,
    ...{ scheme, purpose, redacted, label, status, step, done, total, failure, sha256 },
  }
}

/** Audit packs: request, status, release, bytes. */
export function auditPacks() {
  const api = router()
  api.openapi(list, async (c) => {
    const { deps, actor } = call(c)
    return c.json({ packs: (await listPacks(deps, actor)).map(view) }, 200)
  })
  api.openapi(request, async (c) => {
    const { deps, actor } = call(c)
    return c.json({ id: await requestPack(deps, actor, c.req.valid('json')) }, 202)
  })
  api.openapi(read, async (c) => {
    const { deps, actor } = call(c)
    const found = await readPack(deps, actor, c.req.valid('param').id)
    const volumes = found.volumes.map((each) => ({ ...each, bytes: Number(each.bytes) }))
    return c.json({ ...view(found), volumes }, 200)
  })
  api.openapi(replace, async (c) => {
    const { deps, actor } = call(c)
    return c.json({ id: await replacePack(deps, actor, c.req.valid('param').id) }, 202)
  })
  api.openapi(release, async (c) => {
    const { deps, actor } = call(c)
    const { id: packId } = c.req.valid('param')
    await releasePack(deps, actor, packId, c.req.valid('json'))
    return c.json(view(await readPack(deps, actor, packId)), 200)
  })
  api.openapi(take, async (c) => {
    const { deps, actor } = call(c)
    const { id: packId } = c.req.valid('param')
    const downloadId = await recordDownload(deps, actor, packId, c.req.valid('query'))
    return c.json({ id: downloadId, url: `/api/v1${path}/${packId}/downloads/${downloadId}` }, 201)
  })
  api.openapi(bytes, async (c) => {
    const { deps, actor } = callInCompany(c)
    const { id: packId, downloadId } = c.req.valid('param')
    const file = await openDownload(deps, actor, packId, downloadId)
    return streamFile(deps.files, actor.tenantId, { ...file, mediaType: 'application/zip' })
  })
  return api
}
