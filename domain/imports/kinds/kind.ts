import type { TenantTx } from '../../../db/tenant.ts'
import type { Deps } from '../../deps.ts'
import type { Action, TenantActor } from '../../kernel/actor.ts'
import type { Day } from '../../kernel/calendar.ts'
import type { ImportId } from '../../kernel/ids.ts'
import type { Column } from '../columns/column.ts'
import type { ImportError, Row } from '../reading/rows.ts'

export type PlanDeps = Pick<Deps, 'library'>
/** Who applies a plan, and when. */
export type Applying = { readonly actor: TenantActor; readonly at: Date; readonly importId: ImportId }

/** How many things a file would make, change, and leave as they are. */
export type Counts = { readonly added: number; readonly changed: number; readonly unchanged: number }

/** What a file would do: its errors, or what it makes, with the work that makes it. */
export type Plan = {
  readonly errors: readonly ImportError[]
  readonly counts: Counts
  readonly apply: (tx: TenantTx, by: Applying) => Promise<void>
}

/** What a template's rows speak of: the company's own day, goods and partner. */
export type SampleFacts = { readonly today: Day; readonly goods: string; readonly partner: string }
export type Sample = Readonly<Record<string, string>>

/** A kind of list that comes in and goes out: its columns, and what becomes of its rows. */
export type Kind = {
  readonly columns: readonly Column[]
  /** What one must be allowed to do to bring it in, besides importing. */
  readonly action: Action
  readonly plan: (deps: PlanDeps, tx: TenantTx, rows: readonly Row[], by: Applying) => Promise<Plan>
  /** Rows for a template, that import as they stand. */
  readonly samples: (facts: SampleFacts) => readonly Sample[]
}

/** A plan that does nothing. */
export function noPlan(errors: readonly ImportError[]): Plan {
  return { errors, counts: { added: 0, changed: 0, unchanged: 0 }, apply: async () => undefined }
}
