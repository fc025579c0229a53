import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { toHex } from './bytes.ts'
import { plainSha256 } from './plain-sha256.ts'
import { sharedHashes } from './shared-hashes.ts'
import {
  consistencyPath,
  foldNodes,
  inclusionPath,
  isExtension,
  isIncluded,
  leafHash,
  type Node,
  nodeHash,
  peaks,
} from './tree.ts'

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest()
const hashNode = (left: Uint8Array, right: Uint8Array) => nodeHash(sha256, left, right)
const fromHex = (hex: string) => Uint8Array.from(Buffer.from(hex, 'hex'))

/** The hash of a list, as RFC 9162, 2.1.1 defines it: nothing of the code under test but the two hashes. */
function rootOf(leaves: readonly Uint8Array[]): Uint8Array {
  if (leaves.length === 0) return sha256(new Uint8Array())
  if (leaves.length === 1) return leaves[0] ?? new Uint8Array()
  const split = 2 ** Math.ceil(Math.log2(leaves.length) - 1)
  return nodeHash(sha256, rootOf(leaves.slice(0, split)), rootOf(leaves.slice(split)))
}

const subtree = (leaves: readonly Uint8Array[], { level, index }: Node) =>
  rootOf(leaves.slice(Number(index) * 2 ** level, (Number(index) + 1) * 2 ** level))
const prove = (leaves: readonly Uint8Array[], path: readonly (readonly Node[])[]) =>
  path.map((nodes) =>
    foldNodes(
      sha256,
      nodes.map((node) => subtree(leaves, node)),
    ),
  )

const leavesOf = (count: number) =>
  Array.from({ length: count }, (_, at) => leafHash(sha256, Buffer.from(`entry ${at}`)))
const flipped = (bytes: Uint8Array, bit: number) =>
  bytes.map((byte, at) => (at === Math.floor(bit / 8) % bytes.length ? byte ^ (1 << (bit % 8)) : byte))
const swap = <T>(list: readonly T[], at: number, value: T) => list.map((each, index) => (index === at ? value : each))

const tree = fc.integer({ min: 1, max: 300 }).chain((size) =>
  fc.record({
    leaves: fc.constant(leavesOf(size)),
    index: fc.nat(size - 1),
    older: fc.integer({ min: 0, max: size }),
  }),
)

describe('the tree', () => {
  test('has the roots that Certificate Transparency publishes for its eight entries', () => {
    const entries = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f']
    const leaves = entries.map((entry) => leafHash(sha256, fromHex(entry)))
    const roots = leaves.map((_, at) => {
      const nodes = peaks(BigInt(at + 1)).map((node) => subtree(leaves, node))
      return toHex(foldNodes(sha256, nodes))
    })
    expect(roots[0]).toBe('6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d')
    expect(roots[1]).toBe('fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125')
    expect(roots[2]).toBe('aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77')
    expect(roots[7]).toBe('5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328')
    expect(toHex(foldNodes(sha256, []))).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855')
  })

  test('is the same whichever SHA-256 hashes it', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        expect(toHex(plainSha256(bytes))).toBe(toHex(sha256(bytes)))
      }),
    )
  })

  test('made of its largest complete subtrees is the tree of its entries', () => {
    fc.assert(
      fc.property(tree, ({ leaves }) => {
        const nodes = peaks(BigInt(leaves.length)).map((node) => subtree(leaves, node))
        expect(toHex(foldNodes(sha256, nodes))).toBe(toHex(rootOf(leaves)))
      }),
    )
  })
})

describe.each([
  ['by itself', hashNode],
  ['beside those before it, with their hashes', sharedHashes(sha256).node],
])('a proof that an entry is in the tree, looked at %s', (_way, hashNode) => {
  const proven = ({ leaves, index }: { leaves: readonly Uint8Array[]; index: number }) => ({
    ...{ leaf: leaves[index] ?? new Uint8Array(), index: BigInt(index), size: BigInt(leaves.length) },
    ...{ root: rootOf(leaves), proof: prove(leaves, inclusionPath(BigInt(index), BigInt(leaves.length))) },
  })

  test('holds for every entry of every tree', () => {
    fc.assert(fc.property(tree, (given) => void expect(isIncluded(hashNode, proven(given))).toBe(true)))
  })

  test('fails with any bit changed in leaf, root, index or a hash, and with a hash more or less', () => {
    fc.assert(
      fc.property(tree, fc.nat(255), fc.nat(63), fc.nat(), (given, bit, indexBit, nth) => {
        const good = proven(given)
        const at = nth % Math.max(good.proof.length, 1)
        const wrong = [
          { ...good, leaf: flipped(good.leaf, bit) },
          { ...good, root: flipped(good.root, bit) },
          { ...good, index: good.index ^ (1n << BigInt(indexBit)) },
          { ...good, proof: [...good.proof, good.root] },
          { ...good, proof: swap(good.proof, at, flipped(good.proof[at] ?? good.root, bit)) },
          { ...good, proof: good.proof.slice(0, -1) },
        ].filter(
          ({ proof, ...rest }) =>
            proof.length > 0 || rest.leaf !== good.leaf || rest.root !== good.root || rest.index !== good.index,
        )
        for (const each of wrong) expect(isIncluded(hashNode, each)).toBe(false)
      }),
    )
  })

  test('is asked for and checked in trees of 64 bits', () => {
    const [size, index] = [2n ** 64n - 1n, 2n ** 63n + 5n]
    const proof = inclusionPath(index, size).map((_, at) => sha256(Buffer.from(`${at}`)))
    expect(proof.length).toBe(64)
    expect(
      isIncluded(hashNode, { leaf: sha256(Buffer.from('x')), index, size, root: sha256(Buffer.from('y')), proof }),
    ).toBe(false)
    expect(() => inclusionPath(0n, 2n ** 64n)).toThrow('cannot be')
    expect(() => inclusionPath(5n, 5n)).toThrow('no entry 5')
  })
})

describe('a proof that a tree extends an older one', () => {
  const proven = ({ leaves, older }: { leaves: readonly Uint8Array[]; older: number }) => ({
    older: { size: BigInt(older), root: rootOf(leaves.slice(0, older)) },
    newer: { size: BigInt(leaves.length), root: rootOf(leaves) },
    proof: prove(leaves, consistencyPath(BigInt(older), BigInt(leaves.length))),
  })

  test('holds for every two sizes of every tree', () => {
    fc.assert(fc.property(tree, (given) => void expect(isExtension(sha256, proven(given))).toBe(true)))
  })

  test('fails with any bit changed in either root or a hash, with the two exchanged, and with a hash more or less', () => {
    fc.assert(
      fc.property(tree, fc.nat(255), fc.nat(), (given, bit, nth) => {
        const good = proven(given)
        const { older, newer, proof } = good
        const at = nth % Math.max(proof.length, 1)
        const wrong = [
          { ...good, older: { ...older, root: flipped(older.root, bit) } },
          ...(older.size > 0n ? [{ ...good, newer: { ...newer, root: flipped(newer.root, bit) } }] : []),
          ...(older.size === newer.size ? [] : [{ ...good, older: newer, newer: older }]),
          { ...good, proof: [...proof, newer.root] },
          ...(proof.length > 0 ? [{ ...good, proof: proof.slice(0, -1) }] : []),
          ...(proof.length > 0 ? [{ ...good, proof: swap(proof, at, flipped(proof[at] ?? newer.root, bit)) }] : []),
        ]
        for (const each of wrong) expect(isExtension(sha256, each)).toBe(false)
      }),
    )
  })

  test('fails for a tree in which an old entry was changed', () => {
    fc.assert(
      fc.property(tree, fc.nat(), (given, nth) => {
        fc.pre(given.older > 0)
        const changed = swap(given.leaves, nth % given.older, sha256(Buffer.from('another')))
        const forged = proven({ ...given, leaves: changed })
        expect(isExtension(sha256, { ...forged, older: proven(given).older })).toBe(false)
      }),
    )
  })
})
