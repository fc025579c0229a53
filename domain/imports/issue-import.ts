import { inTenant } from '../../db/tenant.ts'
import { type Actor, authorizeInCompany } from '../kernel/actor.ts'
import { DomainError, isDomainError, notFound } from '../kernel/errors.ts'
import type { ImportId, TradeDocumentId } from '../kernel/ids.ts'
import { type IssueDeps, issueTradeDocument } from '../trade-documents/issue/index.ts'
import { lockReport, selectImport, selectWaitingDrafts, updateReport } from './queries.ts'
import { importReport, type RefusedDraft } from './report.ts'

/** So many documents are issued by one request: it answers within seconds, and its page can say how far it is. */
const ROUND = 50

type Round = { readonly issued: readonly string[]; readonly refused: readonly RefusedDraft[] }

/**
 * Issues the next drafts of an applied import in the order of the file. What is refused stays a draft, and its sentence
 * is kept with the import; a later round passes over it unless it is asked for `again`.
 */
export async function issueNextOfImport(
  deps: IssueDeps,
  actor: Actor,
  id: ImportId,
  { again = false }: { readonly again?: boolean } = {},
): Promise<Round> {
  authorizeInCompany(actor, 'trade-document:issue')
  const drafts = await inTenant(deps.db, actor.tenantId, async (tx) => {
    const found = await selectImport(tx, id)
    if (!found) throw notFound('import')
    if (found.status !== 'applied')
      throw new DomainError('conflict', 'Make the drafts of this import first.', { reason: 'not_applied' })
    const passed = again ? [] : importReport(found.report).refused.map((draft) => draft.id)
    return selectWaitingDrafts(tx, id, passed, ROUND)
  })
  const issued: string[] = []
  const refused: RefusedDraft[] = []
  for (const draftId of drafts) {
    try {
      issued.push((await issueTradeDocument(deps, actor, draftId, { pace: 'bulk' })).number)
    } catch (error) {
      if (!isDomainError(error)) throw error
      refused.push({ id: draftId, sentence: error.message })
    }
  }
  await inTenant(deps.db, actor.tenantId, async (tx) => {
    const report = importReport(await lockReport(tx, id))
    const tried = new Set<TradeDocumentId>(drafts)
    const earlier = again ? [] : report.refused.filter((draft) => !tried.has(draft.id))
    await updateReport(tx, id, { ...report, refused: [...earlier, ...refused] })
  })
  return { issued, refused }
}

/** Issues all that is still a draft of an import; what is refused stays a draft and is told. */
export async function issueImport(deps: IssueDeps, actor: Actor, id: ImportId): Promise<Round> {
  authorizeInCompany(actor, 'trade-document:issue')
  const issued: string[] = []
  const refused: RefusedDraft[] = []
  for (let again = true; ; again = false) {
    const round = await issueNextOfImport(deps, actor, id, { again })
    if (round.issued.length + round.refused.length === 0) return { issued, refused }
    issued.push(...round.issued)
    refused.push(...round.refused)
  }
}
