import { pino } from 'pino'
import { createApp } from '../../app/server/app.ts'
import type { AppDeps } from '../../app/server/env.ts'
import { progressHub } from '../../app/server/progress-hub.ts'
import { createAssociationToken, createLucia, createToken } from '../../domain/identity/index.ts'
import { type AssociationActor, type CompanyActor, type TokenScope, tokenScopes } from '../../domain/kernel/actor.ts'
import { systemClock } from '../../domain/kernel/clock.ts'
import type { TenantId, UserId } from '../../domain/kernel/ids.ts'
import { keepLibrary } from '../../domain/schemes/library.ts'
import { testServices } from './builders.ts'
import type { TestDatabase } from './database.ts'
import type { Headers } from './route-matrix.ts'

export type { Headers } from './route-matrix.ts'

export const ORIGIN = 'http://briefke.test'

/** The whole web process over a test database, as production makes it; pages answer with a marker instead of Remix. */
export function testApi(t: TestDatabase, changed: Partial<AppDeps> = {}) {
  const deps: AppDeps = {
    ...testServices(),
    clock: systemClock,
    db: t.db,
    system: t.system,
    library: keepLibrary(t.system),
    log: pino({ level: 'silent' }),
    publicUrl: ORIGIN,
    inboxDomain: 'papers.briefke.test',
    demo: false,
    mailboxFolder: '/nowhere',
    ready: async () => {},
    progress: progressHub(),
    pages: async () => new Response('a page', { status: 404 }),
    assetsFolder: 'app',
    ...changed,
  }
  const app = createApp(deps)

  /** The Authorization of a new token: for one's own company, or for the association. */
  async function token(actor: CompanyActor | AssociationActor, scopes: readonly TokenScope[] = tokenScopes) {
    const input = { name: 'Test', scopes: [...scopes], days: 30 }
    const made =
      actor.role === 'association-admin'
        ? await createAssociationToken(deps, actor, input)
        : await createToken(deps, actor, input)
    return { authorization: `Bearer ${made.token}` }
  }

  /** The headers of a person at the screen, in one of his companies. */
  async function session(userId: UserId, companyId: TenantId | null = null) {
    const lucia = createLucia(deps)
    const { id } = await lucia.createSession(userId, {
      companyId,
      createdAt: deps.clock.now(),
      factorAt: deps.clock.now(),
    })
    return { cookie: lucia.createSessionCookie(id).serialize().split(';')[0] ?? '', 'sec-fetch-site': 'same-origin' }
  }

  return { app, deps, token, session, ...client(app) }
}
export type TestApi = ReturnType<typeof testApi>

export type Answer = {
  readonly status: number
  readonly headers: globalThis.Headers
  readonly text: string
  /** The body read as JSON, loosely: what a test looks for, it names. */
  readonly json: Readonly<Record<string, unknown>>
}

function client(app: ReturnType<typeof createApp>) {
  const ask = async (method: string, path: string, headers: Headers, body?: BodyInit): Promise<Answer> => {
    const response = await app.request(`${ORIGIN}${path}`, { method, headers, ...(body === undefined ? {} : { body }) })
    const text = await response.text()
    const isJson = /json/.test(response.headers.get('content-type') ?? '')
    return { status: response.status, headers: response.headers, text, json: isJson ? JSON.parse(text) : {} }
  }
  const get = (path: string, headers: Headers) => ask('GET', `/api/v1${path}`, headers)
  /** Every row of a list, following its cursors to the end. */
  const pages = async (path: string, headers: Headers, rows: string): Promise<readonly { readonly id: string }[]> => {
    const seen: { readonly id: string }[] = []
    for (let cursor: unknown = ''; cursor !== null; ) {
      const { json } = await get(`${path}${cursor ? `&cursor=${cursor}` : ''}`, headers)
      seen.push(...(json[rows] as { readonly id: string }[]))
      cursor = json['nextCursor'] ?? null
    }
    return seen
  }
  return {
    ask,
    pages,
    get,
    post: (path: string, headers: Headers, body: unknown) =>
      ask('POST', `/api/v1${path}`, { ...headers, 'content-type': 'application/json' }, JSON.stringify(body)),
    put: (path: string, headers: Headers, body: unknown) =>
      ask('PUT', `/api/v1${path}`, { ...headers, 'content-type': 'application/json' }, JSON.stringify(body)),
  }
}

/** A form of one JSON part and, when it is given, a file. */
export function form(
  part: string,
  value: unknown,
  file?: { readonly part: string; readonly content: BlobPart },
): FormData {
  const made = new FormData()
  made.append(part, new Blob([JSON.stringify(value)], { type: 'application/json' }))
  if (file) made.append(file.part, new File([file.content], 'paper.pdf', { type: 'application/pdf' }))
  return made
}

export const PDF = '%PDF-1.7 a paper'
