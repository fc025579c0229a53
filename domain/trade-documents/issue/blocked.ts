import { isRefused } from '../../counterparties/rules.ts'
import type { Day } from '../../kernel/calendar.ts'
import { invalidField } from '../../kernel/errors.ts'
import type { Draft } from '../schema.ts'
import type { IssueFacts } from './frozen.ts'

/** Throws `invalid` for a document that would sell to a partner whom the company has blocked. */
export function refuseBlocked({ documentType }: Draft, { counterparty }: IssueFacts, today: Day): void {
  const { name, blocked_from: from, blocked_reason: reason } = counterparty
  if (!isRefused({ blockedFrom: from, documentType, today })) return
  const sentence = `${name} is blocked since ${from}: ${reason}. Compliance can unblock him on his page.`
  throw invalidField('counterpartyId', sentence, 'blocked')
}
