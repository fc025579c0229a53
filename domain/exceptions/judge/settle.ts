import type { ExceptionId } from '../../kernel/ids.ts'
import type { Severity } from '../catalogue.ts'
import type { Finding } from '../rules/index.ts'

export type ScopeKind = 'issued' | 'received' | 'certificate' | 'balance' | 'processing'
export type Scope = { readonly kind: ScopeKind; readonly id: string }

/** A finding with what it was found on. */
export type Standing = Finding & { readonly scope: Scope; readonly subject: string; readonly subjectDay: string }

/** An exception as it is on record. */
export type Stored = {
  readonly id: ExceptionId
  readonly kind: ScopeKind
  readonly scopeId: string
  readonly rule: string
  readonly about: string
  readonly state: 'open' | 'closed' | 'waived'
  readonly sentence: string
  readonly severity: Severity
  readonly subject: string
}

export type Settlement = {
  readonly open: readonly Standing[]
  /** The fault came back after it was mended. */
  readonly reopen: readonly { readonly id: ExceptionId; readonly found: Standing }[]
  /** What was waived is not what is wrong now: the waiver was for other facts. */
  readonly endWaiver: readonly { readonly id: ExceptionId; readonly found: Standing }[]
  readonly change: readonly { readonly id: ExceptionId; readonly found: Standing }[]
  readonly close: readonly ExceptionId[]
}

/** What has to be written so that the record says what was found: nothing, where it says so already. */
export function settle(
  stored: readonly Stored[],
  findings: readonly Standing[],
  severityOf: (found: Standing) => Severity,
): Settlement {
  const known = new Map(stored.map((each) => [nameOf(each.kind, each.scopeId, each), each]))
  const found = new Map(findings.map((each) => [nameOf(each.scope.kind, each.scope.id, each), each]))
  const pairs = [...found].flatMap(([name, finding]) => {
    const before = known.get(name)
    return before ? [{ before, found: finding, id: before.id }] : []
  })
  const differs = ({ before, found: now }: (typeof pairs)[number]) =>
    before.sentence !== now.sentence || before.severity !== severityOf(now) || before.subject !== now.subject
  const inState = (state: Stored['state']) => pairs.filter(({ before }) => before.state === state)
  return {
    open: [...found].filter(([name]) => !known.has(name)).map(([, finding]) => finding),
    reopen: inState('closed'),
    endWaiver: inState('waived').filter(differs),
    change: inState('open').filter(differs),
    close: stored
      .filter((each) => each.state !== 'closed' && !found.has(nameOf(each.kind, each.scopeId, each)))
      .map(({ id }) => id),
  }
}

function nameOf(
  kind: ScopeKind,
  id: string,
  { rule, about }: { readonly rule: string; readonly about: string },
): string {
  return JSON.stringify([kind, id, rule, about])
}
