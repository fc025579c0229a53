import { inTenant } from '../../db/tenant.ts'
import type { Deps } from '../deps.ts'
import type { FindingStepId, TenantId } from '../kernel/ids.ts'
import { selectStepMail, updateStepMailed } from './queries.ts'
import { numberOf } from './rules.ts'

/** `to` is empty when there is nobody to write to. */
export type FindingMail = { readonly to: string; readonly subject: string; readonly text: string }

const SAYS = {
  raised: 'raised a finding',
  answered: 'answered a finding',
  'sent-back': 'sent an answer back',
  closed: 'closed a finding',
} as const

/**
 * The mail that a step of a finding still asks for: to the auditor when the company answered, to owners and compliance
 * officers otherwise. It names the finding and tells nothing of it. 'sent' when it has gone out, 'unknown' when there is no such step.
 */
export async function findingMail(
  deps: Pick<Deps, 'db' | 'clock'>,
  tenantId: TenantId,
  id: FindingStepId,
  publicUrl: string,
): Promise<FindingMail | 'sent' | 'unknown'> {
  const step = await inTenant(deps.db, tenantId, (tx) => selectStepMail(tx, id))
  if (!step) return 'unknown'
  if (step.mailState === 'sent') return 'sent'
  const number = numberOf(step.seq)
  const isOver = step.endedAt !== null || step.expiresAt <= deps.clock.now()
  const toAuditor = isOver ? '' : step.auditor
  const { answerBy }: { readonly answerBy?: string } = Object(step.details)
  const wanted = answerBy ? ` An answer is wanted by ${answerBy}.` : ''
  return {
    to: step.what === 'answered' ? toAuditor : step.emails.join(', '),
    subject: `${step.company}: finding ${number} was ${step.what === 'sent-back' ? 'sent back' : step.what}`,
    text: `${step.by} ${SAYS[step.what]}: ${number} of ${step.firm}, ${step.severity}.${wanted}\n\n${new URL(`/findings/${step.id}`, publicUrl)}\n`,
  }
}

/** Notes that the mail has gone out, so that a second run sends none. */
export function findingMailed(deps: Pick<Deps, 'db'>, tenantId: TenantId, id: FindingStepId): Promise<void> {
  return inTenant(deps.db, tenantId, (tx) => updateStepMailed(tx, id))
}
