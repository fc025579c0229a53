import { type Sha256, sameBytes } from './bytes.ts'
import { foldNodes, nodeHash } from './tree.ts'

/** A tree to which leaves are added one after the other, of which only the complete subtrees are kept. */
export type GrowingTree = {
  readonly add: (leaf: Uint8Array) => void
  readonly size: () => bigint
  readonly root: () => Uint8Array
  /** The complete subtrees, the largest first. */
  readonly peaks: () => readonly Uint8Array[]
}

/** Goes on from a tree of this size with these complete subtrees; from an empty one when nothing is said. */
export function growingTree(sha256: Sha256, from = { size: 0n, peaks: [] as readonly Uint8Array[] }): GrowingTree {
  let size = from.size
  const peaks = [...from.peaks]
  return {
    add(leaf) {
      let hash = leaf
      for (let rest = size; rest % 2n === 1n; rest >>= 1n) hash = nodeHash(sha256, peaks.pop() ?? hash, hash)
      peaks.push(hash)
      size += 1n
    },
    size: () => size,
    root: () => foldNodes(sha256, peaks),
    peaks: () => [...peaks],
  }
}

/** Whether these complete subtrees are those of a tree with this size and root. */
export function arePeaksOf(
  sha256: Sha256,
  peaks: readonly Uint8Array[],
  { size, root }: { readonly size: bigint; readonly root: Uint8Array },
): boolean {
  const count = size.toString(2).replaceAll('0', '').length
  return peaks.length === count && sameBytes(foldNodes(sha256, peaks), root)
}
