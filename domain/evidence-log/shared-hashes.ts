import { hashFromBase64, type Sha256, toBase64 } from './bytes.ts'
import { type HashNode, leafHash, nodeHash } from './tree.ts'

/** Hashes that many proofs of one tree share, each read and made once. */
export type SharedHashes = {
  /** A hash of a proof, as it is written there. */
  readonly read: (base64: string) => Uint8Array
  readonly leaf: (entry: Uint8Array) => Uint8Array
  readonly node: HashNode
}

/**
 * For whoever follows ten thousand proofs of one tree: they meet the same nodes again and again. What comes out is what hashing
 * anew would give; equal hashes are one object, so that a pair of them is known again without looking at its bytes.
 */
export function sharedHashes(sha256: Sha256): SharedHashes {
  const held = new Map<string, Uint8Array>()
  const parents = new Map<Uint8Array, Map<Uint8Array, Uint8Array>>()
  const shared = (hash: Uint8Array) => {
    const name = toBase64(hash)
    const known = held.get(name)
    if (!known) held.set(name, hash)
    return known ?? hash
  }
  return {
    read: (base64) => held.get(base64) ?? shared(hashFromBase64(base64)),
    leaf: (entry) => shared(leafHash(sha256, entry)),
    node(left, right) {
      const known = parents.get(left)?.get(right)
      if (known) return known
      const parent = shared(nodeHash(sha256, left, right))
      parents.set(left, (parents.get(left) ?? new Map<Uint8Array, Uint8Array>()).set(right, parent))
      return parent
    },
  }
}
