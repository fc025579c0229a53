import { inTenant } from '../../../db/tenant.ts'
import type { Deps } from '../../deps.ts'
import { notFound } from '../../kernel/errors.ts'
import type { TenantId, TradeDocumentId } from '../../kernel/ids.ts'
import type { Outcome } from './handler.ts'
import { type Mailed, type Paper, selectMailed, selectPapers } from './queries.ts'

type Ready = { readonly state: 'ready'; readonly document: Mailed; readonly papers: readonly Required<Paper>[] }

/** A document with its printed papers, every one of them in the store; else what it waits for, or why it cannot be had. */
export async function readyPapers(
  deps: Pick<Deps, 'db' | 'files'>,
  tenantId: TenantId,
  id: TradeDocumentId,
): Promise<Ready | Outcome> {
  const { document, papers } = await inTenant(deps.db, tenantId, async (tx) => ({
    document: await selectMailed(tx, id),
    papers: await selectPapers(tx, id),
  }))
  if (!document) throw notFound('document')
  const refused = (sentence: string): Outcome => ({ state: 'refused', number: document.number, sentence })
  if (papers.some(({ status }) => status === 'failed'))
    return refused(`${document.number} could not be printed. Open it and print it again.`)
  if (papers.length === 0) return refused(`${document.number} has no PDF.`)
  const there: Required<Paper>[] = []
  for (const paper of papers) {
    const { sha256, bytes } = paper
    if (paper.status !== 'rendered' || sha256 === null || bytes === null) return { state: 'waiting' }
    if ((await deps.files.size(tenantId, sha256)) !== Number(bytes))
      return refused(`The file of ${document.number} is missing or damaged in the store. Tell whoever runs this site.`)
    there.push(paper)
  }
  return { state: 'ready', document, papers: there }
}
