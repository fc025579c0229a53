import { inTenant } from '../../db/tenant.ts'
import { selectCalendar } from '../companies/queries.ts'
import type { Deps } from '../deps.ts'
import { type Actor, authorizeInCompany, type TenantActor } from '../kernel/actor.ts'
import { csvRecord } from '../kernel/csv.ts'
import { DomainError, notFound } from '../kernel/errors.ts'
import { parseInput } from '../kernel/parse.ts'
import { checkLog, type LogCheck } from './check.ts'
import type { CheckDeps } from './check-entry.ts'
import { logKeys } from './log-key.ts'
import { newestCheckpoint } from './newest.ts'
import { formatNoteKey } from './note.ts'
import { proofOfEntry } from './prove.ts'
import { openProver } from './prover.ts'
import { selectCheckpoints, selectHead } from './queries.ts'
import { selectShown } from './read-queries.ts'
import { exportFormats, logQuerySchema, seqSchema } from './schema.ts'
import { originOf } from './seal.ts'

type ReadDeps = Pick<Deps, 'db' | 'system'>
const [SHOWN, EXPORTED] = [100, 1_000]
const MOST_CHECKED = 100_000n

/** A page of the company's log, the newest entry first, with the newest signed head; an auditor sees his period's. */
export async function readLog(deps: ReadDeps, actor: Actor, input: unknown) {
  authorizeInCompany(actor, 'evidence-log:read')
  const { before, ...query } = parseInput(logQuerySchema, input)
  const { newest, ...page } = await inTenant(deps.db, actor.tenantId, async (tx) => {
    const [timeZone, head] = [(await selectCalendar(tx)).time_zone, await selectHead(tx)]
    const asked = { ...query, timeZone, within: periodOf(actor) }
    const found = await selectShown(tx, asked, { before, limit: SHOWN + 1 })
    const entries = found.slice(0, SHOWN).map(({ record: _, ...entry }) => entry)
    const [newest] = await selectCheckpoints(tx, originOf(actor.tenantId, head.generation), 1)
    const last = found.length > SHOWN ? entries.at(-1) : undefined
    return { entries, next: last ? String(last.seq) : null, timeZone, head, newest }
  })
  const origin = originOf(actor.tenantId, page.head.generation)
  const keys = newest ? (await logKeys(deps, origin)).map(formatNoteKey) : []
  return { ...page, signed: newest ? { size: newest.size, at: newest.signedAt, note: newest.note, keys } : null }
}

/**
 * The log as a file, piece by piece: for a spreadsheet, or the records as they are hashed with the newest signed head as the last
 * line. The filters are those of the page.
 */
export async function exportLog(deps: Pick<Deps, 'db'>, actor: Actor, input: unknown, format: string) {
  authorizeInCompany(actor, 'evidence-log:read')
  const chosen = exportFormats.find((each) => each === format)
  if (!chosen) throw new DomainError('invalid', 'The format is csv or ndjson.', { reason: 'no_such_format' })
  const { before: _, ...query } = parseInput(logQuerySchema, input)
  return {
    name: `log.${chosen}`,
    mediaType: chosen === 'csv' ? 'text/csv; charset=utf-8' : 'application/x-ndjson; charset=utf-8',
    pieces: chosen === 'csv' ? csvPieces(deps, actor, query) : recordPieces(deps, actor, query),
  }
}

type Asked = Omit<ReturnType<typeof logQuerySchema.parse>, 'before'>

async function* pages(deps: Pick<Deps, 'db'>, actor: TenantActor, query: Asked) {
  for (let from = 0n; ; ) {
    const start = from
    const rows = await inTenant(deps.db, actor.tenantId, async (tx) => {
      const asked = { ...query, timeZone: (await selectCalendar(tx)).time_zone, within: periodOf(actor) }
      return selectShown(tx, asked, { from: start, limit: EXPORTED })
    })
    yield rows
    const last = rows.at(-1)
    if (!last || rows.length < EXPORTED) return
    from = last.seq + 1n
  }
}

async function* csvPieces(deps: Pick<Deps, 'db'>, actor: TenantActor, query: Asked) {
  yield csvRecord(['entry', 'at', 'person', 'role', 'did', 'object', 'object_id', 'details'])
  for await (const rows of pages(deps, actor, query))
    yield rows
      .map(({ seq, at, actorName, actorKind, verb, objectKind, objectId, details }) =>
        csvRecord([seq, at.toISOString(), actorName, actorKind, verb, objectKind, objectId, JSON.stringify(details)]),
      )
      .join('')
}

async function* recordPieces(deps: Pick<Deps, 'db'>, actor: TenantActor, query: Asked) {
  for await (const rows of pages(deps, actor, query)) yield rows.map(({ record }) => `${record}\n`).join('')
  const newest = await inTenant(deps.db, actor.tenantId, (tx) => newestCheckpoint(tx, actor.tenantId))
  if (newest) yield `${JSON.stringify({ checkpoint: newest.note })}\n`
}

/** The proof that one entry is in the log, as a file to be checked without us. */
export async function proofFile(deps: Pick<Deps, 'db'>, actor: Actor, seq: string | undefined): Promise<string> {
  authorizeInCompany(actor, 'evidence-log:read')
  const asked = seqSchema.safeParse(seq)
  if (!asked.success) throw notFound('entry')
  return inTenant(deps.db, actor.tenantId, async (tx) => {
    const all = { search: null, kind: null, from: null, to: null }
    const shown = { ...all, timeZone: (await selectCalendar(tx)).time_zone, within: periodOf(actor) }
    const [entry] = await selectShown(tx, shown, { from: asked.data, limit: 1 })
    if (entry?.seq !== asked.data) throw notFound('entry')
    const newest = await newestCheckpoint(tx, actor.tenantId)
    if (!newest || newest.size <= entry.seq)
      throw new DomainError('conflict', 'No signed head covers this entry yet. That takes ten minutes at most.')
    return proofOfEntry(openProver(tx), entry, newest)
  })
}

/** Reads the company's log again, entries and signed heads and not the files: those the operator's command reads. */
export async function checkOwnLog(deps: CheckDeps, actor: Actor): Promise<LogCheck> {
  authorizeInCompany(actor, 'evidence-log:read')
  const { size } = await inTenant(deps.db, actor.tenantId, selectHead)
  if (size > MOST_CHECKED)
    throw new DomainError(
      'conflict',
      'The log is too long to be read while you wait. The operator’s “briefke doctor” reads it.',
    )
  return checkLog(deps, actor.tenantId, { files: false })
}

function periodOf(actor: TenantActor) {
  if (actor.role !== 'auditor') return null
  if (!actor.engagement) throw new DomainError('forbidden', 'You have no engagement with this company.')
  return actor.engagement
}
