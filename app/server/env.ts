import type { Deps } from '../../domain/deps.ts'
import type { SessionPerson } from '../../domain/identity/index.ts'
import type { Actor } from '../../domain/kernel/actor.ts'
import type { Log } from '../../platform/log.ts'
import type { ProgressHub } from './progress-hub.ts'
import type { TextThrottle } from './text-throttle.ts'

/** What every request carries through Hono. */
export type AppEnv = {
  Variables: {
    requestId: string
    actor: Actor | null
    person: SessionPerson | null
    /** Read-only for GET and HEAD (ISO-7). */
    deps: Deps
    inboxDomain: string | null
    nonce: string
  }
}

/** What the web process is made of; tests make one too. */
export type AppDeps = Deps & {
  readonly log: Log
  readonly publicUrl: string
  /** Where companies' mail addresses are, when mail is received. */
  readonly inboxDomain: string | null
  readonly demo: boolean
  readonly mailboxFolder: string
  readonly ready: () => Promise<void>
  readonly progress: ProgressHub
  readonly pages: (request: Request, context: PageContext) => Promise<Response>
  readonly assetsFolder: string
}

/** What a Remix loader or action gets. Remix bundles its own copy of `domain`, so everything comes in as values. */
export type PageContext = {
  readonly actor: Actor | null
  readonly person: SessionPerson | null
  readonly deps: Deps
  readonly requestId: string
  readonly nonce: string
  readonly publicUrl: string
  readonly inboxDomain: string | null
  readonly demo: boolean
  readonly mailboxFolder: string
  readonly network: string
  readonly textThrottle: TextThrottle
  readonly sendThrottle: TextThrottle
  readonly log: Log
}
