import { createHash } from 'node:crypto'
import { inTenant } from '../../db/tenant.ts'
import type { DocumentId, TenantId } from '../kernel/ids.ts'
import { type CheckDeps, type EntryRow, hashesOf, type LogFinding } from './check-entry.ts'
import { selectPageFiles } from './queries.ts'

/**
 * The first file that is not the one of its entry, by the row of its page or by its bytes; null when all are. One that is
 * not there any more was deleted by an entry that says so, or is missing.
 */
export async function wrongFiles(
  deps: CheckDeps,
  tenantId: TenantId,
  rows: readonly EntryRow[],
  deleted: ReadonlySet<string>,
): Promise<LogFinding | null> {
  const ids = rows.filter(({ object_kind: kind }) => kind === 'document').map(({ object_id: id }) => id as DocumentId)
  const pages = ids.length === 0 ? [] : await inTenant(deps.db, tenantId, (tx) => selectPageFiles(tx, ids))
  for (const row of rows)
    for (const sha256 of hashesOf(row)) {
      const page = row.object_kind === 'document' ? pages.find(({ id }) => id === row.object_id) : undefined
      const sentence = (await wrongPage(page, sha256)) ?? (await wrongBytes(deps, tenantId, sha256, deleted))
      if (sentence) return { entry: row.seq, sentence: `Entry ${row.seq} is about a file that ${sentence}.` }
    }
  return null
}

type PageFile = { readonly sha256: string | null; readonly unsigned_sha256: string | null }

async function wrongPage(page: PageFile | undefined, sha256: string): Promise<string | null> {
  if (!page || page.sha256 === sha256 || page.unsigned_sha256 === sha256) return null
  return 'its page no longer has: another was put in its place'
}

async function wrongBytes(
  deps: CheckDeps,
  tenantId: TenantId,
  sha256: string,
  deleted: ReadonlySet<string>,
): Promise<string | null> {
  if ((await deps.files.size(tenantId, sha256)) === null) return deleted.has(sha256) ? null : 'is missing'
  const hash = createHash('sha256')
  for await (const chunk of deps.files.read(tenantId, sha256)) hash.update(chunk)
  return hash.digest('hex') === sha256 ? null : 'has other bytes now'
}
