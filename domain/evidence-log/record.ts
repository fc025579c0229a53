import { randomBytes } from 'node:crypto'
import { canonicalJson } from '../kernel/canonical.ts'
import { sha256 } from '../kernel/sha256.ts'

/** What an entry of the log says for ever. Persons and details stand in it as commitments only (EVD-8). */
export type EntryFacts = {
  readonly company: string
  readonly at: Date
  readonly actorKind: string
  readonly verb: string
  readonly objectKind: string
  readonly objectId: string
  /** SHA-256 of files, by what they are. */
  readonly hashes: Readonly<Record<string, string>>
}

export const FORMAT = 'briefke/entry/1'
/** The verb of an entry that says that the content of its object was deleted, with the hashes of what went. */
export const CONTENT_DELETED = 'content-deleted'
const SALT_BYTES = 16

/** A new salt, in hexadecimal. */
export function newSalt(): string {
  return randomBytes(SALT_BYTES).toString('hex')
}

/** Commits to a value without telling it: once the salt is gone, nobody can try which value it was. */
export function commitment(salt: string, value: unknown): string {
  return sha256(Buffer.concat([Buffer.from(salt, 'hex'), Buffer.from(canonicalJson(value))]))
}

/**
 * The entry's record in canonical JSON (RFC 8785), in two halves: its number goes between them. Of its fields only the
 * verb comes after `seq`.
 */
export function recordHalves(
  { company, at, actorKind, verb, objectKind, objectId, hashes }: EntryFacts,
  commitments: { readonly actor: string; readonly details: string },
): { readonly before: string; readonly after: string } {
  const rest = {
    ...commitments,
    actorKind,
    at: at.toISOString(),
    company,
    format: FORMAT,
    hashes,
    objectId,
    objectKind,
  }
  return {
    before: `${canonicalJson(rest).slice(0, -1)},"seq":`,
    after: `,${canonicalJson({ verb }).slice(1)}`,
  }
}
