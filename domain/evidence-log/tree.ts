import { joined, ProofError, type Sha256, sameBytes } from './bytes.ts'

/** A complete subtree: `level` 0 is a leaf, and one of `level` covers 2^level entries from `index` · 2^level on. */
export type Node = { readonly level: number; readonly index: bigint }

/** Entries from `from` up to, but without, `to`. */
type Range = { readonly from: bigint; readonly to: bigint }

const MOST_SIZE = 2n ** 64n - 1n
const [LEAF, INNER] = [Uint8Array.of(0), Uint8Array.of(1)]

/** The hash of an entry (RFC 9162, 2.1.1). */
export function leafHash(sha256: Sha256, entry: Uint8Array): Uint8Array {
  return sha256(joined(LEAF, entry))
}

/** The hash over two subtrees (RFC 9162, 2.1.1). */
export function nodeHash(sha256: Sha256, left: Uint8Array, right: Uint8Array): Uint8Array {
  return sha256(joined(INNER, left, right))
}

/** The complete subtrees that a tree of this size is made of, the largest first. */
export function peaks(size: bigint): readonly Node[] {
  return nodesOf({ from: 0n, to: checked(size) })
}

/**
 * What an inclusion proof is made of (RFC 9162, 2.1.3.1): for each of its hashes, from the leaf's sibling on, the complete
 * subtrees that `foldNodes` makes it from.
 */
export function inclusionPath(index: bigint, size: bigint): readonly (readonly Node[])[] {
  if (index < 0n || index >= checked(size)) throw new RangeError(`there is no entry ${index} in a tree of ${size}`)
  const path: Range[] = []
  let range: Range = { from: 0n, to: size }
  while (range.to - range.from > 1n) {
    const middle = range.from + splitOf(range.to - range.from)
    const [left, right] = [
      { from: range.from, to: middle },
      { from: middle, to: range.to },
    ]
    path.unshift(index < middle ? right : left)
    range = index < middle ? left : right
  }
  return path.map(nodesOf)
}

/** What a consistency proof from one size to a larger one is made of (RFC 9162, 2.1.4.1). */
export function consistencyPath(from: bigint, to: bigint): readonly (readonly Node[])[] {
  if (from < 0n || from > checked(to)) throw new RangeError(`a tree of ${from} does not grow to one of ${to}`)
  if (from === 0n || from === to) return []
  const path: Range[] = []
  let range: Range = { from: 0n, to }
  let whole = true
  while (range.to !== from) {
    const middle = range.from + splitOf(range.to - range.from)
    if (from <= middle) {
      path.unshift({ from: middle, to: range.to })
      range = { from: range.from, to: middle }
    } else {
      path.unshift({ from: range.from, to: middle })
      range = { from: middle, to: range.to }
      whole = false
    }
  }
  return (whole ? path : [range, ...path]).map(nodesOf)
}

/** One hash from complete subtrees that follow each other, the largest first. */
export function foldNodes(sha256: Sha256, hashes: readonly Uint8Array[]): Uint8Array {
  const last = hashes.at(-1)
  if (!last) return sha256(new Uint8Array())
  return hashes.slice(0, -1).reduceRight((right, left) => nodeHash(sha256, left, right), last)
}

/** Every level of a complete subtree over these hashes, the given ones first; the last level is its own hash. */
export function subtreeLevels(sha256: Sha256, hashes: readonly Uint8Array[]): readonly (readonly Uint8Array[])[] {
  const levels = [hashes]
  for (let below = hashes; below.length > 1; ) {
    const above: Uint8Array[] = []
    for (let at = 0; at + 1 < below.length; at += 2)
      above.push(nodeHash(sha256, below[at] ?? new Uint8Array(), below[at + 1] ?? new Uint8Array()))
    levels.push(above)
    below = above
  }
  return levels
}

type Inclusion = {
  readonly leaf: Uint8Array
  readonly index: bigint
  readonly size: bigint
  readonly root: Uint8Array
  readonly proof: readonly Uint8Array[]
}

/** The hash over two subtrees, made by whoever knows how. */
export type HashNode = (left: Uint8Array, right: Uint8Array) => Uint8Array

/** Whether the proof leads from the leaf at the index to the root (RFC 9162, 2.1.3.2). */
export function isIncluded(hashNode: HashNode, { leaf, index, size, root, proof }: Inclusion): boolean {
  if (index < 0n || size > MOST_SIZE || index >= size || ![leaf, root, ...proof].every(isHash)) return false
  let [at, last, hash] = [index, size - 1n, leaf]
  for (const next of proof) {
    if (last === 0n) return false
    if (at % 2n === 1n || at === last) {
      hash = hashNode(next, hash)
      while (at % 2n === 0n && at !== 0n) [at, last] = [at >> 1n, last >> 1n]
    } else hash = hashNode(hash, next)
    ;[at, last] = [at >> 1n, last >> 1n]
  }
  return last === 0n && sameBytes(hash, root)
}

type Growth = {
  readonly older: { readonly size: bigint; readonly root: Uint8Array }
  readonly newer: { readonly size: bigint; readonly root: Uint8Array }
  readonly proof: readonly Uint8Array[]
}

/** Whether the proof shows that the newer tree begins with everything of the older one (RFC 9162, 2.1.4.2). */
export function isExtension(sha256: Sha256, { older, newer, proof }: Growth): boolean {
  if (older.size < 0n || newer.size > MOST_SIZE || older.size > newer.size) return false
  if (![older.root, newer.root, ...proof].every(isHash)) return false
  if (older.size === newer.size) return proof.length === 0 && sameBytes(older.root, newer.root)
  // Of nothing there is nothing to prove: every tree begins with it, and its root is that of an empty tree.
  if (older.size === 0n) return proof.length === 0 && sameBytes(older.root, foldNodes(sha256, []))
  const whole = (older.size & (older.size - 1n)) === 0n
  const [start, ...rest] = whole ? [older.root, ...proof] : proof
  if (!start) return false
  let [at, last] = [older.size - 1n, newer.size - 1n]
  while (at % 2n === 1n) [at, last] = [at >> 1n, last >> 1n]
  let [before, after] = [start, start]
  for (const next of rest) {
    if (last === 0n) return false
    if (at % 2n === 1n || at === last) {
      before = nodeHash(sha256, next, before)
      after = nodeHash(sha256, next, after)
      while (at % 2n === 0n && at !== 0n) [at, last] = [at >> 1n, last >> 1n]
    } else after = nodeHash(sha256, after, next)
    ;[at, last] = [at >> 1n, last >> 1n]
  }
  return last === 0n && sameBytes(before, older.root) && sameBytes(after, newer.root)
}

/** The complete subtrees that a range is made of. It begins where a subtree of its length can begin. */
function nodesOf({ from, to }: Range): readonly Node[] {
  const nodes: Node[] = []
  let at = from
  while (at < to) {
    const level = (to - at).toString(2).length - 1
    nodes.push({ level, index: at >> BigInt(level) })
    at += 1n << BigInt(level)
  }
  return nodes
}

/** The largest power of two below the count. */
function splitOf(count: bigint): bigint {
  return 1n << BigInt((count - 1n).toString(2).length - 1)
}

function isHash(bytes: Uint8Array): boolean {
  return bytes.length === 32
}

function checked(size: bigint): bigint {
  if (size < 0n || size > MOST_SIZE) throw new ProofError(`A tree of ${size} entries cannot be.`)
  return size
}
