import type { TenantTx } from '../../db/tenant.ts'
import { selectImport } from '../imports/queries.ts'
import type { Position } from '../kernel/cursor.ts'
import { invalidField, notFound } from '../kernel/errors.ts'
import type { TradeDocumentId } from '../kernel/ids.ts'
import { selectDraftPage, selectIssuedPage } from '../trade-documents/list/queries.ts'
import { hasAny, selectDone, selectDraftsOfImport, selectJob } from './queries.ts'
import type { BulkKind } from './rules.ts'
import { type BulkRequest, type Matching, MOST_DOCUMENTS } from './schema.ts'

const PAGE = 1_000
type Listed = { readonly id: TradeDocumentId; readonly documentDate: string }

/** Which documents a request means, in the order in which they are taken: by their dates unless somebody named them. */
export async function chosenDocuments(tx: TenantTx, request: BulkRequest): Promise<readonly TradeDocumentId[]> {
  const { kind, ids, matching, importId, jobId } = request
  if (ids && !(await hasAny(tx, ids))) throw notFound('document')
  const found = ids ?? (await unnamed())
  if (found.length === 0) throw invalidField('ids', 'No document fits.', 'none')
  if (found.length > MOST_DOCUMENTS)
    throw invalidField(
      'ids',
      `More than ${MOST_DOCUMENTS.toLocaleString('en')} documents fit. Narrow the list, by its dates say, and take them in several jobs.`,
      'too_many',
    )
  return found

  async function unnamed(): Promise<readonly TradeDocumentId[]> {
    if (importId) {
      if (!(await selectImport(tx, importId))) throw notFound('import')
      return selectDraftsOfImport(tx, importId, MOST_DOCUMENTS + 1)
    }
    if (matching) return matchingDocuments(tx, kind, matching)
    if (!jobId || !(await selectJob(tx, jobId))) throw notFound('job')
    return selectDone(tx, jobId)
  }
}

/** All that fit the list's filters, the oldest first; one more than a job takes at most. Drafts are issued, the others sent or taken. */
export async function matchingDocuments(
  tx: TenantTx,
  kind: BulkKind,
  matching: Matching,
): Promise<readonly TradeDocumentId[]> {
  if ((matching.status === 'draft') !== (kind === 'issue'))
    throw invalidField(
      'matching.status',
      kind === 'issue' ? 'Only drafts can be issued.' : 'Drafts have no PDF yet; issue them first.',
      'wrong_state',
    )
  const found: TradeDocumentId[] = []
  const query = { ...matching, limit: PAGE, cursor: null, within: null }
  const page = kind === 'issue' ? selectDraftPage : selectIssuedPage
  for (let after: Position | null = null; found.length <= MOST_DOCUMENTS; ) {
    const rows: readonly Listed[] = await page(tx, query, after)
    const shown: readonly Listed[] = rows.slice(0, PAGE)
    found.push(...shown.map(({ id }) => id))
    const last = shown.at(-1)
    if (!last || rows.length <= PAGE) break
    after = { value: last.documentDate, id: last.id }
  }
  return found.reverse()
}
