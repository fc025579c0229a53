import type { TenantTx } from '../../db/tenant.ts'
import { sha256Bytes } from './hash.ts'
import { selectTiles } from './queries.ts'
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

/** What a prover has read, by tile. */
export type KeptTiles = Map<string, readonly (readonly Uint8Array[])[]>

/**
 * Reads 256 hashes for each eighth level, whatever the size, in one look for each answer, and keeps what it read: proofs of
 * neighbours cost nothing more. Whoever asks in several transactions for one size may hand on what was kept: entries never change.
 */
export function openProver(tx: TenantTx, tiles: KeptTiles = new Map()): Prover {
  const hashOf = (node: Node): Uint8Array => {
    const { tile, above, place } = placeOf(node)
    const hash = tiles.get(keyOf(tile))?.[above]?.[place]
    if (!hash) throw new Error(`The log has no subtree ${node.index} of level ${node.level}.`)
    return hash
  }
  const fetch = async (nodes: readonly Node[]) => {
    const wanted = new Map(nodes.map((node) => placeOf(node).tile).map((tile) => [keyOf(tile), tile]))
    const missing = [...wanted].filter(([key]) => !tiles.has(key)).map(([, tile]) => tile)
    if (missing.length === 0) return
    // What this answer needs stays: it was looked for among those that are there.
    if (tiles.size > MOST_TILES) for (const key of tiles.keys()) if (!wanted.has(key)) tiles.delete(key)
    const rows = await selectTiles(tx, missing, WIDTH)
    for (const [key, own] of Map.groupBy(rows, keyOf))
      tiles.set(
        key,
        subtreeLevels(
          sha256Bytes,
          own.map(({ hash }) => hash),
        ),
      )
  }
  return {
    async root(size) {
      await fetch(peaks(size))
      return foldNodes(sha256Bytes, peaks(size).map(hashOf))
    },
    async peaks(size) {
      await fetch(peaks(size))
      return peaks(size).map(hashOf)
    },
    async inclusion(index, size) {
      const path = inclusionPath(index, size)
      await fetch(path.flat())
      return path.map((nodes) => foldNodes(sha256Bytes, nodes.map(hashOf)))
    },
  }
}

function keyOf({ level, index }: Node): string {
  return `${level}/${index}`
}

/** Which stored hashes a subtree is made of, and where it stands above them. */
function placeOf({ level, index }: Node) {
  const above = level % STRIDE
  const width = BigInt(WIDTH >> above)
  return { tile: { level: level - above, index: index / width }, above, place: Number(index % width) }
}
