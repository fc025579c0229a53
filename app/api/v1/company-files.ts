import { createRoute, z } from '@hono/zod-openapi'
import { checkCompaniesCsv, onboardFromCsv, readEvidence, recordRegistration } from '../../../domain/companies/index.ts'
import { idSchema, type RegistrationId, type TenantId } from '../../../domain/kernel/ids.ts'
import { streamFile } from '../../server/file-response.ts'
import { call, router } from './context.ts'
import { bytesOf, dayText, idempotencyKey, json, refusals } from './schemas.ts'
import { csvBody, formBody, readCsvText, readForm } from './uploads.ts'

const params = z.object({ id: idSchema<TenantId>() })
const path = '/companies'
const tags = ['Companies (association)']
const parts = { part: 'registration', file: 'evidence' }

const registrationInput = z
  .object({
    scheme: z.string().optional().openapi({ description: 'only for a company of several schemes' }),
    number: z.string(),
    validFrom: dayText,
    validTo: dayText,
  })
  .openapi('RegistrationInput')

const register = createRoute({
  method: 'post',
  path: `${path}/{id}/registrations`,
  tags,
  summary: 'Record a company’s registration with a scheme, with its evidence if you have a file',
  request: { params, headers: idempotencyKey, ...formBody(parts, 'RegistrationInput') },
  responses: { 204: { description: 'Recorded.' }, ...refusals },
})
const evidence = createRoute({
  method: 'get',
  path: `${path}/{id}/registrations/{registrationId}/evidence`,
  tags,
  summary: 'The evidence file of a registration',
  request: { params: params.extend({ registrationId: idSchema<RegistrationId>() }) },
  responses: { 200: bytesOf('The file.', 'application/pdf', 'image/png', 'image/jpeg'), ...refusals },
})
const checkCsv = createRoute({
  method: 'post',
  path: `${path}/csv/check`,
  tags,
  summary: 'Check a CSV file of companies: every row’s errors, nothing written',
  request: { headers: idempotencyKey, ...csvBody },
  responses: {
    200: json(
      'What is wrong, row by row; row 1 is the header.',
      z.object({
        rows: z.number().int(),
        ready: z.number().int(),
        errors: z.array(z.object({ row: z.number().int(), fields: z.record(z.string(), z.array(z.string())) })),
      }),
    ),
    ...refusals,
  },
})
const onboardCsv = createRoute({
  method: 'post',
  path: `${path}/csv`,
  tags,
  summary: 'Onboard every company of a CSV file, or none when a row is wrong',
  request: { headers: idempotencyKey, ...csvBody },
  responses: { 201: json('All are onboarded.', z.object({ companies: z.number().int() })), ...refusals },
})

/** Companies' registrations with their evidence, and onboarding from CSV. */
export function companyFiles() {
  const api = router()
  api.openAPIRegistry.register('RegistrationInput', registrationInput)
  api.openapi(register, async (c) => {
    const { deps, actor } = call(c)
    const { input, file } = await readForm(c, parts)
    await recordRegistration(deps, actor, c.req.valid('param').id, input, file)
    return c.body(null, 204)
  })
  api.openapi(evidence, async (c) => {
    const { deps, actor } = call(c)
    const { id, registrationId } = c.req.valid('param')
    return streamFile(deps.files, id, await readEvidence(deps, actor, id, registrationId))
  })
  api.openapi(checkCsv, async (c) => {
    const { deps, actor } = call(c)
    const check = await checkCompaniesCsv(deps, actor, await readCsvText(c))
    const errors = check.errors.map(({ row, fields }) => ({
      row,
      fields: Object.fromEntries(Object.entries(fields).map(([field, sentences]) => [field, [...sentences]])),
    }))
    return c.json({ rows: check.rows, ready: check.companies.length, errors }, 200)
  })
  api.openapi(onboardCsv, async (c) => {
    const { deps, actor } = call(c)
    return c.json({ companies: await onboardFromCsv(deps, actor, await readCsvText(c)) }, 201)
  })
  return api
}
