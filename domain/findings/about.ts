import type { TenantTx } from '../../db/tenant.ts'
import { liesIn, namedObject } from '../audit-access/objects.ts'
import { objectKind } from '../audit-access/pages.ts'
import type { TenantActor } from '../kernel/actor.ts'
import type { Day } from '../kernel/calendar.ts'
import { DomainError, invalidField } from '../kernel/errors.ts'
import type { About } from './schema.ts'

/** The engagement that an auditor acts in. */
export function engagementOf(actor: TenantActor) {
  if (actor.role !== 'auditor' || !actor.engagement)
    throw new DomainError('forbidden', 'You have no engagement with this company.', { reason: 'no_engagement' })
  return actor.engagement
}

/** What a finding is about, under its own name. What has a page must be the company's, and of the auditor's period. */
export async function aboutOf(
  tx: TenantTx,
  { subjectKind, subjectId, subjectNumber }: About,
  period: { readonly from: Day; readonly to: Day },
) {
  if (subjectKind === null || subjectId === null) return { subjectKind: null, subjectId: null, subjectNumber: null }
  const kind = objectKind(subjectKind)
  // What has no page of its own is named as the auditor's desk names it.
  if (kind === null) return { subjectKind, subjectId, subjectNumber: subjectNumber ?? subjectKind.replaceAll('-', ' ') }
  const object = await namedObject(tx, kind, subjectId)
  if (!object || !liesIn(object, period) || kind === 'finding')
    throw invalidField('subjectKind', 'Your period has nothing like this. Raise it from the page of what it is about.')
  return { subjectKind: kind, subjectId, subjectNumber: object.label }
}
