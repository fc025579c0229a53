import { inTenant } from '../../db/tenant.ts'
import type { Deps } from '../deps.ts'
import { insertEvent } from '../events/queries.ts'
import { type Actor, authorizeInCompany } from '../kernel/actor.ts'
import { isDay } from '../kernel/calendar.ts'
import { readCursor, writeCursor } from '../kernel/cursor.ts'
import { DomainError, invalidField, notFound } from '../kernel/errors.ts'
import { newId, type ReceivedWarrantyId } from '../kernel/ids.ts'
import { parseInput } from '../kernel/parse.ts'
import type { Statement } from '../kernel/statement.ts'
import { lineOfText } from '../kernel/text.ts'
import { SCHEME } from '../schemes/index.ts'
import { selectStatements } from '../schemes/queries.ts'
import { counterpartyExists } from '../trade-documents/queries.ts'
import { insertReceived, type StoredFile, selectReceived, selectReceivedPage, selectStoredFile } from './queries.ts'
import { editionStanding } from './rules.ts'
import { MAX_FILE_BYTES, receivedListSchema, receivedWarrantySchema, sniffFile } from './schema.ts'

export { receivedEditions } from './schema.ts'

export type UploadedFile = { readonly name: string; readonly content: Uint8Array }

/** Records a warranty that came with a supplier's invoice, with its file if there is one. */
export async function recordReceivedWarranty(
  deps: Pick<Deps, 'db' | 'clock' | 'files'>,
  actor: Actor,
  { input, file }: { readonly input: unknown; readonly file?: UploadedFile | undefined },
): Promise<ReceivedWarrantyId> {
  authorizeInCompany(actor, 'received-warranty:record')
  const warranty = parseInput(receivedWarrantySchema, input)
  const stored = file ? await keepFile(deps, actor.tenantId, file) : null
  const id = newId<ReceivedWarrantyId>()
  const at = deps.clock.now()
  await inTenant(deps.db, actor.tenantId, async (tx) => {
    if (!(await counterpartyExists(tx, warranty.supplierId)))
      throw invalidField('supplierId', 'There is no such supplier. Choose one from the list.')
    if (!(await insertReceived(tx, actor, at, { id, warranty, file: stored }))) throw duplicate(warranty.number)
    await insertEvent(tx, actor, at, { verb: 'recorded', objectKind: 'received-warranty', objectId: id })
  })
  return id
}

function duplicate(number: string): DomainError {
  const sentence = `Number ${number} of this supplier is recorded already. An entry is never changed or written twice.`
  return new DomainError('conflict', sentence, { reason: 'duplicate', fields: { number: [sentence] } })
}

async function keepFile(deps: Pick<Deps, 'files'>, tenantId: string, file: UploadedFile): Promise<StoredFile> {
  if (file.content.length > MAX_FILE_BYTES)
    throw invalidField('file', 'The file is larger than 10 MB. Scan it smaller.')
  const mediaType = sniffFile(file.content)
  if (!mediaType)
    throw invalidField('file', 'The file must be a PDF, a PNG or a JPEG; this one is something else inside.')
  const name = lineOfText('File name', 255).safeParse(file.name)
  if (!name.success) throw invalidField('file', 'Give the file a shorter, plain name.')
  return { ...(await deps.files.put(tenantId, file.content)), name: name.data, mediaType }
}

/** A page of the register, each entry with what its edition is worth; an auditor sees his engagement's period. */
export async function listReceivedWarranties(deps: Pick<Deps, 'db'>, actor: Actor, input: unknown) {
  authorizeInCompany(actor, 'received-warranty:read')
  const query = parseInput(receivedListSchema, input)
  const after = readCursor(query.cursor, isDay)
  const engaged = actor.role === 'auditor' && actor.engagement ? [actor.engagement] : []
  if (actor.role === 'auditor' && engaged.length === 0)
    throw new DomainError('forbidden', 'You have no engagement with this company.')
  const wanted = { search: query.search, limit: query.limit, periods: [{ from: query.from, to: query.to }, ...engaged] }
  const found = await inTenant(deps.db, actor.tenantId, async (tx) =>
    judged(await selectReceivedPage(tx, wanted, after), await selectStatements(tx, SCHEME)),
  )
  const warranties = found.slice(0, query.limit)
  const last = found.length > query.limit ? warranties.at(-1) : undefined
  return { warranties, nextCursor: last ? writeCursor({ value: last.documentDate, id: last.id }) : null }
}

/** One received warranty, with what its edition is worth. */
export async function readReceivedWarranty(deps: Pick<Deps, 'db'>, actor: Actor, id: ReceivedWarrantyId) {
  authorizeInCompany(actor, 'received-warranty:read')
  const [found] = await inTenant(deps.db, actor.tenantId, async (tx) =>
    judged(await selectReceived(tx, id), await selectStatements(tx, SCHEME)),
  )
  if (!found) throw notFound('received warranty')
  if (actor.role === 'auditor') {
    const period = actor.engagement
    if (!period || found.documentDate < period.from || found.documentDate > period.to)
      throw notFound('received warranty')
  }
  return found
}

/** What is needed to hand out the file that came with a received warranty. */
export async function readReceivedFile(deps: Pick<Deps, 'db'>, actor: Actor, id: ReceivedWarrantyId) {
  authorizeInCompany(actor, 'received-warranty:read')
  const { fileSha256 } = await readReceivedWarranty(deps, actor, id)
  const file = fileSha256
    ? await inTenant(deps.db, actor.tenantId, (tx) => selectStoredFile(tx, fileSha256))
    : undefined
  if (!file) throw notFound('file')
  return { ...file, bytes: Number(file.bytes) }
}

function judged(rows: Awaited<ReturnType<typeof selectReceivedPage>>, statements: readonly Statement[]) {
  return rows.map((row) => {
    const goodsClasses = row.carats.map((each) => each.goodsClass)
    return { ...row, standing: editionStanding({ ...row, goodsClasses }, statements) }
  })
}
