import { sql } from 'kysely'
import type { NewEntry } from '../../db/entries.ts'
import { logAtCommit, type TenantTx } from '../../db/tenant.ts'
import { commitment, newSalt, recordHalves } from '../evidence-log/record.ts'
import type { TenantActor } from '../kernel/actor.ts'
import { type EventId, newId } from '../kernel/ids.ts'

type Happening = {
  readonly verb: string
  readonly objectKind: string
  readonly objectId: string
  readonly details?: Readonly<Record<string, unknown>>
  /** SHA-256 of the files it is about, by what they are: the log proves them. */
  readonly hashes?: Readonly<Record<string, string>>
}

/** Says in the company's evidence log who did what to which object, in the same transaction as the deed. */
export async function insertEvent(tx: TenantTx, actor: TenantActor, at: Date, what: Happening): Promise<void> {
  await insertEvents(tx, actor, at, [what])
}

/** Says many things of one deed. They are written when the transaction ends, in this order. */
export async function insertEvents(
  tx: TenantTx,
  actor: TenantActor,
  at: Date,
  all: readonly Happening[],
): Promise<void> {
  logAtCommit(
    tx,
    all.map((what) => entryOf(actor, at, what)),
  )
}

function entryOf(actor: TenantActor, at: Date, what: Happening): NewEntry {
  const { verb, objectKind, objectId, details = {}, hashes = {} } = what
  const [actorSalt, detailsSalt] = [newSalt(), newSalt()]
  const facts = { company: actor.tenantId, at, actorKind: actor.role, verb, objectKind, objectId, hashes }
  const halves = recordHalves(facts, {
    actor: commitment(actorSalt, { id: actor.userId, name: actor.name }),
    details: commitment(detailsSalt, details),
  })
  return {
    ...{
      id: newId<EventId>(),
      happened_at: at,
      actor_kind: actor.role,
      actor_id: actor.userId,
      actor_name: actor.name,
    },
    ...{
      verb,
      object_kind: objectKind,
      object_id: objectId,
      details,
      actor_salt: actorSalt,
      details_salt: detailsSalt,
    },
    ...halves,
  }
}

/** Says after the commit that something of the company moved, for the pages that watch it. */
export async function tellProgress(
  tx: TenantTx,
  moved: {
    readonly tenantId: string
    readonly kind: 'document' | 'audit-pack' | 'inbox-item' | 'bulk-job'
    readonly id: string
  },
): Promise<void> {
  const { tenantId, kind, id } = moved
  await sql`select pg_notify('briefke_progress', ${JSON.stringify({ tenantId, kind, id })})`.execute(tx)
}
