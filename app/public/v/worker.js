// Keeps the page that checks printed codes, and the keys it needs, for when there is no network. Plain JavaScript, as the
// browser takes it; its scope is /v/. What it keeps is what everybody may have: it asks without cookies.
const [CACHE, PAGE, KEYS, PATIENCE_MS] = ['briefke-offline-1', '/v/offline', '/v/keys.json', 4_000]

self.addEventListener('install', (event) => event.waitUntil(keep().then(() => self.skipWaiting())))
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()))
// The page says what it has loaded beside its scripts: fonts and pictures.
self.addEventListener('message', (event) =>
  event.waitUntil(keepAll(event.data.filter((each) => isOurs(new URL(each))))),
)
self.addEventListener('fetch', (event) => {
  const { request } = event
  const url = new URL(request.url)
  if (request.method !== 'GET' || url.origin !== self.location.origin) return
  if (request.mode === 'navigate') return void navigate(event, url)
  if (url.pathname === KEYS) event.respondWith(freshFirst(KEYS))
  else if (isOurs(url)) event.respondWith(keptFirst(request))
})

function navigate(event, { pathname }) {
  if (pathname === PAGE) {
    event.respondWith(within(answered(event.request)).catch(() => kept(PAGE)))
    event.waitUntil(keep().catch(() => undefined))
  }
  // A camera opens a document's own page. Without a network its words are checked here; what stands behind # comes along.
  const code = /^\/v\/([\w-]{43})$/.exec(pathname)?.[1]
  if (code) event.respondWith(answered(event.request).catch(() => Response.redirect(`${PAGE}?code=${code}`, 302)))
}

/** A site that is there but broken helps nobody at a counter. */
async function answered(request) {
  const response = await fetch(request)
  if (response.status >= 500) throw new Error(`The site answered with status ${response.status}.`)
  return response
}

/** The page last: it never stands there without what it needs. */
async function keep() {
  const page = await ask(PAGE)
  const html = await page.clone().text()
  await keepAll([...new Set(html.match(/\/assets\/[\w.~-]+\.(?:js|css)/g)), '/favicon.svg'])
  const cache = await caches.open(CACHE)
  await cache.put(KEYS, await ask(KEYS))
  await cache.put(PAGE, page)
}

async function keepAll(addresses) {
  const cache = await caches.open(CACHE)
  await Promise.all(
    addresses.map(async (address) => {
      if (!(await cache.match(address))) await cache.put(address, await ask(address))
    }),
  )
}

async function ask(address) {
  const response = await fetch(address, { credentials: 'omit', cache: 'no-cache' })
  if (!response.ok) throw new Error(`${address} answered with status ${response.status}.`)
  return response
}

async function freshFirst(address) {
  try {
    const fresh = await within(ask(address))
    await (await caches.open(CACHE)).put(address, fresh.clone())
    return fresh
  } catch {
    return kept(address)
  }
}

async function keptFirst(request) {
  const found = await caches.match(request.url, { ignoreVary: true })
  if (found) return found
  const response = await fetch(request)
  if (response.ok) await (await caches.open(CACHE)).put(request.url, response.clone())
  return response
}

async function kept(address) {
  return (await caches.match(address, { ignoreVary: true })) ?? Response.error()
}

function within(answer) {
  return Promise.race([answer, new Promise((_, refuse) => setTimeout(() => refuse(new Error('slow')), PATIENCE_MS))])
}

function isOurs({ origin, pathname }) {
  return origin === self.location.origin && (pathname.startsWith('/assets/') || pathname === '/favicon.svg')
}
