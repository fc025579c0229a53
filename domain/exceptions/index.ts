import { inTenant } from '../../db/tenant.ts'
import { todayAt } from '../companies/today.ts'
import type { Deps } from '../deps.ts'
import { type Actor, authorizeInCompany, type TenantActor } from '../kernel/actor.ts'
import { isDay } from '../kernel/calendar.ts'
import { readCursor, writeCursor } from '../kernel/cursor.ts'
import { DomainError, notFound } from '../kernel/errors.ts'
import type { ExceptionId } from '../kernel/ids.ts'
import { parseInput } from '../kernel/parse.ts'
import { type CatalogueEntry, catalogue, entryOf, type MendingWay, mendingWays, ruleKeys } from './catalogue.ts'
import {
  countDue,
  countOpen,
  type ExceptionRow,
  selectCertificateId,
  selectException,
  selectExceptionPage,
  selectHistory,
  selectOpenOf,
  selectOwners,
} from './queries.ts'
import { exceptionListSchema } from './schema.ts'

export { endWaiver, waiveException, workOnException } from './work.ts'

type ReadDeps = Pick<Deps, 'db' | 'clock'>

/** A page of the work list, the first due first, with what the catalogue says of each; an auditor sees his period's. */
export async function listExceptions(deps: ReadDeps, actor: Actor, input: unknown) {
  authorizeInCompany(actor, 'exception:read')
  const { by, owner, overdue, ...query } = parseInput(exceptionListSchema, input)
  const after = readCursor(query.cursor, isDay)
  return inTenant(deps.db, actor.tenantId, async (tx) => {
    const today = await todayAt(tx, deps.clock)
    const found = await selectExceptionPage(
      tx,
      {
        ...query,
        rules: by === null ? null : ruleKeys.filter((rule) => entryOf(rule).by === by),
        owner: owner === null ? null : { is: owner === 'me' ? actor.userId : null },
        dueBefore: overdue === null ? null : today,
        within: periodOf(actor),
      },
      after,
    )
    const page = found.slice(0, query.limit)
    const last = found.length > query.limit ? page.at(-1) : undefined
    return {
      exceptions: page.map(withEntry),
      today,
      nextCursor: last ? writeCursor({ value: last.dueOn, id: last.id }) : null,
    }
  })
}

/** What is open about one of the documents, the first due first; an auditor sees what lies in his period. */
export async function exceptionsOf(
  deps: Pick<Deps, 'db'>,
  actor: Actor,
  scope: { readonly scopeKind: 'issued' | 'received'; readonly scopeId: string },
) {
  authorizeInCompany(actor, 'exception:read')
  return inTenant(deps.db, actor.tenantId, async (tx) =>
    (await selectOpenOf(tx, scope, periodOf(actor))).map(withEntry),
  )
}

/** How many are open, by what mends them and by severity, and how many changes still wait to be judged. */
export async function openExceptions(deps: ReadDeps, actor: Actor) {
  authorizeInCompany(actor, 'exception:read')
  return inTenant(deps.db, actor.tenantId, async (tx) => {
    const rows = await countOpen(tx, await todayAt(tx, deps.clock), periodOf(actor))
    const sum = (of: typeof rows, what: 'open' | 'overdue') => of.reduce((total, row) => total + row[what], 0)
    const ways = mendingWays.map((way: MendingWay) => {
      const own = rows.filter(({ rule }) => entryOf(rule).by === way)
      return { way, open: sum(own, 'open'), overdue: sum(own, 'overdue') }
    })
    return {
      open: sum(rows, 'open'),
      overdue: sum(rows, 'overdue'),
      blocking: sum(
        rows.filter(({ severity }) => severity === 'block'),
        'open',
      ),
      ways,
      toJudge: await countDue(tx, deps.clock.now()),
    }
  })
}

/** One exception with its history, who can be given it, and where the thing is that it is about. */
export async function readException(deps: ReadDeps, actor: Actor, id: ExceptionId) {
  authorizeInCompany(actor, 'exception:read')
  return inTenant(deps.db, actor.tenantId, async (tx) => {
    const row = await selectException(tx, id)
    if (!row || !isInside(actor, row)) throw notFound('exception')
    const history = await selectHistory(tx, id)
    const certificateId = row.scopeKind === 'certificate' ? await selectCertificateId(tx, row.scopeId) : undefined
    return {
      ...withEntry(row),
      history,
      owners: await selectOwners(tx),
      today: await todayAt(tx, deps.clock),
      certificateId: certificateId ?? null,
    }
  })
}

/** The twenty-five rules, for whoever wants to know what is looked for. */
export function exceptionCatalogue(actor: Actor): readonly ({ readonly rule: string } & CatalogueEntry)[] {
  authorizeInCompany(actor, 'exception:read')
  return ruleKeys.map((rule) => ({ rule, ...catalogue[rule] }))
}

function withEntry(row: ExceptionRow) {
  const { title, meaning, by } = entryOf(row.rule)
  return { ...row, title, meaning, by }
}

function periodOf(actor: TenantActor) {
  if (actor.role !== 'auditor') return null
  if (!actor.engagement) throw new DomainError('forbidden', 'You have no engagement with this company.')
  return { from: actor.engagement.from, to: actor.engagement.to }
}

function isInside(actor: TenantActor, { subjectDay }: ExceptionRow): boolean {
  const period = periodOf(actor)
  return period === null || (period.from <= subjectDay && subjectDay <= period.to)
}
