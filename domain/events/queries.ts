import { sql } from 'kysely'
import type { TenantTx } from '../../db/tenant.ts'
import type { TenantActor } from '../kernel/actor.ts'
import { type EventId, newId } from '../kernel/ids.ts'

type Happening = {
  readonly verb: string
  readonly objectKind: string
  readonly objectId: string
  readonly details?: Readonly<Record<string, unknown>>
}

/** Writes who did what to which object, in the same transaction as the deed. */
export async function insertEvent(tx: TenantTx, actor: TenantActor, at: Date, what: Happening): Promise<void> {
  await tx
    .insertInto('event')
    .values({
      id: newId<EventId>(),
      happened_at: at,
      actor_kind: actor.role,
      actor_id: actor.userId,
      actor_name: actor.name,
      verb: what.verb,
      object_kind: what.objectKind,
      object_id: what.objectId,
      details: sql`${JSON.stringify(what.details ?? {})}::text::jsonb`,
    })
    .execute()
}

/** Writes many events of one deed, in one statement. */
export async function insertEvents(
  tx: TenantTx,
  actor: TenantActor,
  at: Date,
  all: readonly Happening[],
): Promise<void> {
  if (all.length === 0) return
  const rows = all.map(({ verb, objectKind, objectId, details = {} }) => {
    const id = newId<EventId>()
    return { id, verb, object_kind: objectKind, object_id: objectId, details }
  })
  await sql`insert into event (id, happened_at, actor_kind, actor_id, actor_name, verb, object_kind, object_id, details)
    select r.id, ${at}, ${actor.role}, ${actor.userId}::uuid, ${actor.name}, r.verb, r.object_kind, r.object_id, r.details
    from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb)
      as r(id uuid, verb text, object_kind text, object_id uuid, details jsonb)`.execute(tx)
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
