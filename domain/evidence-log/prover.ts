import type { TenantTx } from '../../db/tenant.ts'
import { sha256Bytes } from './hash.ts'
import { selectHashes } from './queries.ts'
import { foldNodes, inclusionPath, type Node, peaks, subtreeLevels } from './tree.ts'

/** Subtrees of so many levels are stored as one hash; what is below is hashed again from 256 of the level beneath. */
export const STRIDE = 8
const [WIDTH, MOST_TILES] = [1 << STRIDE, 256]

/** Hashes of a company's tree as its rows have it now, up to the size that its nodes were grown to. */
export type Prover = {
  readonly root: (size: bigint) => Promise<Uint8Array>
  readonly peaks: (size: bigint) => Promise<readonly Uint8Array[]>
  /** The hashes of an inclusion proof, from the leaf's sibling on. */
  readonly inclusion: (index: bigint, size: bigint) => Promise<readonly Uint8Array[]>
}

/** Reads 256 hashes for each eighth level, whatever the size, and keeps what it read: proofs of neighbours cost nothing more. */
export function openProver(tx: TenantTx): Prover {
  const tiles = new Map<string, Promise<readonly (readonly Uint8Array[])[]>>()
  const tileOf = (level: number, index: bigint) => {
    const key = `${level}/${index}`
    const known = tiles.get(key)
    if (known) return known
    if (tiles.size >= MOST_TILES) tiles.clear()
    const read = selectHashes(tx, level, { from: index * BigInt(WIDTH), count: WIDTH }).then((hashes) =>
      subtreeLevels(sha256Bytes, hashes),
    )
    tiles.set(key, read)
    return read
  }
  const hashOf = async ({ level, index }: Node): Promise<Uint8Array> => {
    const above = level % STRIDE
    const width = BigInt(WIDTH >> above)
    const tile = await tileOf(level - above, index / width)
    const hash = tile[above]?.[Number(index % width)]
    if (!hash) throw new Error(`The log has no subtree ${index} of level ${level}.`)
    return hash
  }
  const hashesOf = async (nodes: readonly Node[]) => {
    const hashes: Uint8Array[] = []
    for (const node of nodes) hashes.push(await hashOf(node))
    return hashes
  }
  return {
    root: async (size) => foldNodes(sha256Bytes, await hashesOf(peaks(size))),
    peaks: (size) => hashesOf(peaks(size)),
    async inclusion(index, size) {
      const proof: Uint8Array[] = []
      for (const nodes of inclusionPath(index, size)) proof.push(foldNodes(sha256Bytes, await hashesOf(nodes)))
      return proof
    },
  }
}
