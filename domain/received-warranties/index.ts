import { inTenant, type TenantTx } from '../../db/tenant.ts'
import { checksOf, standingsOn } from '../counterparties/registrations/index.ts'
import type { Deps } from '../deps.ts'
import { insertEvent } from '../events/queries.ts'
import { keepPaper, type UploadedFile } from '../evidence/index.ts'
import { selectPaper } from '../evidence/queries.ts'
import { type Actor, authorizeInCompany } from '../kernel/actor.ts'
import { isDay } from '../kernel/calendar.ts'
import { readCursor, writeCursor } from '../kernel/cursor.ts'
import { DomainError, invalidField, notFound } from '../kernel/errors.ts'
import { newId, type ReceivedWarrantyId } from '../kernel/ids.ts'
import { parseInput } from '../kernel/parse.ts'
import { companyChooser } from '../schemes/index.ts'
import { partOf } from '../schemes/library.ts'
import { counterpartyExists } from '../trade-documents/queries.ts'
import type { Chooser } from '../warranties/compile.ts'
import { insertReceived, selectReceived, selectReceivedPage } from './queries.ts'
import { editionStanding, editionsToReceive, withoutEdition } from './rules.ts'
import { type ReceivedWarranty, receivedListSchema, receivedWarrantySchema } from './schema.ts'

type ReadDeps = Pick<Deps, 'db' | 'library'>

/** What can be said of a received warranty: the editions and the goods of the company's schemes. */
export async function receivedChoices(deps: ReadDeps, actor: Actor) {
  authorizeInCompany(actor, 'received-warranty:read')
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

/** Records a warranty that came with a supplier's invoice, with its file if there is one. */
export async function recordReceivedWarranty(
  deps: Pick<Deps, 'db' | 'clock' | 'files' | 'library'>,
  actor: Actor,
  { input, file }: { readonly input: unknown; readonly file?: UploadedFile | undefined },
): Promise<ReceivedWarrantyId> {
  authorizeInCompany(actor, 'received-warranty:record')
  const warranty = parseInput(receivedWarrantySchema, input)
  const stored = file ? await keepPaper(deps, actor.tenantId, file, 'file') : null
  const id = newId<ReceivedWarrantyId>()
  const at = deps.clock.now()
  await inTenant(deps.db, actor.tenantId, async (tx) => {
    requireKnown(await companyChooser(deps, tx), warranty)
    if (!(await counterpartyExists(tx, warranty.supplierId)))
      throw invalidField('supplierId', 'There is no such supplier. Choose one from the list.')
    if (!(await insertReceived(tx, actor, at, { id, warranty, file: stored }))) throw duplicate(warranty.number)
    await insertEvent(tx, actor, at, { verb: 'recorded', objectKind: 'received-warranty', objectId: id })
  })
  return id
}

function requireKnown({ library, goods }: Chooser, { edition, carats }: ReceivedWarranty): void {
  const editions = [...editionsToReceive(library), ...withoutEdition]
  if (!editions.includes(edition)) throw invalidField('edition', `Edition must be one of ${editions.join(', ')}.`)
  for (const [index, { goodsClass }] of carats.entries())
    if (!goods.has(goodsClass))
      throw invalidField(`carats.${index}.goodsClass`, `Goods class must be one of ${[...goods.keys()].join(', ')}.`)
}

function duplicate(number: string): DomainError {
  const sentence = `Number ${number} of this supplier is recorded already. An entry is never changed or written twice.`
  return new DomainError('conflict', sentence, { reason: 'duplicate', fields: { number: [sentence] } })
}

/**
 * A page of the register, each entry with what its edition is worth and how its supplier was registered on its date;
 * an auditor sees his engagement's period.
 */
export async function listReceivedWarranties(deps: ReadDeps, actor: Actor, input: unknown) {
  authorizeInCompany(actor, 'received-warranty:read')
  const query = parseInput(receivedListSchema, input)
  const after = readCursor(query.cursor, isDay)
  const engaged = actor.role === 'auditor' && actor.engagement ? [actor.engagement] : []
  if (actor.role === 'auditor' && engaged.length === 0)
    throw new DomainError('forbidden', 'You have no engagement with this company.')
  const wanted = { search: query.search, limit: query.limit, periods: [{ from: query.from, to: query.to }, ...engaged] }
  const found = await inTenant(deps.db, actor.tenantId, async (tx) =>
    judged(deps, tx, await selectReceivedPage(tx, wanted, after)),
  )
  const warranties = found.slice(0, query.limit)
  const last = found.length > query.limit ? warranties.at(-1) : undefined
  return { warranties, nextCursor: last ? writeCursor({ value: last.documentDate, id: last.id }) : null }
}

/** One received warranty, with what its edition is worth and how its supplier was registered on its date. */
export async function readReceivedWarranty(deps: ReadDeps, actor: Actor, id: ReceivedWarrantyId) {
  authorizeInCompany(actor, 'received-warranty:read')
  const [found] = await inTenant(deps.db, actor.tenantId, async (tx) => judged(deps, tx, await selectReceived(tx, id)))
  if (!found) throw notFound('received warranty')
  if (actor.role === 'auditor') {
    const period = actor.engagement
    if (!period || found.documentDate < period.from || found.documentDate > period.to)
      throw notFound('received warranty')
  }
  return found
}

/** What is needed to hand out the file that came with a received warranty. */
export async function readReceivedFile(deps: ReadDeps, actor: Actor, id: ReceivedWarrantyId) {
  authorizeInCompany(actor, 'received-warranty:read')
  const { fileSha256 } = await readReceivedWarranty(deps, actor, id)
  const file = fileSha256
    ? await inTenant(deps.db, actor.tenantId, (tx) => selectPaper(tx, 'received-warranty', fileSha256))
    : undefined
  if (!file) throw notFound('file')
  return file
}

async function judged(deps: ReadDeps, tx: TenantTx, rows: Awaited<ReturnType<typeof selectReceivedPage>>) {
  const chooser = await companyChooser(deps, tx)
  const checks = await checksOf(
    tx,
    rows.map(({ supplierId }) => supplierId),
  )
  return rows.map((row) => {
    const goodsClasses = row.carats.map(({ goodsClass }) => goodsClass)
    const standing = editionStanding({ ...row, goodsClasses }, chooser.library)
    const schemes = [...new Set(goodsClasses.flatMap((goods) => chooser.goods.get(goods)?.scheme ?? []))]
    const registrations = standingsOn(checks.get(row.supplierId) ?? [], schemes, row.documentDate)
    const carats = row.carats.map((each) => ({ ...each, ...namesOf(chooser, each.goodsClass) }))
    return { ...row, carats, standing, registrations }
  })
}

/** What the scheme calls the goods and their unit; goods that it no longer names keep their key. */
function namesOf({ goods }: Chooser, goodsClass: string) {
  const known = goods.get(goodsClass)
  return { goodsName: known?.name ?? goodsClass, unit: known?.unit ?? '' }
}
