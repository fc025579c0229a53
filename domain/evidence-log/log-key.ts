import { insertLogKey, replaceLogKey, selectLogKeys } from '../../db/system/evidence.ts'
import type { Deps } from '../deps.ts'
import { sha256Bytes } from './hash.ts'
import { formatNoteKey, type NoteKey, noteKey, signNote } from './note.ts'

export type LogKeyDeps = Pick<Deps, 'system' | 'clock' | 'signing'>

/** Every key that a log's heads are or were signed by, under the log's name, the oldest first (EVD-9). */
export async function logKeys({ system }: Pick<Deps, 'system'>, origin: string): Promise<readonly NoteKey[]> {
  return (await selectLogKeys(system)).map(({ public_key }) =>
    noteKey(sha256Bytes, origin, Uint8Array.from(public_key)),
  )
}

/** The public keys of this deployment's logs, a line each, the oldest first: for whoever checks a pack without us. */
export async function publishedKeys(deps: Pick<Deps, 'system'>): Promise<string> {
  return (await logKeys(deps, 'briefke/logs')).map((key) => `${formatNoteKey(key)}\n`).join('')
}

/** Signs the text of a log's head with the current key, which is made when there is none. */
export async function signHead(deps: LogKeyDeps, origin: string, text: string): Promise<string> {
  const key = await currentKey(deps)
  const named = noteKey(sha256Bytes, origin, Uint8Array.from(key.public_key))
  return signNote(text, named, (data) => deps.signing.signLog(key.wrapped_key, data))
}

/** Retires the current key and makes another, whose id it tells. What the old one signed stays proven by it. */
export async function rotateLogKey(deps: LogKeyDeps): Promise<string> {
  const key = await deps.signing.makeLogKey()
  await replaceLogKey(deps.system, { ...key, at: deps.clock.now() })
  return key.id
}

async function currentKey(deps: LogKeyDeps) {
  const read = async () => (await selectLogKeys(deps.system)).find(({ retired_at: retiredAt }) => retiredAt === null)
  const known = await read()
  if (known) return known
  await insertLogKey(deps.system, { ...(await deps.signing.makeLogKey()), at: deps.clock.now() })
  // Another process may have been first: there is one key, and everybody signs with that.
  const made = await read()
  if (!made) throw new Error('The key for the heads of logs was not kept.')
  return made
}
