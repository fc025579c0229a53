import { inTenant, type TenantTx } from '../../../db/tenant.ts'
import type { Deps } from '../../deps.ts'
import { type Actor, authorizeInCompany } from '../../kernel/actor.ts'
import { addDays, type Day, dayIn } from '../../kernel/calendar.ts'
import { type ExceptionId, newId } from '../../kernel/ids.ts'
import { startOf } from '../../kernel/period.ts'
import { selectTradeSettings } from '../../trade-settings/queries.ts'
import { entryOf, type Severity } from '../catalogue.ts'
import { selectOwn } from '../load/queries.ts'
import { judgeScopes } from './judge-scopes.ts'
import {
  closeExceptions,
  insertExceptions,
  insertHistory,
  lockJudgement,
  planAgain,
  selectStored,
  takeDue,
  updateExceptions,
  type Written,
} from './queries.ts'
import { type Settlement, type Standing, settle } from './settle.ts'

const AT_ONCE = 500
const MOST_ROUNDS = 10_000

type JudgeDeps = Pick<Deps, 'db' | 'clock' | 'library'>

/**
 * Judges everything of a company that changed since the last time, or whose day has come, and brings its exceptions up
 * to date. What was noted is taken off in the transaction that judges it, so nothing is lost and nothing judged twice.
 */
export async function judgeDue(deps: JudgeDeps, actor: Actor): Promise<number> {
  authorizeInCompany(actor, 'exception:judge')
  let judged = 0
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const count = await inTenant(deps.db, actor.tenantId, (tx) => judgeBatch(tx, deps))
    judged += count
    if (count === 0) break
  }
  return judged
}

async function judgeBatch(tx: TenantTx, deps: JudgeDeps): Promise<number> {
  await lockJudgement(tx)
  const now = deps.clock.now()
  const { taken, scopes } = await takeDue(tx, now, AT_ONCE)
  if (taken === 0) return 0
  const [own, settings, library] = [await selectOwn(tx), await selectTradeSettings(tx), await deps.library.current()]
  const today = dayIn(own.timeZone, now)
  const law = { chooser: library.chooser(own.schemes), linter: library.linter }
  const { standing, again } = await judgeScopes(tx, scopes, { own, settings, law, today })
  await record(tx, settle(await selectStored(tx, scopes), standing, severityOf), { today, now })
  await planAgain(
    tx,
    scopes,
    again.map(({ scope, on }) => ({ scope, at: startOf(on, own.timeZone) })),
  )
  return taken
}

function severityOf({ rule, severity }: Standing): Severity {
  return severity ?? entryOf(rule).severity
}

type When = { readonly today: Day; readonly now: Date }

async function record(tx: TenantTx, settlement: Settlement, { today, now }: When): Promise<void> {
  const { open, reopen, endWaiver, change, close } = settlement
  const rowOf = (id: ExceptionId, found: Standing) => written(id, found, today)
  const opened = open.map((found) => rowOf(newId<ExceptionId>(), found))
  const anew = [...reopen, ...endWaiver].map(({ id, found }) => rowOf(id, found))
  const changed = change.map(({ id, found }) => rowOf(id, found))
  await insertExceptions(tx, opened, now)
  await updateExceptions(tx, anew, now, 'reopened')
  await updateExceptions(tx, changed, now, 'changed')
  await closeExceptions(tx, close, now)
  const by = 'Briefke'
  const said = ({ id, sentence }: Written) => ({ exceptionId: id, by, details: { sentence } })
  await insertHistory(
    tx,
    [
      ...opened.map((row) => ({ ...said(row), what: 'opened' as const })),
      ...anew.map((row) => ({
        ...said(row),
        what: endWaiver.some(({ id }) => id === row.id) ? ('waiver-ended' as const) : ('reopened' as const),
      })),
      ...changed.map((row) => ({ ...said(row), what: 'changed' as const })),
      ...close.map((id) => ({ exceptionId: id, what: 'closed' as const, by, details: {} })),
    ],
    now,
  )
}

function written(id: ExceptionId, found: Standing, today: Day): Written {
  const { rule, scope, about, subject, subjectDay, sentence } = found
  const entry = entryOf(rule)
  return {
    id,
    rule,
    kind: scope.kind,
    scopeId: scope.id,
    about,
    subject,
    subjectDay,
    severity: severityOf(found),
    sentence,
    mend: found.mend ?? entry.mend,
    figures: found.figures ?? {},
    ownerRole: entry.owner,
    dueOn: addDays(today, entry.dueDays),
  }
}
