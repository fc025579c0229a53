import { createRoute, z } from '@hono/zod-openapi'
import {
  blockCounterparty,
  changeCounterparty,
  createCounterparty,
  listCounterparties,
  readCounterparty,
  unblockCounterparty,
} from '../../../domain/counterparties/index.ts'
import { registrationStandings } from '../../../domain/counterparties/rules.ts'
import { type CounterpartyId, idSchema } from '../../../domain/kernel/ids.ts'
import { languageTags } from '../../../domain/kernel/languages.ts'
import { call, router } from './context.ts'
import { body, dayText, id, idempotencyKey, instant, json, refusals } from './schemas.ts'
import { registrationStanding as standing } from './standings.ts'

const params = z.object({ id: idSchema<CounterpartyId>() })
const path = '/counterparties'
const tags = ['Counterparties']
const words = z.string().nullable()

const registration = z
  .object({
    id,
    scheme: z.string(),
    number: words.openapi({ description: 'null when nothing was found' }),
    validFrom: dayText.nullable(),
    validTo: dayText.nullable(),
    checkedOn: dayText.nullable().openapi({ description: 'null when it was only told' }),
    checkedBy: z.string(),
    seen: z.string(),
    evidenceSha256: words,
    recordedAt: instant,
  })
  .openapi('CounterpartyRegistration')
const input = z
  .object({
    name: z.string(),
    roles: z.array(z.enum(['buyer', 'supplier'])),
    country: z.string(),
    address: words.optional(),
    taxNumber: words.optional(),
    email: words.optional(),
    language: z.enum(languageTags).nullable().optional(),
  })
  .openapi('CounterpartyInput')
const view = z
  .object({
    id,
    name: z.string(),
    roles: z.array(z.string()),
    country: z.string(),
    address: z.string(),
    taxNumber: words,
    email: words,
    language: words,
    blockedFrom: dayText.nullable(),
    blockedReason: words,
    blockedBy: words,
    registrations: z.array(registration).openapi({ description: 'every look at a register, the newest first' }),
    standings: z.array(standing).openapi({
      description: 'how it stands with each of the company’s schemes: today, in a list on the day asked for',
    }),
  })
  .openapi('Counterparty')

const list = createRoute({
  method: 'get',
  path,
  tags,
  summary: 'List counterparties by name',
  request: {
    query: z.object({
      search: z.string().max(100).optional(),
      role: z.enum(['buyer', 'supplier']).optional(),
      on: dayText.optional().openapi({ description: 'the day of the standings; today when left out' }),
      standing: z.enum(registrationStandings).optional(),
      blocked: z.enum(['yes']).optional(),
      limit: z.coerce.number().int().min(1).max(1000).optional(),
      cursor: z.string().max(1000).optional(),
    }),
  },
  responses: {
    200: json('A page.', z.object({ counterparties: z.array(view), nextCursor: words })),
    ...refusals,
  },
})
const create = createRoute({
  method: 'post',
  path,
  tags,
  summary: 'Add a buyer or supplier',
  request: { headers: idempotencyKey, ...body(input) },
  responses: { 201: json('Added.', z.object({ id })), ...refusals },
})
const read = createRoute({
  method: 'get',
  path: `${path}/{id}`,
  tags,
  summary: 'Read a counterparty',
  request: { params },
  responses: { 200: json('The counterparty.', view), ...refusals },
})
const change = createRoute({
  method: 'put',
  path: `${path}/{id}`,
  tags,
  summary: 'Replace a counterparty’s details',
  request: { params, ...body(input) },
  responses: { 204: { description: 'Changed.' }, ...refusals },
})

const block = createRoute({
  method: 'post',
  path: `${path}/{id}/block`,
  tags,
  summary: 'Block a counterparty: nothing is issued to them, and what comes from them stands out',
  request: {
    params,
    headers: idempotencyKey,
    ...body(z.object({ reason: z.string(), from: dayText.nullable().optional() }).openapi('CounterpartyBlock')),
  },
  responses: { 204: { description: 'Blocked.' }, ...refusals },
})
const unblock = createRoute({
  method: 'post',
  path: `${path}/{id}/unblock`,
  tags,
  summary: 'Unblock a counterparty',
  request: { params, headers: idempotencyKey, ...body(z.object({ reason: z.string() })) },
  responses: { 204: { description: 'Not blocked any more.' }, ...refusals },
})

type Row = Awaited<ReturnType<typeof listCounterparties>>['counterparties'][number]

function viewOf({ registrations, ...row }: Row): z.output<typeof view> {
  const seen = registrations.map(({ recordedAt, ...each }) => ({ ...each, recordedAt: recordedAt.toISOString() }))
  return view.parse({ ...row, registrations: seen })
}

/** Buyers and suppliers of the company. */
export function counterparties() {
  const api = router()
  api.openapi(list, async (c) => {
    const { deps, actor } = call(c)
    const page = await listCounterparties(deps, actor, c.req.valid('query'))
    return c.json({ counterparties: page.counterparties.map(viewOf), nextCursor: page.nextCursor }, 200)
  })
  api.openapi(create, async (c) => {
    const { deps, actor } = call(c)
    return c.json({ id: await createCounterparty(deps, actor, c.req.valid('json')) }, 201)
  })
  api.openapi(read, async (c) => {
    const { deps, actor } = call(c)
    return c.json(viewOf(await readCounterparty(deps, actor, c.req.valid('param').id)), 200)
  })
  api.openapi(change, async (c) => {
    const { deps, actor } = call(c)
    await changeCounterparty(deps, actor, { id: c.req.valid('param').id, input: c.req.valid('json') })
    return c.body(null, 204)
  })
  api.openapi(block, async (c) => {
    const { deps, actor } = call(c)
    await blockCounterparty(deps, actor, { id: c.req.valid('param').id, input: c.req.valid('json') })
    return c.body(null, 204)
  })
  api.openapi(unblock, async (c) => {
    const { deps, actor } = call(c)
    await unblockCounterparty(deps, actor, { id: c.req.valid('param').id, input: c.req.valid('json') })
    return c.body(null, 204)
  })
  return api
}
