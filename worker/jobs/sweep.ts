import { queuedRemovals } from '../../db/system/factor-removals.ts'
import { queuedHandOvers } from '../../db/system/hand-over.ts'
import {
  approvedDeletions,
  companiesToJudge,
  dueChases,
  dueReminders,
  dueSchedules,
  idleBulkJobs,
  queuedChaseMessages,
  queuedDocuments,
  queuedFindingSteps,
  queuedInvitations,
  queuedNotices,
  queuedPacks,
  schedulesToLook,
  unreadItems,
} from '../../db/system/work.ts'
import { forgetWorkers } from '../../db/system/workers.ts'
import { remindOfPacks } from '../../domain/audit-packs/reminders.ts'
import { replaceChanged } from '../../domain/audit-packs/replacing/index.ts'
import { makeDuePacks } from '../../domain/audit-packs/schedule-packs.ts'
import { remindSupplier } from '../../domain/chase/index.ts'
import type { Deps } from '../../domain/deps.ts'
import { keepOversight } from '../../domain/oversight/count.ts'
import { carryOutDeletion } from '../../domain/retention/carry-out.ts'
import { keepSanctions } from '../../domain/sanctions/keep.ts'
import type { Mail } from '../../platform/mail.ts'
import { mailHeads } from './mail-heads.ts'
import { sealLogs } from './seal-log.ts'
import { makeMissingKeys, signAwaited } from './sign-documents.ts'

const LATE_MS = 3_000
const KEPT_MS = 86_400_000

/**
 * Finds the rows whose bell was lost and rings again, makes the packs and writes the reminders that are due, counts months for
 * the association, and forgets workers that are gone.
 * One company's failure does not keep the others waiting.
 */
export async function sweep(
  deps: Pick<Deps, 'db' | 'system' | 'clock' | 'ring' | 'library' | 'keys' | 'files' | 'signing' | 'witness'> & {
    readonly log: { readonly error: (about: object, sentence: string) => void }
    readonly mail?: Pick<Mail, 'send'>
    readonly publicUrl?: string
    readonly postNote?: ((note: string) => Promise<void>) | undefined
  },
): Promise<void> {
  const now = deps.clock.now()
  const late = new Date(now.getTime() - LATE_MS)
  await forgetWorkers(deps.system, new Date(now.getTime() - KEPT_MS))
  await runSchedules(deps, now)
  await makeMissingKeys(deps)
  await signAwaited(deps)
  await sealLogs(deps)
  for (const row of await approvedDeletions(deps.system)) {
    const actor = { role: 'system', tenantId: row.tenant_id, name: 'Deletion', userId: null } as const
    await carryOutDeletion(deps, actor, row.id).catch((error: unknown) =>
      deps.log.error({ deletion: row.id, reason: String(error) }, 'a deletion could not be carried out'),
    )
  }
  if (deps.mail) await mailHeads({ ...deps, mail: deps.mail })
  for (const tenantId of await companiesToJudge(deps.system, now)) await deps.ring('judge-exceptions', { tenantId })
  for (const chase of await dueChases(deps.system, now)) {
    const actor = { role: 'system', tenantId: chase.tenant_id, name: 'Reminders', userId: null } as const
    await remindSupplier(deps, actor, chase.id).catch((error: unknown) =>
      deps.log.error({ chase: chase.id, reason: String(error) }, 'a due reminder could not be written'),
    )
  }
  for (const row of await queuedDocuments(deps.system, late))
    await deps.ring('render-document', { tenantId: row.tenant_id, documentId: row.id }, 'bulk')
  for (const row of await idleBulkJobs(deps.system, late))
    await deps.ring('run-bulk-job', { tenantId: row.tenant_id, jobId: row.id, turn: row.turns }, 'bulk')
  for (const row of await queuedPacks(deps.system, late))
    await deps.ring('build-audit-pack', { tenantId: row.tenant_id, packId: row.id })
  for (const row of await queuedInvitations(deps.system, late, now))
    await deps.ring('send-invitation', { invitationId: row.id })
  for (const row of await queuedRemovals(deps.system, late))
    await deps.ring('send-factor-removal', { removalId: row.id })
  for (const row of await queuedNotices(deps.system, late))
    await deps.ring('send-notice', { tenantId: row.tenant_id, noticeId: row.id }, 'bulk')
  for (const row of await queuedFindingSteps(deps.system, late))
    await deps.ring('send-finding', { tenantId: row.tenant_id, stepId: row.id }, 'bulk')
  for (const row of await queuedHandOvers(deps.system, now))
    await deps.ring('hand-over-document', { tenantId: row.tenant_id, documentId: row.documentId })
  for (const row of await unreadItems(deps.system, late))
    await deps.ring('read-inbox-item', { tenantId: row.tenant_id, itemId: row.id })
  for (const row of await queuedChaseMessages(deps.system, late))
    await deps.ring('send-chase', { tenantId: row.tenant_id, messageId: row.id }, 'bulk')
  await keepOversight(deps)
  await keepSanctions(deps)
}

type ScheduleDeps = Pick<Deps, 'db' | 'system' | 'clock' | 'ring' | 'library'> & {
  readonly log: { readonly error: (about: object, sentence: string) => void }
}

/** What schedules of packs do by themselves: make what is due, replace what has changed, remind of what is to come. */
async function runSchedules(deps: ScheduleDeps, now: Date): Promise<void> {
  const works = [
    [dueSchedules, makeDuePacks, 'a due pack could not be made'],
    [schedulesToLook, replaceChanged, 'a changed pack could not be replaced'],
    [dueReminders, remindOfPacks, 'a company could not be reminded of its packs'],
  ] as const
  for (const [due, work, sentence] of works)
    for (const schedule of await due(deps.system, now)) {
      const actor = { role: 'system', tenantId: schedule.tenant_id, name: 'Schedule', userId: null } as const
      await work(deps, actor, schedule.id).catch((error: unknown) =>
        deps.log.error({ schedule: schedule.id, reason: String(error) }, sentence),
      )
    }
}
