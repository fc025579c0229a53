import { auditPacks } from './audit-packs.ts'
import { router } from './context.ts'
import { counterparties } from './counterparties.ts'
import { idempotent } from './idempotency.ts'
import { tradeDocuments } from './trade-documents.ts'
import { publicVerification } from './verification.ts'

const about = {
  openapi: '3.1.0',
  info: {
    title: 'Briefke',
    version: '1',
    description:
      'The same use cases as the pages. Weights are carats as text with three decimals, amounts text in major units, dates YYYY-MM-DD. Refusals are RFC 9457 problems.',
  },
  security: [{ token: [] }],
  servers: [{ url: '/api/v1' }],
}

/** The REST interface: verification for everybody, the rest for tokens and sessions. */
export function apiV1() {
  const api = router()
  api.openAPIRegistry.registerComponent('securitySchemes', 'token', { type: 'http', scheme: 'bearer' })
  api.get('/openapi.json', (c) => c.json(openApiDocument(api)))
  api.route('/', publicVerification())
  api.use('*', async (c, next) => {
    if (c.get('actor')) return next()
    const detail = 'Send a valid token: Authorization: Bearer bfk_…'
    const problem = { type: 'about:blank', title: 'Not signed in', status: 401, detail, requestId: c.get('requestId') }
    return c.json(problem, 401, { 'content-type': 'application/problem+json', 'www-authenticate': 'Bearer' })
  })
  api.use('*', idempotent())
  api.route('/', tradeDocuments())
  api.route('/', counterparties())
  api.route('/', auditPacks())
  return api
}

function openApiDocument(api: ReturnType<typeof router>) {
  return api.getOpenAPI31Document(about)
}
