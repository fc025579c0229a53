import type { TenantTx } from '../../db/tenant.ts'
import { sha256Bytes } from './hash.ts'
import { STRIDE } from './prover.ts'
import { countNodes, insertNodes, selectHashes } from './queries.ts'
import { subtreeLevels } from './tree.ts'

const AT_ONCE = 64n

/** Stores the subtrees that became complete since the last time, so that no proof reads more than a few hundred hashes. */
export async function growNodes(tx: TenantTx, size: bigint): Promise<void> {
  const width = 1n << BigInt(STRIDE)
  for (let level = STRIDE, complete = size / width; complete > 0n; level += STRIDE, complete /= width) {
    let next = await countNodes(tx, level)
    while (next < complete) {
      const count = complete - next < AT_ONCE ? complete - next : AT_ONCE
      const below = await selectHashes(tx, level - STRIDE, { from: next * width, count: Number(count * width) })
      const hashes = Array.from({ length: Number(count) }, (_, at) => {
        const children = below.slice(at * Number(width), (at + 1) * Number(width))
        const hash = subtreeLevels(sha256Bytes, children).at(STRIDE)?.[0]
        if (!hash) throw new Error(`The log lacks entries below subtree ${next + BigInt(at)} of level ${level}.`)
        return hash
      })
      await insertNodes(tx, level, next, hashes)
      next += count
    }
  }
}
