import { createRoute, z } from '@hono/zod-openapi'
import {
  addScheme,
  changeCompanyState,
  listCompanies,
  onboardCompany,
  readCompany,
} from '../../../domain/companies/index.ts'
import { inviteOwner } from '../../../domain/invitations/index.ts'
import { companyStates } from '../../../domain/kernel/actor.ts'
import { idSchema, type TenantId } from '../../../domain/kernel/ids.ts'
import { companyInput, companySummary, companyView, viewOfCompany, viewOfRow } from './company-views.ts'
import { call, router } from './context.ts'
import { body, id, idempotencyKey, instant, json, refusals } from './schemas.ts'

const params = z.object({ id: idSchema<TenantId>() })
const path = '/companies'
const tags = ['Companies (association)']

const list = createRoute({
  method: 'get',
  path,
  tags,
  summary: 'List companies by name, with state and the day to which each is registered',
  request: {
    query: z.object({
      search: z.string().max(200).optional(),
      state: z.enum(companyStates).optional(),
      limit: z.coerce.number().int().min(1).max(200).optional(),
      cursor: z.string().max(2000).optional(),
    }),
  },
  responses: {
    200: json('A page.', z.object({ companies: z.array(companySummary), nextCursor: z.string().nullable() })),
    ...refusals,
  },
})
const onboard = createRoute({
  method: 'post',
  path,
  tags,
  summary: 'Onboard a company in the state applied',
  request: { headers: idempotencyKey, ...body(companyInput) },
  responses: { 201: json('Onboarded.', z.object({ id })), ...refusals },
})
const read = createRoute({
  method: 'get',
  path: `${path}/{id}`,
  tags,
  summary: 'Read a company: profile, states, registrations, owners; no trade',
  request: { params },
  responses: { 200: json('The company.', companyView), ...refusals },
})
const changeState = createRoute({
  method: 'post',
  path: `${path}/{id}/state-changes`,
  tags,
  summary: 'Move a company along applied, verified, active, suspended, with the reason',
  request: {
    params,
    headers: idempotencyKey,
    ...body(z.object({ to: z.enum(companyStates), reason: z.string() })),
  },
  responses: { 204: { description: 'Changed.' }, ...refusals },
})
const trade = createRoute({
  method: 'post',
  path: `${path}/{id}/schemes`,
  tags,
  summary: 'Let a company trade under one more of the loaded schemes',
  request: { params, headers: idempotencyKey, ...body(z.object({ scheme: z.string() })) },
  responses: { 204: { description: 'Added.' }, ...refusals },
})
const invite = createRoute({
  method: 'post',
  path: `${path}/{id}/owner-invitations`,
  tags,
  summary: 'Invite an owner; the link goes to the address by mail and nowhere else',
  request: { params, headers: idempotencyKey, ...body(z.object({ email: z.string() })) },
  responses: { 201: json('The mail is on its way.', z.object({ id, expiresAt: instant })), ...refusals },
})

/** Companies, for the association's admin: list, onboard, read, change state, add a scheme, invite the owner. */
export function companies() {
  const api = router()
  api.openapi(list, async (c) => {
    const { deps, actor } = call(c)
    const page = await listCompanies(deps, actor, c.req.valid('query'))
    return c.json({ companies: page.companies.map(viewOfRow), nextCursor: page.nextCursor }, 200)
  })
  api.openapi(onboard, async (c) => {
    const { deps, actor } = call(c)
    return c.json({ id: await onboardCompany(deps, actor, c.req.valid('json')) }, 201)
  })
  api.openapi(read, async (c) => {
    const { deps, actor } = call(c)
    return c.json(viewOfCompany(await readCompany(deps, actor, c.req.valid('param').id)), 200)
  })
  api.openapi(changeState, async (c) => {
    const { deps, actor } = call(c)
    await changeCompanyState(deps, actor, { ...c.req.valid('json'), tenantId: c.req.valid('param').id })
    return c.body(null, 204)
  })
  api.openapi(trade, async (c) => {
    const { deps, actor } = call(c)
    await addScheme(deps, actor, { ...c.req.valid('json'), tenantId: c.req.valid('param').id })
    return c.body(null, 204)
  })
  api.openapi(invite, async (c) => {
    const { deps, actor } = call(c)
    const { email } = c.req.valid('json')
    // The link itself stays out of the answer: answers are kept for repetitions, and a kept link is a credential (AUT-1).
    const made = await inviteOwner(deps, actor, { tenantId: c.req.valid('param').id, email })
    return c.json({ id: made.id, expiresAt: made.expiresAt.toISOString() }, 201)
  })
  return api
}
