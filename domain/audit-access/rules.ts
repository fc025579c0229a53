import { type ObjectKind, objectPages } from './pages.ts'

const UUID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/gi
const KINDS: Readonly<Record<string, ObjectKind>> = {
  ...Object.fromEntries(Object.entries(objectPages).map(([kind, path]) => [path, kind as ObjectKind])),
  ...{ 'trade-documents': 'trade-document', 'received-documents': 'received-document', 'audit-packs': 'audit-pack' },
}

// What belongs to no company: what anybody may open, and what shows nothing.
const NOT_OF_A_COMPANY =
  /^\/(v|lint|login|logout|mailbox|send|invitations|theme|no-company|notices|session|progress|authority\.cer|api\/v1\/verification)(\/|$)/

export type Place = {
  /** The address with its ids taken out. */
  readonly path: string
  readonly object: { readonly kind: ObjectKind; readonly id: string } | null
}

/** What an address shows of a company: its pattern, and the one thing it is about. Null when it shows nothing of it. */
export function placeOf(pathname: string): Place | null {
  const whole = pathname === '/_root.data' ? '/' : pathname.replace(/\.data$/, '')
  if (NOT_OF_A_COMPANY.test(whole)) return null
  const path = whole
    .replace(UUID, ':id')
    .replace(/[0-9a-f]{64}/gi, ':sha256')
    .replace(/[\w-]{43,}/g, ':secret')
    .slice(0, 300)
  const [noun = '', id = ''] = whole
    .replace(/^\/api\/v1/, '')
    .slice(1)
    .split('/')
  const kind = Object.hasOwn(KINDS, noun) ? KINDS[noun] : undefined
  const isId = id.length === 36 && id.replace(UUID, '') === ''
  return { path, object: kind && isId ? { kind, id: id.toLowerCase() } : null }
}
