/** A route as its router lists it: Hono's `app.routes`, or Remix's manifest turned into the same form. */
export type Route = { readonly method: string; readonly path: string }
/** Real rows of the company under attack, or random ids in their place: the same names in both. */
export type Ids = Readonly<Record<string, string>>
export type Headers = Readonly<Record<string, string>>

/** How a route is asked so that everything it takes is there and right but the company. */
export type Sample = {
  /** What stands for each `:parameter` of the path. */
  readonly params?: (ids: Ids) => Readonly<Record<string, string>>
  readonly query?: (ids: Ids) => Readonly<Record<string, string>>
  readonly headers?: Headers
  readonly body?: (ids: Ids, caller?: Headers) => BodyInit
  /** The role that this route is there for, whoever's the row is: it is not asked to refuse that one. */
  readonly isFor?: 'association' | 'everybody'
  /** Who does it in the company itself, when that is not its owner. */
  readonly by?: 'auditor'
}
export type Entry<S extends Sample = Sample> = Route & { readonly sample: S }
export type Fetch = (path: string, init: RequestInit) => Response | Promise<Response>

/**
 * Puts its sample to every route. Throws when a route has none, and when a sample has no route any more: a route that
 * nobody tried as an outsider is a hole that nobody looked into.
 */
export function matrixOf<S extends Sample>(
  routes: readonly Route[],
  samples: Readonly<Record<string, S>>,
): readonly Entry<S>[] {
  const names = new Set(routes.filter(({ method }) => method !== 'ALL').map(({ method, path }) => `${method} ${path}`))
  const untried = [...names].filter((name) => !(name in samples))
  if (untried.length > 0) throw new Error(`Add a sample for: ${untried.join(', ')}`)
  const gone = Object.keys(samples).filter((name) => !names.has(name))
  if (gone.length > 0) throw new Error(`There is no such route any more: ${gone.join(', ')}`)
  return Object.entries(samples).map(([name, sample]) => {
    const [method = '', path = ''] = name.split(' ')
    return { method, path, sample }
  })
}

/** An answer without what is new in every answer: the request's own id and the nonce of its policy. */
export type Seen = { readonly status: number; readonly location: string; readonly body: string }

/** Asks a route with these ids. Of an answer that does not end, the first part is read. */
export async function ask(fetch: Fetch, { method, path, sample }: Entry, ids: Ids, caller: Headers): Promise<Seen> {
  const params = sample.params?.(ids) ?? {}
  const filled = path.replaceAll(/:(\w+)/g, (_, name: string) => encodeURIComponent(params[name] ?? ''))
  const query = new URLSearchParams(sample.query?.(ids) ?? {}).toString()
  const body = sample.body?.(ids, caller)
  const response = await fetch(query ? `${filled}?${query}` : filled, {
    method,
    headers: { ...caller, ...sample.headers },
    ...(body === undefined ? {} : { body }),
  })
  const nonce = /'nonce-([^']+)'/.exec(response.headers.get('content-security-policy') ?? '')?.[1]
  const own = [response.headers.get('x-request-id'), nonce].filter((word) => typeof word === 'string')
  const text = own.reduce((plain, word) => plain.replaceAll(word, ''), await textOf(response))
  return { status: response.status, location: response.headers.get('location') ?? '', body: text }
}

/** Whether what is asked names a row at all: whether making it reads an id. */
export function namesRows({ sample }: Entry, ids: Ids): boolean {
  let hasRead = false
  const watched = new Proxy(ids, {
    get(target, name) {
      hasRead = true
      return target[String(name)]
    },
  })
  for (const part of [sample.params, sample.query, sample.body]) part?.(watched)
  return hasRead
}

export type Attack = {
  readonly fetch: Fetch
  readonly caller: Headers
  readonly real: Ids
  readonly random: Ids
  /** Words that stand in the attacked company's rows and nowhere else. */
  readonly canaries: readonly string[]
}

/**
 * What an outsider learns from a route, as sentences; none is what we want. A real row and a random id must get the
 * same answer but for the ids that were sent and the request's own id, and no answer may hold a word of the company.
 */
export async function findings(entry: Entry, attack: Attack): Promise<readonly string[]> {
  const { fetch, caller, real, random, canaries } = attack
  const name = `${entry.method} ${entry.path}`
  const toReal = await ask(fetch, entry, real, caller)
  const found = canaries.filter((word) => toReal.body.includes(word)).map((word) => `${name} shows ${word}`)
  if (toReal.status >= 500) found.push(`${name} fails with ${toReal.status}`)
  if (!namesRows(entry, real)) return found
  const toRandom = await ask(fetch, entry, random, caller)
  if (toReal.status < 400 && toReal.status !== toRandom.status) found.push(`${name} answers ${toReal.status}`)
  const [a, b] = [without(toReal, real), without(toRandom, random)]
  if (a !== b) found.push(`${name} tells a real row from none: ${difference(a, b)}`)
  return found
}

function without({ status, location, body }: Seen, ids: Ids): string {
  let plain = `${status} ${location} ${body.replaceAll(/"requestId":"[^"]*"|Quote [\w-]+/g, '')}`
  for (const [name, id] of Object.entries(ids)) plain = plain.replaceAll(id, `<${name}>`)
  return plain
}

/** Both answers from a little before where they part: a page is long. */
function difference(a: string, b: string): string {
  const at = [...a].findIndex((letter, index) => letter !== b[index])
  const [from, to] = at === -1 ? [0, 400] : [Math.max(0, at - 100), at + 300]
  return `${a.slice(from, to)} / ${b.slice(from, to)}`
}

async function textOf(response: Response): Promise<string> {
  if (!/event-stream/.test(response.headers.get('content-type') ?? '')) return response.text()
  const reader = response.body?.getReader()
  const first = await reader?.read()
  await reader?.cancel()
  return new TextDecoder().decode(first?.value)
}
