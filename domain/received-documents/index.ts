import { inTenant, type TenantTx } from '../../db/tenant.ts'
import { checksOf, standingsOn } from '../counterparties/registrations/index.ts'
import type { Deps } from '../deps.ts'
import { selectPaper } from '../evidence/queries.ts'
import { type Actor, authorizeInCompany, type TenantActor } from '../kernel/actor.ts'
import { type Day, isDay } from '../kernel/calendar.ts'
import { formatCarat, type MilliCarat } from '../kernel/carat.ts'
import { readCursor, writeCursor } from '../kernel/cursor.ts'
import { notFound } from '../kernel/errors.ts'
import type { ReceivedDocumentId } from '../kernel/ids.ts'
import { parseInput } from '../kernel/parse.ts'
import { readReceivedOriginal } from '../originals/queries.ts'
import { requireContent } from '../retention/gone.ts'
import { companyChooser } from '../schemes/index.ts'
import { partOf } from '../schemes/library.ts'
import { engagementPeriod } from '../trade-documents/read-document.ts'
import type { Chooser } from '../warranties/compile.ts'
import { selectReceived, selectReceivedChain, selectReceivedLines, selectReceivedPage } from './queries.ts'
import { documentStanding, editionsToReceive } from './rules.ts'
import { receivedListSchema } from './schema.ts'

export { recordReceivedDocument } from './record.ts'
export { addReceivedStatement, withdrawReceivedDocument } from './statements.ts'

type ReadDeps = Pick<Deps, 'db' | 'library'>

/** What can be said of a received document: the editions and the goods of the company's schemes. */
export async function receivedChoices(deps: ReadDeps, actor: Actor) {
  authorizeInCompany(actor, 'received-document:read')
  const { library } = await inTenant(deps.db, actor.tenantId, (tx) => companyChooser(deps, tx))
  const goods = library.schemes.flatMap((scheme) =>
    scheme.goods.map(({ key, name, unit, quantityName }) => ({ key, name, unit, quantityName })),
  )
  const isSeveral = library.schemes.length > 1
  const editions = library.schemes.flatMap(({ key, name }) =>
    // A company of one scheme knows whose edition it is.
    editionsToReceive(partOf(library, [key])).map((value) => ({
      value,
      label: isSeveral ? `${name}, ${value}` : value,
    })),
  )
  /** What most papers carry; of several schemes nobody can presume one. */
  const presumed = isSeveral ? null : (editions[0]?.value ?? null)
  return { editions, presumed, goods }
}

/**
 * A page of the register, each entry with what its statements are worth and how its supplier was registered on its
 * date; an auditor sees his engagement's period.
 */
export async function listReceivedDocuments(deps: ReadDeps, actor: Actor, input: unknown) {
  authorizeInCompany(actor, 'received-document:read')
  const query = parseInput(receivedListSchema, input)
  const after = readCursor(query.cursor, isDay)
  const within = engagementPeriod(actor)
  const wanted = { ...query, periods: [{ from: query.from, to: query.to }, ...(within ? [within] : [])] }
  const found = await inTenant(deps.db, actor.tenantId, async (tx) => {
    const chooser = await companyChooser(deps, tx)
    return judged(tx, chooser, await selectReceivedPage(tx, wanted, after, owedGoods(chooser)))
  })
  const documents = found.slice(0, query.limit)
  const last = found.length > query.limit ? documents.at(-1) : undefined
  return { documents, nextCursor: last ? writeCursor({ value: last.documentDate, id: last.id }) : null }
}

/** One received document with its lines and its chain, what its statements are worth and how its supplier was registered on its date. */
export async function readReceivedDocument(deps: ReadDeps, actor: Actor, id: ReceivedDocumentId) {
  authorizeInCompany(actor, 'received-document:read')
  const found = await inTenant(deps.db, actor.tenantId, async (tx) => {
    await requireContent(tx, actor, 'received', id)
    const chooser = await companyChooser(deps, tx)
    const [row] = await judged(tx, chooser, await selectReceived(tx, id))
    if (!row) return undefined
    const lines = (await selectReceivedLines(tx, id)).map((line) => ({ ...line, ...namesOf(chooser, line.goodsClass) }))
    return { ...row, lines, chain: await selectReceivedChain(tx, row) }
  })
  if (!found || !isVisible(actor, found)) throw notFound('received document')
  return { ...found, chain: found.chain.filter((each) => isVisible(actor, each)) }
}

/** Whether the actor may see what has this date: an auditor only what lies in his engagement's period. */
function isVisible(actor: TenantActor, { documentDate }: { readonly documentDate: Day }): boolean {
  if (actor.role !== 'auditor') return true
  const period = actor.engagement
  return period !== undefined && documentDate >= period.from && documentDate <= period.to
}

/** What valid later documents left of each line of a received document, for the form of the next one. */
export async function leftOfReceived(deps: ReadDeps, actor: Actor, id: ReceivedDocumentId) {
  authorizeInCompany(actor, 'received-document:record')
  const found = await inTenant(deps.db, actor.tenantId, async (tx) => {
    const original = await readReceivedOriginal(tx, id)
    const chooser = await companyChooser(deps, tx)
    return original && { original, chooser }
  })
  if (!found) throw notFound('received document')
  const { original, chooser } = found
  const lines = original.lines
    .filter(({ carats, takenCarats }) => carats > takenCarats)
    .map((line) => ({
      ...{ position: line.position, goodsClass: line.goodsClass, description: line.description },
      goodsName: namesOf(chooser, line.goodsClass).goodsName,
      left: formatCarat((line.carats - line.takenCarats) as MilliCarat),
    }))
  return {
    ...{ id, number: original.number, currency: original.currency, unit: original.unit, lines },
    counterpartyId: original.counterpartyId,
  }
}

/** What is needed to hand out the file that came with a received document. */
export async function readReceivedFile(deps: Pick<Deps, 'db'>, actor: Actor, id: ReceivedDocumentId) {
  authorizeInCompany(actor, 'received-document:read')
  return inTenant(deps.db, actor.tenantId, async (tx) => {
    const [row] = await selectReceived(tx, id)
    if (!row || !isVisible(actor, row)) throw notFound('received document')
    await requireContent(tx, actor, 'received', id)
    const file = row.fileSha256 ? await selectPaper(tx, 'received-document', row.fileSha256) : undefined
    if (!file) throw notFound('file')
    return file
  })
}

async function judged(tx: TenantTx, chooser: Chooser, rows: Awaited<ReturnType<typeof selectReceivedPage>>) {
  const checks = await checksOf(
    tx,
    rows.map(({ supplierId }) => supplierId),
  )
  return rows.map((row) => {
    const lines = row.goods.flatMap(({ goodsClass, positions }) =>
      positions.map((position) => ({ position, goodsClass })),
    )
    const schemes = [...new Set(row.goods.flatMap(({ goodsClass }) => chooser.goods.get(goodsClass)?.scheme ?? []))]
    return {
      ...row,
      goods: row.goods.map((each) => ({ ...each, ...namesOf(chooser, each.goodsClass) })),
      standing: documentStanding({ ...row, lines }, chooser.library),
      registrations: standingsOn(checks.get(row.supplierId) ?? [], schemes, row.documentDate),
    }
  })
}

function owedGoods({ library }: Chooser): readonly string[] {
  return library.schemes.flatMap(({ goods }) => goods).flatMap(({ key, warranted }) => (warranted ? [key] : []))
}

/** What the scheme calls the goods and their unit; goods that it no longer names keep their key. */
function namesOf({ goods }: Chooser, goodsClass: string) {
  const known = goods.get(goodsClass)
  return { goodsName: known?.name ?? goodsClass, unit: known?.unit ?? '' }
}
