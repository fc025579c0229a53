import { inTenant } from '../../db/tenant.ts'
import type { TenantId } from '../kernel/ids.ts'
import { sameBytes } from './bytes.ts'
import { type CheckDeps, type EntryRow, faultOf, hashesIn, hashesOf, isErased, type LogFinding } from './check-entry.ts'
import { wrongFiles } from './check-files.ts'
import { type Mark, marksOf } from './check-marks.ts'
import { erasedSeqs } from './erase.ts'
import { growingTree } from './growing.ts'
import { sha256Bytes } from './hash.ts'
import { selectDeletions, selectEntries, selectHashes, selectHead, selectLogFacts } from './queries.ts'
import { originOf } from './seal.ts'
import { subtreeLevels } from './tree.ts'

export type LogCheck =
  | { readonly whole: true; readonly entries: bigint; readonly heads: number }
  | ({ readonly whole: false } & LogFinding)

const PAGE = 2_048
const STORED = { level: 8, width: 256 }

/**
 * Reads a company's whole log again: every entry by itself, every signed head of the database and of the copies outside,
 * and the files that entries name. Tells the first that is wrong (EVD-2).
 */
export async function checkLog(
  deps: CheckDeps,
  tenantId: TenantId,
  { files = true }: { readonly files?: boolean } = {},
): Promise<LogCheck> {
  const { generation } = await inTenant(deps.db, tenantId, selectHead)
  const { marks, fault } = await marksOf(deps, tenantId, originOf(tenantId, generation))
  // After the heads: what they were signed over was written before.
  const facts = await inTenant(deps.db, tenantId, selectLogFacts)
  // What says so is an entry itself, and read again below as all are.
  const deleted = files ? new Set((await inTenant(deps.db, tenantId, selectDeletions)).flatMap(hashesIn)) : null
  const unsaid = new Set<bigint>()
  const tree = growingTree(sha256Bytes)
  const left = [...marks]
  let last: Mark | undefined
  const against = (): LogCheck | null => {
    while (left[0] && left[0].size <= tree.size()) {
      const [mark] = left.splice(0, 1)
      if (mark && !sameBytes(tree.root(), mark.root)) return changedBefore(mark, last)
      last = mark
    }
    return null
  }
  let changed = against()
  while (tree.size() < facts.size && changed === null) {
    const from = tree.size()
    const rows = await inTenant(deps.db, tenantId, (tx) => selectEntries(tx, from, PAGE))
    if (rows.length === 0) return gone(from)
    for (const row of rows) {
      const seq = tree.size()
      if (seq === facts.size || changed) break
      const own = faultOf(row, tenantId, seq)
      if (own) return { whole: false, entry: seq, sentence: `Entry ${seq} ${own}.` }
      if (isErased(row)) unsaid.add(seq)
      for (const erased of erasedSeqs(row)) unsaid.delete(erased)
      tree.add(row.leaf_hash)
      changed = against()
    }
    changed ??= await wrongBeside(deps, tenantId, rows, deleted)
  }
  return changed ?? endOf(facts, { beyond: left[0], unsaid, fault, heads: marks.length })
}

type Seen = {
  readonly beyond: Mark | undefined
  readonly unsaid: ReadonlySet<bigint>
  readonly fault: string | null
  readonly heads: number
}

/** What can be said when all entries are those that were signed: whether they are all, and all heads are there. */
function endOf(
  { size, last }: { readonly size: bigint; readonly last: bigint },
  { beyond, unsaid, fault, heads }: Seen,
): LogCheck {
  const wrong = (entry: bigint | null, sentence: string): LogCheck => ({ whole: false, entry, sentence })
  if (beyond) return wrong(size, `Entry ${size} is missing: ${beyond.whose} has ${beyond.size} entries.`)
  if (last !== size - 1n) return wrong(size, `Entry ${last} is one that the log does not count.`)
  const [erased] = unsaid
  if (erased !== undefined) return wrong(erased, `Entry ${erased} was erased, and no entry says so.`)
  if (fault !== null) return wrong(null, fault)
  return { whole: true, entries: size, heads }
}

async function wrongBeside(
  deps: CheckDeps,
  tenantId: TenantId,
  rows: readonly EntryRow[],
  deleted: ReadonlySet<string> | null,
): Promise<LogCheck | null> {
  const from = rows[0]?.seq ?? 0n
  const node = await wrongNode(
    deps,
    tenantId,
    from,
    rows.map((row) => row.leaf_hash),
  )
  const about = rows.filter((row) => hashesOf(row).length > 0)
  const wrong = node ?? (deleted ? await wrongFiles(deps, tenantId, about, deleted) : null)
  return wrong && { whole: false, ...wrong }
}

function gone(entry: bigint): LogCheck & { readonly whole: false } {
  return { whole: false, entry, sentence: `Entry ${entry} is missing.` }
}

function changedBefore(mark: Mark, last: Mark | undefined): LogCheck {
  const [entry, to] = [last?.size ?? 0n, mark.size - 1n]
  const which = entry < to ? `One of the entries ${entry} to ${to}` : `Entry ${to}`
  return { whole: false, entry, sentence: `${which} is not the one that ${mark.whose} was signed over.` }
}

/** Subtrees are kept to prove quickly: one that is not that of its entries would prove nothing. */
async function wrongNode(
  deps: CheckDeps,
  tenantId: TenantId,
  from: bigint,
  leaves: readonly Uint8Array[],
): Promise<LogFinding | null> {
  const [first, count] = [from / BigInt(STORED.width), Math.floor(leaves.length / STORED.width)]
  const stored = await inTenant(deps.db, tenantId, (tx) => selectHashes(tx, STORED.level, { from: first, count }))
  for (const [at, hash] of stored.entries()) {
    const own = subtreeLevels(sha256Bytes, leaves.slice(at * STORED.width, (at + 1) * STORED.width)).at(-1)?.[0]
    const entry = from + BigInt(at * STORED.width)
    if (own && !sameBytes(own, hash))
      return {
        entry,
        sentence: `One of the entries ${entry} to ${entry + BigInt(STORED.width - 1)} is not the one that was hashed when it was written.`,
      }
  }
  return null
}
