import { readOnly } from '../db/client.ts'
import type { Deps } from './deps.ts'

/** The same services for a request that must not write: every transaction through them is read-only (ISO-7). */
export function readingDeps<D extends Pick<Deps, 'db' | 'system'>>(deps: D): D {
  return { ...deps, db: readOnly(deps.db), system: readOnly(deps.system) }
}
