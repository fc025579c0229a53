import { inTenant } from '../../db/tenant.ts'
import type { Deps } from '../deps.ts'
import { type Actor, authorizeInCompany } from '../kernel/actor.ts'
import { notFound } from '../kernel/errors.ts'
import type { ImportId } from '../kernel/ids.ts'
import type { SheetFormat } from '../kernel/sheet.ts'
import { column } from './columns/column.ts'
import { kindOf } from './kinds/index.ts'
import { selectImport } from './queries.ts'
import { keptMapping } from './reading/mapping.ts'
import { importReport } from './report.ts'
import { type SheetFile, writeSheet } from './writing/file.ts'

const COLUMNS = [
  column('row', 'row', 'The row in the file.', { holds: 'whole' }),
  column('column', 'column', 'Our name of the column.'),
  column('heading_in_file', 'heading', 'What the file calls it.'),
  column('what_is_wrong', 'sentence', 'What is wrong.'),
  column('what_would_be_right', 'right', 'What would be right.'),
]

/** What is wrong with a file, row by row, and what would be right, as a file for whoever corrects it. */
export async function importErrors(
  deps: Pick<Deps, 'db' | 'sheets'>,
  actor: Actor,
  { id, format }: { readonly id: ImportId; readonly format: SheetFormat },
): Promise<SheetFile> {
  authorizeInCompany(actor, 'trade-document:read-draft')
  const found = await inTenant(deps.db, actor.tenantId, (tx) => selectImport(tx, id))
  if (!found) throw notFound('import')
  const { columns } = kindOf(found.kind)
  const { errors, heads } = importReport(found.report)
  const mapped = found.mapping === null ? [] : keptMapping(found.mapping).columns
  const rows = errors.map(({ row, column: key, sentence }) => ({
    row: String(row),
    column: key,
    heading_in_file: key === '' ? '' : (heads[mapped.indexOf(key)]?.name ?? ''),
    what_is_wrong: sentence,
    what_would_be_right: columns.find((each) => each.key === key)?.right ?? '',
  }))
  const name = `${found.fileName.replace(/\.(csv|xlsx|txt)$/i, '')}-errors`
  return writeSheet(deps, { name, format, columns: COLUMNS, rows })
}
