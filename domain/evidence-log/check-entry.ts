import type { Deps } from '../deps.ts'
import { canonicalJson } from '../kernel/canonical.ts'
import { sameBytes, utf8Bytes } from './bytes.ts'
import { sha256Bytes } from './hash.ts'
import { CONTENT_DELETED, commitment, FORMAT } from './record.ts'
import { leafHash } from './tree.ts'

export type CheckDeps = Pick<Deps, 'db' | 'system' | 'files' | 'witness'>

/** The first thing that is not as it was signed, and the entry at which it begins; null for what is of no entry. */
export type LogFinding = { readonly entry: bigint | null; readonly sentence: string }

/** An entry as it stands in its row. */
export type EntryRow = {
  readonly seq: bigint
  readonly record: string
  readonly leaf_hash: Uint8Array
  readonly happened_at: Date
  readonly actor_kind: string
  readonly actor_id: string | null
  readonly actor_name: string
  readonly actor_salt: Uint8Array | null
  readonly verb: string
  readonly object_kind: string
  readonly object_id: string
  readonly details: unknown
  readonly details_salt: Uint8Array | null
}

/** What is wrong with an entry by itself, whatever was signed; null when nothing is. */
export function faultOf(row: EntryRow, company: string, seq: bigint): string | null {
  if (row.seq !== seq) return `is missing: entry ${row.seq} comes in its place`
  const record = read(row.record)
  if (record === null) return 'has a record that is no canonical JSON'
  if (!sameBytes(leafHash(sha256Bytes, utf8Bytes(row.record)), row.leaf_hash)) return 'has a record of another hash'
  if (record['format'] !== FORMAT) return 'has a record of another format'
  if (record['company'] !== company) return 'is of another company'
  if (record['seq'] !== Number(seq)) return `was entry ${record['seq']}`
  if (record['at'] !== row.happened_at.toISOString())
    return `has another time than its record, which says ${record['at']}`
  const told = { actorKind: row.actor_kind, verb: row.verb, objectKind: row.object_kind, objectId: row.object_id }
  for (const [field, value] of Object.entries(told))
    if (record[field] !== value) return `says “${value}” where its record says “${record[field]}”`
  return personalFault(row, record)
}

/** SHA-256 of the files that the entry is about. */
export function hashesOf(row: EntryRow): readonly string[] {
  if (row.verb === CONTENT_DELETED) return []
  return hashesIn(row)
}

/** SHA-256 of all that the entry names: of what went, where it says that content was deleted. */
export function hashesIn(row: Pick<EntryRow, 'record'>): readonly string[] {
  return Object.values(read(row.record)?.['hashes'] ?? {}).filter((hash) => typeof hash === 'string')
}

/** Whether its person or its details were erased. */
export function isErased(row: EntryRow): boolean {
  return row.actor_salt === null || row.details_salt === null
}

function personalFault(row: EntryRow, record: Readonly<Record<string, unknown>>): string | null {
  const parts = [
    { what: 'person', salt: row.actor_salt, value: { id: row.actor_id, name: row.actor_name }, said: record['actor'] },
    { what: 'details', salt: row.details_salt, value: row.details, said: record['details'] },
  ]
  for (const { what, salt, value, said } of parts)
    if (salt && commitment(Buffer.from(salt).toString('hex'), value) !== said)
      return `has another ${what} than the one that its record commits to`
  if (row.actor_salt === null && (row.actor_id !== null || row.actor_name !== ''))
    return 'names a person that was erased'
  if (row.details_salt === null && canonicalJson(row.details) !== '{}') return 'has details that were erased'
  return null
}

function read(text: string): Readonly<Record<string, unknown>> | null {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null && canonicalJson(value) === text ? { ...value } : null
  } catch {
    return null
  }
}
