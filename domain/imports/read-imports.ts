import { inTenant } from '../../db/tenant.ts'
import type { Deps } from '../deps.ts'
import { type Actor, authorizeInCompany } from '../kernel/actor.ts'
import { readCursor, writeCursor } from '../kernel/cursor.ts'
import { notFound } from '../kernel/errors.ts'
import type { ImportId } from '../kernel/ids.ts'
import { selectImport, selectImportPage, selectIssuedOfImport, selectTally } from './queries.ts'
import { keptMapping } from './reading/mapping.ts'
import { importReport } from './report.ts'

const PAGE = 25

/** A page of imports, newest first. */
export async function listImports(
  deps: Pick<Deps, 'db'>,
  actor: Actor,
  { cursor }: { readonly cursor: string | null },
) {
  authorizeInCompany(actor, 'trade-document:read-draft')
  const after = readCursor(cursor)
  const found = await inTenant(deps.db, actor.tenantId, (tx) => selectImportPage(tx, after?.id ?? null, PAGE + 1))
  const imports = found.slice(0, PAGE)
  const last = found.length > PAGE ? imports.at(-1) : undefined
  return { imports, nextCursor: last ? writeCursor({ value: '', id: last.id }) : null }
}

/** An import with its report. */
export async function readImport(deps: Pick<Deps, 'db'>, actor: Actor, id: ImportId) {
  authorizeInCompany(actor, 'trade-document:read-draft')
  const found = await inTenant(deps.db, actor.tenantId, (tx) => selectImport(tx, id))
  if (!found) throw notFound('import')
  const { report, mapping, ...facts } = found
  return { ...facts, mapping: mapping === null ? null : keptMapping(mapping), ...importReport(report) }
}

/** What became of an import's invoices: how many wait as drafts, and which were issued. */
export async function importOutcome(deps: Pick<Deps, 'db'>, actor: Actor, id: ImportId) {
  authorizeInCompany(actor, 'trade-document:read-draft')
  return inTenant(deps.db, actor.tenantId, async (tx) => {
    if (!(await selectImport(tx, id))) throw notFound('import')
    return { ...(await selectTally(tx, id)), documents: await selectIssuedOfImport(tx, id) }
  })
}
