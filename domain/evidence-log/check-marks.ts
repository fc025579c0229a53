import { inTenant } from '../../db/tenant.ts'
import type { TenantId } from '../kernel/ids.ts'
import { sameBytes } from './bytes.ts'
import type { CheckDeps } from './check-entry.ts'
import { type Checkpoint, verifyCheckpoint } from './checkpoint.ts'
import { logKeys } from './log-key.ts'
import type { NoteKey } from './note.ts'
import { selectAllCheckpoints, selectHead } from './queries.ts'

/** A signed head that the log has to agree with, and where it is kept. */
export type Mark = Checkpoint & { readonly whose: string }

type Marks = {
  /** The smallest first. */
  readonly marks: readonly Mark[]
  /** The first head that is not signed by a key of this log, or is gone from the database; null when there is none. */
  readonly fault: string | null
}

/** Every signed head of a log: those of the database, and of the copies outside. */
export async function marksOf(deps: CheckDeps, tenantId: TenantId, current: string): Promise<Marks> {
  const copies = await deps.witness.all(current)
  const { rows, head } = await inTenant(deps.db, tenantId, async (tx) => ({
    rows: await selectAllCheckpoints(tx),
    head: await selectHead(tx),
  }))
  const own = rows.filter(({ origin }) => origin === current)
  const keysOf = new Map<string, readonly NoteKey[]>()
  for (const origin of new Set([current, ...rows.map((row) => row.origin)]))
    keysOf.set(origin, await logKeys(deps, origin))
  const marks: Mark[] = []
  const faults: string[] = []
  for (const { note, origin, size, root } of rows) {
    const mark = await read(note, origin, keysOf.get(origin) ?? [])
    const isOurs = origin.startsWith(`briefke/log/${tenantId}`)
    if (mark && isOurs && mark.size === size && sameBytes(mark.root, root))
      marks.push({ ...mark, whose: `the checkpoint of ${size} entries` })
    else faults.push(`The checkpoint of ${size} entries is not signed by a key of this log.`)
  }
  const known = new Set(own.map(({ note }) => note))
  for (const [nth, note] of copies.entries()) {
    if (known.has(note)) continue
    const copy = await read(note, current, keysOf.get(current) ?? [])
    if (copy) marks.push({ ...copy, whose: `the copy of ${copy.size} entries outside the database` })
    else faults.push('A copy outside the database is not signed by a key of this log.')
    // A head is kept outside first: the newest may be one that the database is not told of yet.
    if (copy && (nth < copies.length - 1 || copy.size <= head.sealed_size))
      faults.push(`The checkpoint of ${copy.size} entries is gone: only its copy outside the database is left.`)
  }
  if (head.sealed_size > 0n && !own.some(({ size }) => size === head.sealed_size))
    faults.push(`The checkpoint of ${head.sealed_size} entries is gone.`)
  return {
    marks: marks.toSorted((a, b) => (a.size < b.size ? -1 : a.size > b.size ? 1 : 0)),
    fault: faults[0] ?? null,
  }
}

async function read(note: string, origin: string, keys: readonly NoteKey[]): Promise<Checkpoint | null> {
  return verifyCheckpoint(note, origin, keys).catch((error: unknown) => {
    if (error instanceof Error && error.name === 'ProofError') return null
    throw error
  })
}
