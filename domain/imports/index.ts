import { inTenant } from '../../db/tenant.ts'
import type { Deps } from '../deps.ts'
import { insertEvent } from '../events/queries.ts'
import { type Actor, authorize, authorizeInCompany } from '../kernel/actor.ts'
import { DomainError, invalidField, notFound } from '../kernel/errors.ts'
import { type ImportId, newId } from '../kernel/ids.ts'
import { lineOfText } from '../kernel/text.ts'
import { whileOpen } from '../ledger/entries/entry.ts'
import { examine, openSheet, readStored } from './examine.ts'
import type { KindKey } from './keys.ts'
import { kindOf } from './kinds/index.ts'
import type { Counts } from './kinds/kind.ts'
import { insertImport, keepMapping, markApplied, selectAppliedTwin, selectImport, updateFound } from './queries.ts'
import { headsKey, keptMapping, readMapping, toKeep } from './reading/mapping.ts'
import type { ImportError } from './reading/rows.ts'
import type { FileHead } from './report.ts'

export { importColumns, importKinds } from './describe.ts'
export { importErrors } from './error-list.ts'
export { importOutcome, listImports, readImport } from './read-imports.ts'
export { importTemplate } from './template.ts'

const MAX_BYTES = 10 * 1024 * 1024
type ImportDeps = Pick<Deps, 'db' | 'clock' | 'files' | 'library' | 'sheets'>

type Brought = {
  readonly kind: unknown
  readonly file: { readonly name: string; readonly content: Uint8Array } | undefined
}

export type ImportCheck = {
  readonly id: ImportId
  readonly kind: KindKey
  readonly status: 'mapping' | 'refused' | 'checked'
  readonly rowCount: number
  readonly documentCount: number
  readonly counts: Counts
  readonly errors: readonly ImportError[]
  readonly told: string
  readonly heads: readonly FileHead[]
}

/** The dry run: tells every row's errors, or asks what the columns are, and writes nothing but its own report. */
export async function checkImport(deps: ImportDeps, actor: Actor, { kind, file }: Brought): Promise<ImportCheck> {
  authorizeInCompany(actor, 'import:run')
  const { key, action } = kindOf(kind)
  authorize(actor, action)
  if (!file) throw invalidField('file', 'Choose the file with your list: CSV or XLSX.')
  const name = lineOfText('File name', 255).safeParse(file.name)
  if (!name.success) throw invalidField('file', 'Give the file a shorter, plain name.')
  if (file.content.length > MAX_BYTES) throw invalidField('file', 'The file is larger than 10 MB. Split it.')
  const { sha256, bytes } = await deps.files.put(actor.tenantId, file.content)
  const read = await deps.sheets.read(file.content)
  const id = newId<ImportId>()
  const by = { actor, at: deps.clock.now(), importId: id }
  const { found } = await whileOpen(() =>
    inTenant(deps.db, actor.tenantId, (tx) => examine(deps, tx, { kind: key, read, said: null, by })),
  )
  const mediaType = read.ok && read.sheet.format === 'xlsx' ? XLSX : 'text/csv'
  const brought = { id, kind: key, fileName: name.data, mediaType, sha256, bytes }
  await inTenant(deps.db, actor.tenantId, (tx) => insertImport(tx, actor, deps.clock.now(), brought, found))
  return { id, kind: key, status: found.status, rowCount: found.rowCount, ...found.report }
}

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** Says which column of the file is which of ours, remembers it for the next file with the same heads, and checks again. */
export async function mapImport(
  deps: ImportDeps,
  actor: Actor,
  { id, input }: { readonly id: ImportId; readonly input: unknown },
): Promise<ImportCheck> {
  authorizeInCompany(actor, 'import:run')
  const stored = await inTenant(deps.db, actor.tenantId, (tx) => selectImport(tx, id))
  if (!stored) throw notFound('import')
  const { columns, action, key } = kindOf(stored.kind)
  authorize(actor, action)
  const read = await readStored(deps, actor, stored.fileSha256)
  if (!read.ok) throw new DomainError('conflict', read.sentence, { reason: 'unreadable' })
  const { names } = openSheet(read.sheet, columns)
  const said = readMapping(input, names, columns)
  const at = deps.clock.now()
  const found = await inTenant(deps.db, actor.tenantId, async (tx) => {
    const examined = await examine(deps, tx, { kind: key, read, said, by: { actor, at, importId: id } })
    if (!(await updateFound(tx, id, examined.found)))
      throw new DomainError('conflict', 'This file was imported already; its columns stay as they are.', {
        reason: 'not_checked',
      })
    await keepMapping(tx, actor, at, { kind: key, heads: headsKey(names), mapping: toKeep(said, names) })
    return examined.found
  })
  return { id, kind: key, status: found.status, rowCount: found.rowCount, ...found.report }
}

/** Does what a checked import says: all of it, once, or nothing. The very same file a second time only when asked `again`. */
export async function applyImport(
  deps: ImportDeps,
  actor: Actor,
  id: ImportId,
  { again = false }: { readonly again?: boolean } = {},
): Promise<Counts & { readonly drafts: number }> {
  authorizeInCompany(actor, 'import:run')
  const stored = await inTenant(deps.db, actor.tenantId, (tx) => selectImport(tx, id))
  if (!stored) throw notFound('import')
  const { key, action } = kindOf(stored.kind)
  authorize(actor, action)
  if (stored.status !== 'checked') throw notChecked(stored.status)
  const read = await readStored(deps, actor, stored.fileSha256)
  const at = deps.clock.now()
  return whileOpen(() =>
    inTenant(deps.db, actor.tenantId, async (tx) => {
      const twin = again ? undefined : await selectAppliedTwin(tx, { id, kind: key, sha256: stored.fileSha256 })
      if (twin)
        throw new DomainError(
          'conflict',
          `This very file was imported already by ${twin.createdByName} (“${twin.fileName}”, ${twin.appliedAt?.toISOString().slice(0, 10)}). Say so if you want it once more.`,
          { reason: 'same_file' },
        )
      if (!(await markApplied(tx, id, at))) throw notChecked('applied')
      const said = stored.mapping === null ? null : keptMapping(stored.mapping)
      const by = { actor, at, importId: id }
      const { found, plan } = await examine(deps, tx, { kind: key, read, said, by })
      if (found.status !== 'checked')
        throw new DomainError('conflict', 'Something changed since the check. Check the file again.', {
          reason: 'stale_check',
        })
      await plan.apply(tx, by)
      const details = { kind: key, ...plan.counts }
      await insertEvent(tx, actor, at, { verb: 'applied', objectKind: 'import', objectId: id, details })
      return { ...plan.counts, drafts: key === 'issued' ? plan.counts.added : 0 }
    }),
  )
}

function notChecked(status: string): DomainError {
  return new DomainError('conflict', `This import is ${status}; only a checked one can be applied.`, {
    reason: 'not_checked',
  })
}
