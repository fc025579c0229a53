import { authorizeInCompany, type TenantActor } from '../../kernel/actor.ts'
import type { Day } from '../../kernel/calendar.ts'
import { DomainError, invalidField } from '../../kernel/errors.ts'
import { sha256 } from '../../kernel/sha256.ts'
import { lineOfText } from '../../kernel/text.ts'
import { chooseStatements, hindrancesOf } from '../../warranties/choose.ts'
import type { Chooser } from '../../warranties/compile.ts'
import { questionOf } from '../question.ts'
import type { Draft } from '../schema.ts'
import type { FrozenStatement, IssueFacts } from './frozen.ts'

type Case = {
  readonly draft: Draft
  readonly facts: IssueFacts
  readonly today: Day
  /** The reason for issuing past a closed gate, as it was typed. */
  readonly override: unknown
}

/**
 * The statements that the document will carry. Throws `invalid` with every sentence that hinders it; a closed gate is
 * passed only by compliance, and for a reason.
 */
export function decideStatements(
  chooser: Chooser,
  actor: TenantActor,
  { draft, facts, today, override }: Case,
): readonly FrozenStatement[] {
  const { company, counterparty } = facts
  const choice = chooseStatements(
    chooser,
    questionOf(draft, {
      today,
      backDatingDays: company.back_dating_days,
      seller: { name: company.legal_name, country: company.country },
      buyer: { name: counterparty.name, country: counterparty.country },
      registrations: facts.registrations,
    }),
  )
  const standing = choice.decisions.filter(({ stands }) => stands)
  const closed = standing.some(({ gate }) => !gate.open)
  const reason = closed ? overrideOf(actor, override) : null
  const hindrances = hindrancesOf(choice, { override: reason !== null })
  const [first] = hindrances
  if (first) {
    const fields = Object.fromEntries(hindrances.map(({ field, sentence }) => [field, [sentence]]))
    throw new DomainError('invalid', first.sentence, { reason: first.reason, fields })
  }
  return standing.flatMap((decision) =>
    decision.instances.map((instance) => ({
      ...instance,
      decision,
      textHash: sha256(instance.text),
      registrationNumber: decision.gate.open ? decision.gate.number : null,
      override: decision.gate.open || reason === null ? null : { reason, by: actor.name },
    })),
  )
}

function overrideOf(actor: TenantActor, typed: unknown): string | null {
  if (typed === undefined || typed === null || typed === '') return null
  authorizeInCompany(actor, 'gate:override')
  const reason = lineOfText('Reason', 500).safeParse(typed)
  if (!reason.success) throw invalidField('override', 'Say in one line why it is issued without a valid registration.')
  return reason.data
}
