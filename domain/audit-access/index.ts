import { inTenant } from '../../db/tenant.ts'
import { selectCalendar } from '../companies/queries.ts'
import type { Deps } from '../deps.ts'
import { type Actor, authorizeInCompany, type CompanyActor } from '../kernel/actor.ts'
import { csvRecord } from '../kernel/csv.ts'
import { readCursor, writeCursor } from '../kernel/cursor.ts'
import { notFound } from '../kernel/errors.ts'
import { type AccessId, type EngagementId, newId } from '../kernel/ids.ts'
import { parseInput } from '../kernel/parse.ts'
import { namedObject } from './objects.ts'
import { placeOf } from './place.ts'
import { insertAccess, selectAccesses, selectEngagement } from './queries.ts'
import { accessListSchema } from './schema.ts'

type Given = { readonly pathname: string; readonly what: 'viewed' | 'downloaded' }

/**
 * Notes what an auditor's request gave him; the company reads it. What shows nothing of the company is passed over. Throws
 * when it cannot be noted, and then nothing may be given.
 */
export async function recordAccess(
  deps: Pick<Deps, 'db' | 'clock'>,
  actor: CompanyActor,
  { pathname, what }: Given,
): Promise<void> {
  authorizeInCompany(actor, 'company:read')
  const place = placeOf(pathname)
  if (!place) return
  const { engagement } = actor
  if (!engagement) throw notFound('engagement')
  await inTenant(deps.db, actor.tenantId, async (tx) => {
    const named = place.object && (await namedObject(tx, place.object.kind, place.object.id))
    await insertAccess(tx, {
      ...{ id: newId<AccessId>(), engagement_id: engagement.id, at: deps.clock.now(), what, path: place.path },
      ...{ object_kind: place.object?.kind ?? null, object_id: place.object?.id ?? null, label: named?.label ?? null },
    })
  })
}

/** An engagement with what its auditor was shown, the newest first, a page at a time. */
export async function readAccesses(deps: Pick<Deps, 'db'>, actor: Actor, id: EngagementId, input: unknown) {
  authorizeInCompany(actor, 'member:read')
  const query = parseInput(accessListSchema, input)
  const after = readCursor(query.cursor)
  return inTenant(deps.db, actor.tenantId, async (tx) => {
    const engagement = await selectEngagement(tx, id)
    if (!engagement) throw notFound('engagement')
    const timeZone = (await selectCalendar(tx)).time_zone
    const position = after && { id: after.id as AccessId }
    const found = await selectAccesses(tx, { ...query, of: id, timeZone }, position)
    const page = found.slice(0, query.limit)
    const last = found.length > query.limit ? page.at(-1) : undefined
    return {
      ...{ engagement, timeZone, accesses: page },
      nextCursor: last ? writeCursor({ value: last.path, id: last.id }) : null,
    }
  })
}

const PAGE = 1_000

/** The same as a file, piece by piece, whatever its length. */
export async function exportAccesses(deps: Pick<Deps, 'db'>, actor: Actor, id: EngagementId, input: unknown) {
  authorizeInCompany(actor, 'member:read')
  const { cursor: _, ...query } = parseInput(accessListSchema, input)
  const { tenantId } = actor
  const timeZone = await inTenant(deps.db, tenantId, async (tx) => {
    if (!(await selectEngagement(tx, id))) throw notFound('engagement')
    return (await selectCalendar(tx)).time_zone
  })
  const asked = { ...query, limit: PAGE - 1, of: id, timeZone, cursor: null }
  async function* pieces() {
    yield csvRecord(['at', 'what', 'path', 'object_kind', 'object_id', 'object'])
    let after: { readonly id: AccessId } | null = null
    let rows: Awaited<ReturnType<typeof selectAccesses>>
    do {
      const position = after
      rows = await inTenant(deps.db, tenantId, (tx) => selectAccesses(tx, asked, position))
      yield rows.map(recordOf).join('')
      after = rows.at(-1) ?? null
    } while (rows.length === PAGE)
  }
  return { name: 'auditor-access.csv', mediaType: 'text/csv; charset=utf-8', pieces: pieces() }
}

function recordOf(row: Awaited<ReturnType<typeof selectAccesses>>[number]): string {
  return csvRecord([row.at.toISOString(), row.what, row.path, row.objectKind, row.objectId, row.label])
}
