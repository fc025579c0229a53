import { inTenant } from '../../db/tenant.ts'
import { todayAt } from '../companies/today.ts'
import { selectCounterpartyChoices } from '../counterparties/queries.ts'
import type { Deps } from '../deps.ts'
import { type Actor, authorizeInCompany } from '../kernel/actor.ts'
import type { SheetFormat } from '../kernel/sheet.ts'
import { companyChooser } from '../schemes/index.ts'
import { kindOf } from './kinds/index.ts'
import { type SheetFile, writeSheet } from './writing/file.ts'

type Asked = { readonly kind: unknown; readonly format: SheetFormat }

/**
 * A file to start from: every column that can be brought in, and rows that import as they stand, to the company's own
 * first partner. Nothing in it is run by a spreadsheet.
 */
export async function importTemplate(
  deps: Pick<Deps, 'db' | 'clock' | 'library' | 'sheets'>,
  actor: Actor,
  { kind, format }: Asked,
): Promise<SheetFile> {
  authorizeInCompany(actor, 'import:run')
  const { key, columns, samples } = kindOf(kind)
  const rows = await inTenant(deps.db, actor.tenantId, async (tx) => {
    const [first] = await selectCounterpartyChoices(tx, key === 'received' ? 'supplier' : 'buyer')
    const { library } = await companyChooser(deps, tx)
    const goods = library.schemes.flatMap((scheme) => scheme.goods).find(({ warranted }) => warranted)
    const partner = first?.name ?? 'The name of a counterparty'
    return samples({ partner, today: await todayAt(tx, deps.clock), goods: goods?.key ?? '' })
  })
  const brought = columns.filter(({ isOnlyTold }) => !isOnlyTold)
  return writeSheet(deps, { name: `briefke-${key}-template`, format, columns: brought, rows })
}
