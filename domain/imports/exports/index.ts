import { inTenant } from '../../../db/tenant.ts'
import { listCertificates } from '../../certificates/index.ts'
import { listCounterparties } from '../../counterparties/index.ts'
import type { Deps } from '../../deps.ts'
import { type Actor, authorizeInCompany } from '../../kernel/actor.ts'
import { DomainError, invalidField } from '../../kernel/errors.ts'
import { MAX_SHEET_ROWS, type SheetFormat } from '../../kernel/sheet.ts'
import { listOpenings } from '../../ledger/stock/openings.ts'
import { listReceivedDocuments } from '../../received-documents/index.ts'
import { listTradeDocuments } from '../../trade-documents/index.ts'
import { certificateColumns } from '../columns/certificates.ts'
import type { Column } from '../columns/column.ts'
import { counterpartyColumns } from '../columns/counterparties.ts'
import { issuedColumns } from '../columns/issued.ts'
import { openingColumns } from '../columns/opening-stock.ts'
import { receivedColumns } from '../columns/received.ts'
import { type OutRow, type SheetFile, writeSheet } from '../writing/file.ts'
import { draftRows } from './drafts.ts'
import { selectCertificateRows, selectIssuedRows, selectReceivedRows } from './queries.ts'

type ExportDeps = Pick<Deps, 'db' | 'clock' | 'library' | 'sheets'>
type Filters = Readonly<Record<string, unknown>>
type Page = { readonly rows: readonly OutRow[]; readonly nextCursor: string | null }
type Export = {
  readonly columns: readonly Column[]
  /** The rows of the list's next page, so that its filters and its permission are those of the list. */
  readonly page: (deps: ExportDeps, actor: Actor, query: Filters, before: number) => Promise<Page>
}

const exports: Readonly<Record<string, Export>> = {
  issued: {
    columns: issuedColumns,
    async page(deps, actor, query, before) {
      const { documents, nextCursor } = await listTradeDocuments(deps, actor, { ...query, limit: 1000 })
      const ids = documents.map(({ id }) => id)
      const isDraft = query['status'] === 'draft'
      return {
        rows: await inCompany(deps, actor, (tx) => (isDraft ? draftRows(tx, ids, before) : selectIssuedRows(tx, ids))),
        nextCursor,
      }
    },
  },
  received: {
    columns: receivedColumns,
    async page(deps, actor, query) {
      const { documents, nextCursor } = await listReceivedDocuments(deps, actor, { ...query, limit: 1000 })
      const ids = documents.map(({ id }) => id)
      return { rows: await inCompany(deps, actor, (tx) => selectReceivedRows(tx, ids)), nextCursor }
    },
  },
  certificates: {
    columns: certificateColumns,
    async page(deps, actor, query) {
      const { certificates, nextCursor } = await listCertificates(deps, actor, { ...query, limit: 200 })
      const ids = certificates.map(({ id }) => id)
      return { rows: await inCompany(deps, actor, (tx) => selectCertificateRows(tx, ids)), nextCursor }
    },
  },
  'opening-stock': {
    columns: openingColumns,
    async page(deps, actor) {
      const openings = await listOpenings(deps, actor)
      const rows = openings.map(({ goodsClass, day, carats, warranted, lot, evidence }) => ({
        ...{ goods_class: goodsClass, day, carats, warranted, lot, evidence },
      }))
      return { rows, nextCursor: null }
    },
  },
  counterparties: {
    columns: counterpartyColumns,
    async page(deps, actor, query) {
      const { counterparties, nextCursor } = await listCounterparties(deps, actor, { ...query, limit: 200 })
      const rows = counterparties.map(({ name, roles, country, address, taxNumber, email }) => ({
        ...{ name, country, address, email, roles: roles.join(';'), tax_number: taxNumber },
      }))
      return { rows, nextCursor }
    },
  },
}

/** The kinds of lists that go out. */
export const exportKinds = Object.keys(exports)

type Asked = { readonly kind: unknown; readonly format: SheetFormat; readonly filters: Filters }

/** A list as a file, under the list's own filters: every row of it, in our columns, so that it comes in again as it went out. */
export async function exportList(deps: ExportDeps, actor: Actor, { kind, format, filters }: Asked): Promise<SheetFile> {
  authorizeInCompany(actor, 'company:read')
  const found = typeof kind === 'string' && Object.hasOwn(exports, kind) ? exports[kind] : undefined
  if (!found) throw invalidField('kind', `Choose one of ${exportKinds.join(', ')}.`)
  const rows: OutRow[] = []
  let cursor: string | null = null
  do {
    const page = await found.page(deps, actor, { ...filters, cursor }, rows.length)
    for (const row of page.rows) rows.push(row)
    cursor = page.nextCursor
    if (rows.length > MAX_SHEET_ROWS)
      throw new DomainError(
        'conflict',
        `More than ${MAX_SHEET_ROWS} rows fit these filters. Narrow them, say by days.`,
        {
          reason: 'too_many_rows',
        },
      )
  } while (cursor !== null)
  return writeSheet(deps, { name: `briefke-${String(kind)}`, format, columns: found.columns, rows })
}

function inCompany<T>(deps: ExportDeps, actor: Actor, work: Parameters<typeof inTenant<T>>[2]): Promise<T> {
  authorizeInCompany(actor, 'company:read')
  return inTenant(deps.db, actor.tenantId, work)
}
