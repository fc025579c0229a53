import { inTenant, type TenantTx } from '../../db/tenant.ts'
import type { Deps } from '../deps.ts'
import { insertEvent } from '../events/queries.ts'
import { type Actor, authorizeInCompany } from '../kernel/actor.ts'
import { DomainError, invalidField, notFound } from '../kernel/errors.ts'
import { type ImportId, newId, type TradeDocumentId } from '../kernel/ids.ts'
import { hiddenCharacter, lineOfText } from '../kernel/text.ts'
import { companyChooser } from '../schemes/index.ts'
import { insertDrafts } from '../trade-documents/queries.ts'
import { checkRows, type ImportError, parseFile } from './check.ts'
import { insertImport, markApplied, selectCustomers, selectImport } from './queries.ts'

export { issueImport, issueNextOfImport } from './issue-import.ts'
export { importOutcome, listImports, readImport } from './read-imports.ts'
export { importReport } from './report.ts'
export { importTemplate } from './template.ts'

const MAX_BYTES = 10 * 1024 * 1024
const INSERT_CHUNK = 500
type ImportDeps = Pick<Deps, 'db' | 'clock' | 'files' | 'library'>

export type ImportReport = {
  readonly id: ImportId
  readonly status: 'refused' | 'checked'
  readonly rowCount: number
  readonly documentCount: number
  readonly errors: readonly ImportError[]
}

/** The dry run: tells every row's errors and writes nothing but its own report. */
export async function checkImport(
  deps: ImportDeps,
  actor: Actor,
  file: { readonly name: string; readonly content: Uint8Array } | undefined,
): Promise<ImportReport> {
  authorizeInCompany(actor, 'import:run')
  if (!file) throw invalidField('file', 'Choose the CSV file with your invoices.')
  const name = lineOfText('File name', 255).safeParse(file.name)
  if (!name.success) throw invalidField('file', 'Give the file a shorter, plain name.')
  if (file.content.length > MAX_BYTES) throw invalidField('file', 'The file is larger than 10 MB. Split it.')
  const { sha256, bytes } = await deps.files.put(actor.tenantId, file.content)
  const checked = await inTenant(deps.db, actor.tenantId, (tx) => check(deps, tx, file.content))
  const id = newId<ImportId>()
  const { rowCount, errors } = checked
  const documentCount = checked.drafts.length
  await inTenant(deps.db, actor.tenantId, (tx) =>
    insertImport(tx, actor, deps.clock.now(), {
      id,
      fileName: name.data,
      sha256,
      bytes,
      rowCount,
      documentCount,
      errors,
    }),
  )
  return { id, status: errors.length > 0 ? 'refused' : 'checked', rowCount, documentCount, errors }
}

/** Makes a draft of every invoice of a checked import: all of them, once, or none. */
export async function applyImport(deps: ImportDeps, actor: Actor, id: ImportId): Promise<{ readonly drafts: number }> {
  authorizeInCompany(actor, 'import:run')
  const found = await inTenant(deps.db, actor.tenantId, (tx) => selectImport(tx, id))
  if (!found) throw notFound('import')
  const chunks: Uint8Array[] = []
  for await (const chunk of deps.files.read(actor.tenantId, found.fileSha256)) chunks.push(chunk as Uint8Array)
  const at = deps.clock.now()
  return inTenant(deps.db, actor.tenantId, async (tx) => {
    if (!(await markApplied(tx, id, at)))
      throw new DomainError('conflict', `This import is ${found.status}; only a checked one can be applied.`, {
        reason: 'not_checked',
      })
    const { drafts, errors } = await check(deps, tx, Buffer.concat(chunks))
    if (errors.length > 0)
      throw new DomainError('conflict', 'Counterparties changed since the check. Check the file again.', {
        reason: 'stale_check',
      })
    const rows = drafts.map((draft) => ({ id: newId<TradeDocumentId>(), draft, importId: id }))
    for (let from = 0; from < rows.length; from += INSERT_CHUNK)
      await insertDrafts(tx, actor, at, rows.slice(from, from + INSERT_CHUNK))
    await insertEvent(tx, actor, at, {
      verb: 'applied',
      objectKind: 'import',
      objectId: id,
      details: { drafts: drafts.length },
    })
    return { drafts: drafts.length }
  })
}

// What Excel keeps by itself is a ZIP: it begins with PK.
const ZIP = [0x50, 0x4b, 0x03, 0x04]

async function check(deps: Pick<Deps, 'library'>, tx: TenantTx, content: Uint8Array) {
  const nothing = (sentence: string) => ({ rowCount: 0, drafts: [], errors: [{ row: 1, column: '', sentence }] })
  if (ZIP.every((byte, at) => content[at] === byte))
    return nothing('This is a workbook or another packed file. Save it as “CSV UTF-8”.')
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(content)
  } catch {
    return nothing('The file is not UTF-8 text. Save it as “CSV UTF-8”.')
  }
  const parsed = parseFile(text)
  // A name with a hidden character is an error already, and PostgreSQL cannot even be asked for every one of them.
  const named = parsed.rows.map((row) => row.cells['customer'] ?? '').filter((name) => hiddenCharacter(name) === null)
  const names = new Set(named.map((name) => name.toLowerCase()))
  const checked = await checkRows(parsed.rows, {
    customers: await selectCustomers(tx, [...names]),
    goods: (await companyChooser(deps, tx)).goods,
  })
  const errors = [...parsed.errors, ...checked.errors].map(({ row, column, sentence }) => ({
    row,
    column: storable(column),
    sentence: storable(sentence),
  }))
  return { rowCount: parsed.rows.length, drafts: errors.length > 0 ? [] : checked.drafts, errors }
}

// A sentence quotes the file, and PostgreSQL keeps no NUL.
function storable(text: string): string {
  return text.replaceAll('\u0000', '\uFFFD')
}
