import { insertAuthority, selectAuthority } from '../../db/system/signing.ts'
import { inTenant } from '../../db/tenant.ts'
import type { Deps } from '../deps.ts'
import type { KeyPair } from '../kernel/deps.ts'
import { type EngagementId, newId, type SigningKeyId, type TenantId } from '../kernel/ids.ts'
import { insertKey, selectKey, selectSubject } from './queries.ts'

export type SigningDeps = Pick<Deps, 'db' | 'system' | 'clock' | 'signing'>

/** Who signs: the company, or an auditor in one of its engagements. */
export type Signing = { readonly tenantId: TenantId; readonly engagementId: EngagementId | null }

/** The key's id, whose it is, and a signature over what has a SHA-256. */
export type Signer = {
  readonly keyId: SigningKeyId
  readonly name: string
  readonly sign: (digest: Uint8Array) => Promise<Uint8Array>
}

const AUTHORITY_NAME = 'Briefke document signing'

const [KEPT_MS, MOST_KEPT] = [60_000, 500]
type Kept = { readonly signer: Signer; readonly until: number }
// Thousands of pages of one company follow each other: its key is looked up once a minute, not once a page.
const kept = new WeakMap<SigningDeps['signing'], Map<string, Kept>>()

/** The company's signer. Makes its key when it has none, and the deployment's authority with the very first. */
export function companySigner(deps: SigningDeps, tenantId: TenantId): Promise<Signer> {
  return signerOf(deps, { tenantId, engagementId: null })
}

/** The signer of a company, or of an auditor in his own name: each engagement has a key of its own, made when it is needed. */
export async function signerOf(deps: SigningDeps, whose: Signing): Promise<Signer> {
  const own = kept.get(deps.signing) ?? new Map<string, Kept>()
  kept.set(deps.signing, own)
  const now = deps.clock.now().getTime()
  const name = `${whose.tenantId} ${whose.engagementId ?? ''}`
  const known = own.get(name)
  if (known && known.until > now) return known.signer
  const signer = await openSigner(deps, whose)
  if (own.size >= MOST_KEPT) own.clear()
  own.set(name, { signer, until: now + KEPT_MS })
  return signer
}

async function openSigner(deps: SigningDeps, whose: Signing): Promise<Signer> {
  const authority = await openAuthority(deps)
  const { subject, key } = await inTenant(deps.db, whose.tenantId, async (tx) => ({
    subject: await selectSubject(tx, whose.engagementId),
    key: await selectKey(tx, whose.engagementId),
  }))
  if (!subject) throw new Error('There is nobody such to sign for.')
  const { id, certificate, wrapped_key: wrappedKey } = key ?? (await makeKey(deps, { whose, authority, subject }))
  const pair = { name: id, certificate, wrappedKey }
  return {
    keyId: id,
    name: subject.name,
    sign: (digest) => deps.signing.sign(pair, authority.certificate, digest),
  }
}

type Making = {
  readonly whose: Signing
  readonly authority: KeyPair
  readonly subject: { readonly name: string; readonly organisation: string; readonly country: string | null }
}

async function makeKey(deps: SigningDeps, { whose: { tenantId, engagementId }, authority, subject }: Making) {
  const [id, at] = [newId<SigningKeyId>(), deps.clock.now()]
  const made = await deps.signing.makeKey(authority, { name: id, subject, at })
  const stored = await inTenant(deps.db, tenantId, async (tx) => {
    await insertKey(tx, { id, engagementId, ...made, at })
    // Another process may have been first: there is one key, and everybody signs with that.
    return selectKey(tx, engagementId)
  })
  if (!stored) throw new Error('The signing key was not kept.')
  return stored
}

/** The deployment's authority, made when there is none. */
async function openAuthority(deps: SigningDeps): Promise<KeyPair> {
  const known = await selectAuthority(deps.system)
  if (known) return { name: 'authority', certificate: known.certificate, wrappedKey: known.wrapped_key }
  const at = deps.clock.now()
  await insertAuthority(deps.system, { ...(await deps.signing.makeAuthority(AUTHORITY_NAME, at)), at })
  return openAuthority(deps)
}

/** The authority's certificate, as anybody may have it: whoever trusts it can check every signature offline. Null before the first. */
export async function authorityCertificate(system: Deps['system']): Promise<Uint8Array | null> {
  return (await selectAuthority(system))?.certificate ?? null
}
