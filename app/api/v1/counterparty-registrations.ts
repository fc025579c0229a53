import { createRoute, z } from '@hono/zod-openapi'
import { readCheckEvidence, recordCheck } from '../../../domain/counterparties/registrations/index.ts'
import { type CounterpartyId, type CounterpartyRegistrationId, idSchema } from '../../../domain/kernel/ids.ts'
import { streamFile } from '../../server/file-response.ts'
import { call, callInCompany, router } from './context.ts'
import { bytesOf, dayText, id, idempotencyKey, json, refusals } from './schemas.ts'
import { formBody, readForm } from './uploads.ts'

const params = z.object({ id: idSchema<CounterpartyId>() })
const path = '/counterparties/{id}/registrations'
const tags = ['Counterparties']
const parts = { part: 'registration', file: 'evidence' }

const input = z
  .object({
    scheme: z.string().optional().openapi({ description: 'only for a company of several schemes' }),
    number: z.string().nullable().optional().openapi({ description: 'null or left out when nothing was found' }),
    validFrom: dayText.nullable().optional(),
    validTo: dayText.nullable().optional(),
    checkedOn: dayText,
    seen: z.string().openapi({ example: 'Its entry in the public register' }),
  })
  .openapi('CounterpartyRegistrationInput')

const record = createRoute({
  method: 'post',
  path,
  tags,
  summary: 'Record what you found when you looked up a registration, with its evidence if you have a file',
  request: { params, headers: idempotencyKey, ...formBody(parts, 'CounterpartyRegistrationInput') },
  responses: { 201: json('Recorded; it is never changed.', z.object({ id })), ...refusals },
})
const evidence = createRoute({
  method: 'get',
  path: `${path}/{registrationId}/evidence`,
  tags,
  summary: 'The evidence that was kept of a look at a registration',
  request: { params: params.extend({ registrationId: idSchema<CounterpartyRegistrationId>() }) },
  responses: { 200: bytesOf('The file.', 'application/pdf', 'image/png', 'image/jpeg'), ...refusals },
})

/** What was seen of counterparties' registrations. */
export function counterpartyRegistrations() {
  const api = router()
  api.openAPIRegistry.register('CounterpartyRegistrationInput', input)
  api.openapi(record, async (c) => {
    const { deps, actor } = call(c)
    const sent = await readForm(c, parts)
    const given = { of: c.req.valid('param').id, input: sent.input, file: sent.file ?? undefined }
    return c.json({ id: await recordCheck(deps, actor, given) }, 201)
  })
  api.openapi(evidence, async (c) => {
    const { deps, actor } = callInCompany(c)
    const { id: of, registrationId } = c.req.valid('param')
    return streamFile(deps.files, actor.tenantId, await readCheckEvidence(deps, actor, of, registrationId))
  })
  return api
}
