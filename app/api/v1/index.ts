import { createRoute, z } from '@hono/zod-openapi'
import { HttpRefusal } from '../../server/refusal.ts'
import { auditPacks } from './audit-packs.ts'
import { boundedRequest } from './bounded-request.ts'
import { bulkJobs } from './bulk-jobs.ts'
import { certificates } from './certificates.ts'
import { chases } from './chases.ts'
import { companies } from './companies.ts'
import { companyFiles } from './company-files.ts'
import { router } from './context.ts'
import { counterparties } from './counterparties.ts'
import { counterpartyRegistrations } from './counterparty-registrations.ts'
import { coverage } from './coverage.ts'
import { exceptions } from './exceptions.ts'
import { exports } from './exports.ts'
import { idempotent } from './idempotency.ts'
import { imports } from './imports.ts'
import { inboxAddress } from './inbox-address.ts'
import { inboxItems } from './inbox-items.ts'
import { inboxWays } from './inbox-ways.ts'
import { ledger } from './ledger.ts'
import { ledgerStock } from './ledger-stock.ts'
import { linting } from './linting.ts'
import { platformPartners } from './platform-partners.ts'
import { publications } from './publications.ts'
import { receivedDocuments } from './received-documents.ts'
import { referencePage } from './reference.ts'
import { savedViews } from './saved-views.ts'
import { json } from './schemas.ts'
import { schemes } from './schemes.ts'
import { tradeDocuments } from './trade-documents.ts'
import { tradeSettings } from './trade-settings.ts'
import { unmatched } from './unmatched.ts'
import { publicVerification } from './verification.ts'

const about = {
  openapi: '3.1.0',
  info: {
    title: 'Briefke',
    version: '1',
    license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    description:
      'The same use cases as the pages. Quantities (`carats`) are text with three decimals in the unit of their goods, amounts text in major units, dates YYYY-MM-DD. Refusals are RFC 9457 problems. Send an Idempotency-Key with every POST that you might repeat.',
  },
  security: [{ token: [] }],
  servers: [{ url: '/api/v1' }],
}
const tags = ['About this interface']
const description = createRoute({
  method: 'get',
  path: '/openapi.json',
  tags,
  summary: 'This description, as OpenAPI 3.1',
  security: [],
  responses: { 200: json('The description.', z.looseObject({ openapi: z.string() })) },
})
const reference = createRoute({
  method: 'get',
  path: '/reference',
  tags,
  summary: 'This description, to read',
  security: [],
  responses: { 200: { description: 'A page.', content: { 'text/html': { schema: z.string() } } } },
})

/** The REST interface: its own description and verification for everybody, the rest for tokens and sessions. */
export function apiV1() {
  const api = router()
  api.openAPIRegistry.registerComponent('securitySchemes', 'token', { type: 'http', scheme: 'bearer' })
  api.openAPIRegistry.registerPath(description)
  // Made at the first request, when every route is there, and then kept: anybody may ask as often as he likes.
  const written = once(() => api.getOpenAPI31Document(about))
  const page = once(() => referencePage(written()))
  api.get(description.getRoutingPath(), (c) => c.json(written()))
  api.openapi(reference, async (c) => c.html(await page(), 200))
  api.route('/', publicVerification())
  api.use('*', async (c, next) => {
    if (c.get('actor')) return next()
    throw new HttpRefusal(401, 'Send a valid token: Authorization: Bearer bfk_…', { 'www-authenticate': 'Bearer' })
  })
  api.use('*', boundedRequest())
  api.use('*', idempotent())
  for (const part of [
    tradeDocuments,
    bulkJobs,
    schemes,
    linting,
    counterparties,
    counterpartyRegistrations,
    receivedDocuments,
    inboxItems,
    inboxWays,
    inboxAddress,
    platformPartners,
    coverage,
    certificates,
    ledger,
    ledgerStock,
    chases,
    savedViews,
    imports,
    exports,
    auditPacks,
    companies,
    companyFiles,
    publications,
    exceptions,
    tradeSettings,
  ])
    api.route('/', part())
  api.all('*', unmatched(api))
  return api
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined
  return () => {
    made ??= { value: make() }
    return made.value
  }
}
