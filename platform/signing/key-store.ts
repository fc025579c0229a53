import { createPrivateKey, generateKeyPair, hkdfSync, type KeyObject, sign } from 'node:crypto'
import { promisify } from 'node:util'
import { openSealing } from '../sealing.ts'

/** A private key as it may be stored: only the store that wrapped it can use it, and only for what it was made for. */
export type WrappedKey = Uint8Array

type KeyKind = 'rsa' | 'ed25519'
type MadeKey = { readonly publicKey: Uint8Array; readonly wrapped: WrappedKey }

/**
 * Makes keys and signs with them; a private key never leaves it but wrapped. This one holds a master key outside the
 * database; one over PKCS#11 or a cloud's key service would keep a handle where this keeps wrapped bytes.
 */
export type KeyStore = {
  /** A new key (RSA of 2,048 bits, or Ed25519), bound to a name: unwrapped under another one it is refused. */
  readonly generate: (name: string, kind?: KeyKind) => Promise<MadeKey>
  /** RSASSA-PKCS1-v1_5 with SHA-256, or Ed25519: the same bytes for the same data. Throws when the key cannot be unwrapped. */
  readonly sign: (name: string, wrapped: WrappedKey, data: Uint8Array) => Promise<Uint8Array>
}

/** The last bytes of a wrapped key tell it from any other. */
const SEAL = 16
const generatePair = promisify(generateKeyPair)
const signed = promisify(sign)
/** So many companies' keys stay unwrapped in a process. */
const MOST_OPEN = 500

/** Opens the key store over a master key of 32 bytes. */
export function openKeyStore(master: Uint8Array): KeyStore {
  const sealing = openSealing(Buffer.from(hkdfSync('sha256', master, '', 'briefke:signing-keys', 32)))
  const open = new Map<string, KeyObject>()

  const unwrap = (name: string, wrapped: Uint8Array): KeyObject => {
    try {
      return createPrivateKey({ key: sealing.open(name, wrapped), format: 'der', type: 'pkcs8' })
    } catch (error) {
      throw new Error('The signing key cannot be opened with this master key.', { cause: error })
    }
  }
  const opened = (name: string, wrapped: Uint8Array): KeyObject => {
    // A name's key may be replaced by another: which one is meant, its seal tells.
    const kept = `${name} ${Buffer.from(wrapped.subarray(-SEAL)).toString('hex')}`
    const known = open.get(kept)
    if (known) return known
    const key = unwrap(name, wrapped)
    const oldest = open.size >= MOST_OPEN ? open.keys().next().value : undefined
    if (oldest !== undefined) open.delete(oldest)
    open.set(kept, key)
    return key
  }
  return {
    async generate(name, kind = 'rsa') {
      const { publicKey, privateKey } =
        kind === 'rsa' ? await generatePair('rsa', { modulusLength: 2_048 }) : await generatePair('ed25519')
      return {
        publicKey: publicKey.export({ format: 'der', type: 'spki' }),
        wrapped: sealing.seal(name, privateKey.export({ format: 'der', type: 'pkcs8' })),
      }
    },
    sign(name, wrapped, data) {
      const key = opened(name, wrapped)
      return signed(key.asymmetricKeyType === 'ed25519' ? null : 'sha256', data, key)
    },
  }
}
