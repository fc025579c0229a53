import type { Database, SystemDatabase } from '../db/client.ts'
import type { Services } from './kernel/deps.ts'

/** What the two processes hand to every use case. A use case names the part it needs with `Pick`. */
export type Deps = Services & { readonly db: Database; readonly system: SystemDatabase }
