import { insertPrintKey, selectPrintKeys } from '../../db/system/signing.ts'
import type { Deps } from '../deps.ts'
import { encodeClaim, type PrintClaim, signedBytes, toDigits } from '../kernel/print-claim.ts'

export type PrintSigningDeps = Pick<Deps, 'system' | 'clock' | 'signing'>

type Current = { readonly id: string; readonly wrappedKey: Uint8Array }
type Kept = { readonly key: Current; readonly until: number }
const KEPT_MS = 60_000
const kept = new WeakMap<PrintSigningDeps['signing'], Kept>()

/**
 * What a printed code says of its document, signed: digits to stand behind the address of the document's page. Makes the
 * deployment's key when there is none. Throws when the key cannot be opened.
 */
export async function signClaim(deps: PrintSigningDeps, code: string, claim: PrintClaim): Promise<string> {
  const { id, wrappedKey } = await currentKey(deps)
  const body = encodeClaim(id, claim)
  return toDigits(body, await deps.signing.signPrint(wrappedKey, signedBytes(code, body)))
}

/** Makes the key before anything is printed: a phone that comes by takes it along. */
export async function ensurePrintKey(deps: PrintSigningDeps): Promise<void> {
  await currentKey(deps)
}

async function currentKey(deps: PrintSigningDeps): Promise<Current> {
  const now = deps.clock.now()
  const known = kept.get(deps.signing)
  if (known && known.until > now.getTime()) return known.key
  const key = (await readCurrent(deps)) ?? (await makeKey(deps, now))
  kept.set(deps.signing, { key, until: now.getTime() + KEPT_MS })
  return key
}

async function readCurrent({ system }: PrintSigningDeps): Promise<Current | null> {
  const current = (await selectPrintKeys(system)).find(({ retired_at: retiredAt }) => retiredAt === null)
  return current ? { id: current.id, wrappedKey: current.wrapped_key } : null
}

async function makeKey(deps: PrintSigningDeps, at: Date): Promise<Current> {
  await insertPrintKey(deps.system, { ...(await deps.signing.makePrintKey()), at })
  // Another process may have been first: there is one key, and everybody signs with that.
  const stored = await readCurrent(deps)
  if (!stored) throw new Error('The key for printed codes was not kept.')
  return stored
}

/** The public keys of printed codes, as anybody may have them: whoever holds them can check a printed code without us. */
export async function printKeys(system: Deps['system']) {
  const keys = await selectPrintKeys(system)
  return keys.map(({ id, public_key }) => ({
    id,
    algorithm: 'Ed25519' as const,
    publicKey: Buffer.from(public_key).toString('base64url'),
  }))
}
