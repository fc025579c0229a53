import { randomBytes } from 'node:crypto'
import { serveStatic } from '@hono/node-server/serve-static'
import { type Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { requestId } from 'hono/request-id'
import { secureHeaders } from 'hono/secure-headers'
import { networkOf } from '../../domain/identity/index.ts'
import { readingDeps } from '../../domain/read-only.ts'
import { MAX_BODY_BYTES } from '../api/v1/bounded-request.ts'
import { apiV1 } from '../api/v1/index.ts'
import { accessLog, loggedPath } from './access-log.ts'
import { recordAuditors } from './auditor-access.ts'
import { byteRoutes } from './bytes.ts'
import { sameOrigin } from './csrf.ts'
import type { AppDeps, AppEnv, PageContext } from './env.ts'
import { problemResponse, toProblem } from './problem.ts'
import { progressStream } from './progress.ts'
import { HttpRefusal } from './refusal.ts'
import { callerOf } from './session.ts'
import { textThrottle } from './text-throttle.ts'
import { tokenThrottle } from './token-throttle.ts'

// A page's form with a file that is a little too large still reaches its use case, which says so beside the field.
const MAX_FORM_BYTES = 24 * 1024 * 1024

/** The whole web process as one value: tests call `app.request()`, production listens on it. Order is meaning. */
export function createApp(deps: AppDeps): Hono<AppEnv> {
  const app = new Hono<AppEnv>()
  app.use(requestId())
  app.use(async (c, next) => {
    c.set('nonce', randomBytes(16).toString('base64'))
    await next()
    c.header('x-request-id', c.get('requestId'))
  })
  app.use(accessLog(deps.log))
  app.use(policies(deps))
  app.onError((error, c) => {
    const id = c.get('requestId')
    if (toProblem(error, id).problem.status >= 500)
      deps.log.error({ err: error, requestId: id, path: loggedPath(c.req.path) }, 'request failed')
    return problemResponse(error, id)
  })

  app.get('/healthz', (c) => c.text('ok'))
  app.get('/readyz', async (c) => {
    await deps.ready()
    return c.text('ready')
  })
  app.use(
    '/assets/*',
    serveStatic({
      root: deps.assetsFolder,
      onFound: (_path, c) => c.header('cache-control', 'public, max-age=31536000, immutable'),
    }),
  )
  for (const path of ['/favicon.svg', '/v/app.webmanifest', '/v/worker.js'])
    app.use(
      path,
      serveStatic({ root: deps.assetsFolder, onFound: (_path, c) => c.header('cache-control', 'no-cache') }),
    )

  app.use(sameOrigin(deps.publicUrl))
  app.use('/api/*', limitedBody(MAX_BODY_BYTES))
  app.use(limitedBody(MAX_FORM_BYTES))
  const throttle = tokenThrottle(deps.clock)
  app.use(async (c, next) => {
    const door = { throttle, network: networkOf(addressOf(c)) }
    const { actor, person } = await callerOf(deps, c.req.raw.headers, door)
    c.set('actor', actor)
    c.set('person', person)
    c.set('deps', depsFor(c.req.method, deps))
    c.set('inboxDomain', deps.inboxDomain)
    await next()
    // Whatever was changed is noted by the database already; not waited for, because the sweep would find it too.
    if (!reads(c.req.method) && actor && 'tenantId' in actor)
      void deps.ring('judge-exceptions', { tenantId: actor.tenantId })
  })
  app.use(recordAuditors(deps))
  app.get('/progress/:kind/:id', (c) => progressStream(c, deps.progress))
  app.route('/', byteRoutes())
  app.route('/api/v1', apiV1())
  const texts = textThrottle(deps.clock)
  const sendings = textThrottle(deps.clock, { perNetwork: 20, overall: 300 })
  app.all('*', (c) => deps.pages(c.req.raw, { ...pageContext(c, deps), textThrottle: texts, sendThrottle: sendings }))
  return app
}

function limitedBody(maxSize: number) {
  return bodyLimit({
    maxSize,
    onError: () => {
      throw new HttpRefusal(413, 'Send at most 10 MB.')
    },
  })
}

/** A GET gets databases whose every transaction is read-only (ISO-7). */
function depsFor(method: string, deps: AppDeps): AppDeps {
  return reads(method) ? readingDeps(deps) : deps
}

function reads(method: string): boolean {
  return method === 'GET' || method === 'HEAD'
}

function policies(deps: AppDeps) {
  const nonce = (c: Context) => `'nonce-${(c as Context<AppEnv>).get('nonce')}'`
  return secureHeaders({
    contentSecurityPolicy: {
      defaultSrc: ["'self'"],
      scriptSrc: ["'self'", nonce],
      styleSrc: ["'self'", "'unsafe-inline'"],
      imgSrc: ["'self'", 'data:'],
      frameSrc: ["'self'"],
      objectSrc: ["'none'"],
      baseUri: ["'none'"],
      formAction: ["'self'"],
      frameAncestors: ["'self'"],
    },
    xFrameOptions: 'SAMEORIGIN',
    strictTransportSecurity: deps.publicUrl.startsWith('https:') ? 'max-age=31536000' : false,
    referrerPolicy: 'same-origin',
  })
}

function pageContext(c: Context<AppEnv>, deps: AppDeps): Omit<PageContext, 'textThrottle' | 'sendThrottle'> {
  const { log, publicUrl, inboxDomain, demo, mailboxFolder } = deps
  return {
    actor: c.get('actor'),
    person: c.get('person'),
    deps: c.get('deps'),
    requestId: c.get('requestId'),
    nonce: c.get('nonce'),
    network: networkOf(addressOf(c)),
    ...{ log, publicUrl, inboxDomain, demo, mailboxFolder },
  }
}

// The socket's own address. Behind a proxy the proxy's: operations.md says how to pass the real one on.
function addressOf(c: Context<AppEnv>): string {
  const env: unknown = c.env
  const incoming =
    env && typeof env === 'object' && 'incoming' in env
      ? (env.incoming as { socket?: { remoteAddress?: string } })
      : null
  return incoming?.socket?.remoteAddress ?? '127.0.0.1'
}
