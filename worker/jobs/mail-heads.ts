import { headsAreDue, newestAssociationNote, noteWitness, readersOfHeads } from '../../db/system/evidence.ts'
import { inTenant } from '../../db/tenant.ts'
import type { Deps } from '../../domain/deps.ts'
import { newestCheckpoint } from '../../domain/evidence-log/newest.ts'
import { newId, type TenantId } from '../../domain/kernel/ids.ts'
import type { Mail } from '../../platform/mail.ts'

const DAY_MS = 86_400_000
const SUBJECT = 'Signed heads of the evidence logs'
const WORDS = 'Keep this mail. Whoever changes a log later cannot change what is in it.'

/**
 * Mails the newest signed heads once a day, as copies that nobody here can take back: to the association that of all
 * companies' checkpoints, to each auditor those of his companies. Mail that is down is reported, and tried again the next day.
 */
export async function mailHeads(
  deps: Pick<Deps, 'db' | 'system' | 'clock'> & { readonly mail: Pick<Mail, 'send'> },
): Promise<void> {
  const now = deps.clock.now()
  if (!(await headsAreDue(deps.system, new Date(now.getTime() - DAY_MS)))) return
  const { admins, auditors } = await readersOfHeads(deps.system, now)
  const whole = await newestAssociationNote(deps.system)
  const letters = admins.map((to) => ({ to, notes: whole ? [whole.note] : [] }))
  for (const [to, engaged] of Map.groupBy(auditors, ({ email }) => email)) {
    const notes: string[] = []
    for (const { tenantId } of engaged) notes.push(...(await newestOf(deps, tenantId)))
    letters.push({ to, notes })
  }
  try {
    for (const { to, notes } of letters)
      if (notes.length > 0)
        await deps.mail.send({ id: newId(), to, subject: SUBJECT, text: `${WORDS}\n\n${notes.join('\n\n')}` })
    await noteWitness(deps.system, 'mail', { heard_at: now })
  } catch (error) {
    const failure = error instanceof Error ? error.message : String(error)
    await noteWitness(deps.system, 'mail', { failed_at: now, failure })
  }
}

async function newestOf({ db }: Pick<Deps, 'db'>, tenantId: TenantId): Promise<readonly string[]> {
  const newest = await inTenant(db, tenantId, (tx) => newestCheckpoint(tx, tenantId))
  return newest ? [newest.note] : []
}
