import type { CompanyActor } from '../../kernel/actor.ts'
import type { BulkJobId } from '../../kernel/ids.ts'
import type { Item } from '../turn-queries.ts'

/** In whose name a job goes on, and where whoever gets a mail of it can answer. */
export type Standing = { readonly jobId: BulkJobId; readonly actor: CompanyActor; readonly email: string }

export type Outcome =
  | {
      readonly state: 'done'
      readonly number: string
      readonly event?: { readonly verb: string; readonly details: object }
    }
  | { readonly state: 'refused'; readonly number: string | null; readonly sentence: string }
  /** It has to wait for something else, like its print. */
  | { readonly state: 'waiting' }

/** Does what a job is for with one document. A refusal of a use case is the document's; anything else is tried again. */
export type Handler<D> = (deps: D, standing: Standing, item: Item) => Promise<Outcome>
