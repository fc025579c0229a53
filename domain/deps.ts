import type { Database, SystemDatabase } from '../db/client.ts'
import type { Services } from './kernel/deps.ts'
import type { LibraryKeeper } from './schemes/library.ts'

/** What the two processes hand to every use case. A use case names the part it needs with `Pick`. */
export type Deps = Services & {
  readonly db: Database
  readonly system: SystemDatabase
  readonly library: LibraryKeeper
}
