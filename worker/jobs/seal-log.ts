import { logsToSeal, noteWitness } from '../../db/system/evidence.ts'
import { enterCheckpoints, sealAssociationLog } from '../../domain/evidence-log/association.ts'
import { type SealDeps, sealLog } from '../../domain/evidence-log/seal.ts'

type Doing = SealDeps & {
  readonly log: { readonly error: (about: object, sentence: string) => void }
  /** Sends a signed head to another host; absent when there is none. */
  readonly postNote?: ((note: string) => Promise<void>) | undefined
}

const EVERY_MS = 600_000

/**
 * Signs the logs that have grown for ten minutes or by a thousand entries, and gives the signed heads away. One company's
 * failure, or a witness that is down, keeps nobody else waiting.
 */
export async function sealLogs(deps: Doing): Promise<void> {
  const before = new Date(deps.clock.now().getTime() - EVERY_MS)
  const due = await logsToSeal(deps.system, before)
  for (const tenantId of due)
    try {
      const { note } = await sealLog(deps, tenantId)
      await enterCheckpoints(deps, tenantId)
      await told(deps, note)
      await noteWitness(deps.system, 'file', { heard_at: deps.clock.now() })
    } catch (error) {
      deps.log.error({ company: tenantId, reason: String(error) }, 'a log could not be signed')
      if (!(error instanceof Error && error.name === 'DomainError')) await missed(deps, 'file', error)
    }
  if (due.length === 0) return
  const note = await sealAssociationLog(deps).catch((error: unknown) => {
    deps.log.error({ reason: String(error) }, 'the log of all checkpoints could not be signed')
    return null
  })
  if (note !== null) await told(deps, note)
}

async function told(deps: Doing, note: string): Promise<void> {
  if (!deps.postNote) return
  try {
    await deps.postNote(note)
    await noteWitness(deps.system, 'http', { heard_at: deps.clock.now() })
  } catch (error) {
    await missed(deps, 'http', error)
  }
}

function missed(deps: Doing, kind: string, error: unknown): Promise<void> {
  const failure = error instanceof Error ? error.message : String(error)
  return noteWitness(deps.system, kind, { failed_at: deps.clock.now(), failure })
}
