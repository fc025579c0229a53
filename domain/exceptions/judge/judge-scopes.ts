import type { TenantTx } from '../../../db/tenant.ts'
import { addDays, type Day } from '../../kernel/calendar.ts'
import type { TradeSettings } from '../../trade-settings/rules.ts'
import type { Law } from '../law.ts'
import { loadBalances, loadCertificates, loadDocuments, loadProcessings } from '../load/index.ts'
import type { OwnRow } from '../load/queries.ts'
import { memoLastDay } from '../rules/e16-memo-open.ts'
import { printMissingFrom } from '../rules/e21-file-missing.ts'
import { judgeBalance, judgeCertificate, judgeDocument, judgeProcessing } from '../rules/index.ts'
import type { Scope, ScopeKind, Standing } from './settle.ts'

export type Ground = {
  readonly own: OwnRow
  readonly settings: TradeSettings
  readonly law: Law
  readonly today: Day
}

export type Judgement = {
  readonly standing: readonly Standing[]
  /** Days on which time alone may change what is found. */
  readonly again: readonly { readonly scope: Scope; readonly on: Day }[]
}

/** Everything that is wrong with these scopes, and when to look at them again although nothing changes. */
export async function judgeScopes(tx: TenantTx, scopes: readonly Scope[], ground: Ground): Promise<Judgement> {
  const ids = (kind: ScopeKind) => scopes.filter((scope) => scope.kind === kind).map(({ id }) => id)
  const { settings, law, today } = ground
  const standing: Standing[] = []
  const again: { scope: Scope; on: Day }[] = []
  for (const facts of await loadDocuments(
    tx,
    { issued: ids('issued'), received: ids('received') },
    ground.own,
    today,
  )) {
    const scope: Scope = { kind: facts.side, id: facts.id }
    const about = { scope, subject: facts.number, subjectDay: facts.date }
    standing.push(...judgeDocument(facts, settings, law).map((found) => ({ ...found, ...about })))
    const [next] = [dayAfter(memoLastDay(facts, settings)), printMissingFrom(facts)]
      .filter((day) => day !== null && day > today && facts.live)
      .sort()
    if (next) again.push({ scope, on: next })
  }
  for (const facts of await loadCertificates(tx, ids('certificate'), law.chooser, today)) {
    const scope = { kind: 'certificate' as const, id: facts.id }
    const about = { scope, subject: facts.number, subjectDay: facts.shippedOn ?? facts.expiresOn }
    standing.push(...judgeCertificate(facts, settings, law).map((found) => ({ ...found, ...about })))
    const { dueOn = null, sentOn = null } = facts.confirmation ?? {}
    if (dueOn !== null && sentOn === null && today <= dueOn) again.push({ scope, on: addDays(dueOn, 1) })
  }
  for (const facts of await loadBalances(tx, ids('balance'), law.chooser)) {
    const last = facts.months.at(-1)?.month ?? today.slice(0, 7)
    const about = {
      scope: { kind: 'balance' as const, id: facts.id },
      subject: facts.goodsName,
      subjectDay: `${last}-01`,
    }
    standing.push(
      ...judgeBalance(facts, settings, law).map((found) => ({
        ...found,
        ...about,
        subjectDay: `${found.figures?.['since'] ?? last}-01`,
      })),
    )
  }
  for (const facts of await loadProcessings(tx, ids('processing'))) {
    const about = {
      scope: { kind: 'processing' as const, id: facts.id },
      subject: `Manufacture of ${facts.day}`,
      subjectDay: facts.day,
    }
    standing.push(...judgeProcessing(facts, settings, law).map((found) => ({ ...found, ...about })))
  }
  return { standing, again }
}

function dayAfter(day: Day | null): Day | null {
  return day === null ? null : addDays(day, 1)
}
