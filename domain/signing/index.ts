import { insertAuthority, selectAuthority } from '../../db/system/signing.ts'
import { inTenant } from '../../db/tenant.ts'
import type { Deps } from '../deps.ts'
import type { KeyPair } from '../kernel/deps.ts'
import { newId, type SigningKeyId, type TenantId } from '../kernel/ids.ts'
import { insertKey, selectCompanyName, selectKey } from './queries.ts'

export type SigningDeps = Pick<Deps, 'db' | 'system' | 'clock' | 'signing'>

/** Who signs a company's documents: its key's id, and a signature over what has a SHA-256. */
export type Signer = {
  readonly keyId: SigningKeyId
  readonly name: string
  readonly sign: (digest: Uint8Array) => Promise<Uint8Array>
}

const AUTHORITY_NAME = 'Briefke document signing'

const [KEPT_MS, MOST_KEPT] = [60_000, 500]
type Kept = { readonly signer: Signer; readonly until: number }
// Thousands of pages of one company follow each other: its key is looked up once a minute, not once a page.
const kept = new WeakMap<SigningDeps['signing'], Map<TenantId, Kept>>()

/** The company's signer. Makes its key when it has none, and the deployment's authority with the very first. */
export async function companySigner(deps: SigningDeps, tenantId: TenantId): Promise<Signer> {
  const own = kept.get(deps.signing) ?? new Map<TenantId, Kept>()
  kept.set(deps.signing, own)
  const now = deps.clock.now().getTime()
  const known = own.get(tenantId)
  if (known && known.until > now) return known.signer
  const signer = await openSigner(deps, tenantId)
  if (own.size >= MOST_KEPT) own.clear()
  own.set(tenantId, { signer, until: now + KEPT_MS })
  return signer
}

async function openSigner(deps: SigningDeps, tenantId: TenantId): Promise<Signer> {
  const authority = await openAuthority(deps)
  const { company, key } = await inTenant(deps.db, tenantId, async (tx) => ({
    company: await selectCompanyName(tx),
    key: await selectKey(tx),
  }))
  if (!company) throw new Error('There is no such company to sign for.')
  const { id, certificate, wrapped_key: wrappedKey } = key ?? (await makeKey(deps, { tenantId, authority, company }))
  const pair = { name: id, certificate, wrappedKey }
  return {
    keyId: id,
    name: company.legal_name,
    sign: (digest) => deps.signing.sign(pair, authority.certificate, digest),
  }
}

type Making = {
  readonly tenantId: TenantId
  readonly authority: KeyPair
  readonly company: { readonly legal_name: string; readonly country: string }
}

async function makeKey(deps: SigningDeps, { tenantId, authority, company }: Making) {
  const [id, at] = [newId<SigningKeyId>(), deps.clock.now()]
  const subject = { name: company.legal_name, organisation: company.legal_name, country: company.country }
  const made = await deps.signing.makeKey(authority, { name: id, subject, at })
  const stored = await inTenant(deps.db, tenantId, async (tx) => {
    await insertKey(tx, { id, ...made, at })
    // Another process may have been first: there is one key, and everybody signs with that.
    return selectKey(tx)
  })
  if (!stored) throw new Error('The company’s signing key was not kept.')
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
