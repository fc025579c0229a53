import { z } from 'zod'
import { inTenant } from '../../db/tenant.ts'
import type { Deps } from '../deps.ts'
import { type Actor, authorizeInCompany } from '../kernel/actor.ts'
import { readCursor, writeCursor } from '../kernel/cursor.ts'
import { notFound } from '../kernel/errors.ts'
import type { CounterpartyId, InboxItemId } from '../kernel/ids.ts'
import { parseInput } from '../kernel/parse.ts'
import type { Library } from '../kernel/scheme.ts'
import { receivedChoices } from '../received-documents/index.ts'
import { companyChooser } from '../schemes/index.ts'
import { goodsOfCode } from './goods.ts'
import { boxesOf, type Paper, type Place, paperOf } from './paper.ts'
import { handedSchema } from './platform/handed.ts'
import { type Proposals, proposalsOf } from './propose/index.ts'
import {
  selectItem,
  selectItemPage,
  selectNextOpen,
  selectOriginals,
  selectParties,
  selectSameNumber,
  selectSelf,
} from './queries.ts'
import { problemSentence, readSchema } from './reading.ts'
import { foundStatementSchema, inboxListSchema } from './schema.ts'

type ReadDeps = Pick<Deps, 'db' | 'library'>
const storedReading = z.object({ read: readSchema, statements: z.array(foundStatementSchema) })

/** A page of the queue: what is open the oldest first, else what was decided the newest first. */
export async function listInbox(deps: ReadDeps, actor: Actor, input: unknown) {
  authorizeInCompany(actor, 'inbox:read')
  const query = parseInput(inboxListSchema, input)
  const after = readCursor(query.cursor, isInstant)
  const found = await inTenant(deps.db, actor.tenantId, (tx) => selectItemPage(tx, query, after))
  const items = found.slice(0, query.limit).map(sized)
  const last = found.length > query.limit ? items.at(-1) : undefined
  return { items, nextCursor: last ? writeCursor({ value: last.receivedAt.toISOString(), id: last.id }) : null }
}

function isInstant(text: string): boolean {
  return /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[.]\d{3}Z$/.test(text) && !Number.isNaN(Date.parse(text))
}

function sized<T extends { readonly bytes: bigint | null }>(row: T) {
  return { ...row, bytes: row.bytes === null ? null : Number(row.bytes) }
}

/** One item with everything that was read on it and what it seems to say. */
export async function readInboxItem(deps: ReadDeps, actor: Actor, id: InboxItemId) {
  authorizeInCompany(actor, 'inbox:read')
  return inTenant(deps.db, actor.tenantId, async (tx) => {
    const row = await selectItem(tx, id)
    if (!row) throw notFound('paper in the inbox')
    const { reading, handed: given, attempts: _, ...rest } = sized(row)
    const item = { ...rest, handed: given === null ? null : handedSchema.parse(given) }
    const stored = reading === null ? null : storedReading.parse(reading)
    if (!stored || 'problem' in stored.read) {
      const problem = stored && 'problem' in stored.read ? stored.read.problem : null
      return { ...item, problem: problem && { code: problem, sentence: problemSentence(problem) }, reading: null }
    }
    const paper = paperOf(stored.read.pages)
    const known = { parties: await selectParties(tx), self: await selectSelf(tx) }
    const { library } = await companyChooser(deps, tx)
    const proposals = placed(paper, proposalsOf(paper, known), library)
    const statements = stored.statements.map((each) => ({ ...each, boxes: boxesOf(paper, each) }))
    const { hasScript } = stored.read
    return { ...item, problem: null, reading: { paper, proposals, statements, hasScript } }
  })
}

/** The proposals with where they stand on the pages. */
function placed(paper: Paper, { lines, supplierName, ...proposals }: Proposals, library: Library) {
  const boxed = <T extends { readonly place: Place } | null>(proposal: T) =>
    proposal && { ...proposal, boxes: boxesOf(paper, proposal.place) }
  return {
    supplier: boxed(proposals.supplier),
    supplierName,
    documentType: boxed(proposals.documentType),
    number: boxed(proposals.number),
    original: boxed(proposals.original),
    documentDate: boxed(proposals.documentDate),
    currency: boxed(proposals.currency),
    amount: boxed(proposals.amount),
    carats: boxed(proposals.carats),
    lines: lines.map((line) => ({
      ...line,
      goodsClass: line.hsCode ? (goodsOfCode(library, line.hsCode)[0] ?? null) : null,
      boxes: boxesOf(paper, line.place),
    })),
  }
}

/** What somebody chooses from who files a paper: parties, editions, goods, and documents that it may refer to. */
export async function filingChoices(deps: ReadDeps, actor: Actor, id: InboxItemId) {
  authorizeInCompany(actor, 'inbox:decide')
  const { editions, goods } = await receivedChoices(deps, actor)
  const { reading } = await readInboxItem(deps, actor, id)
  return inTenant(deps.db, actor.tenantId, async (tx) => {
    const parties = (await selectParties(tx)).map(({ id: value, name }) => ({ id: value, name }))
    const { supplier, number } = reading?.proposals ?? {}
    const same = supplier && number ? await selectSameNumber(tx, supplier.value as CounterpartyId, number.value) : []
    return { editions, goods, parties, same, originals: await selectOriginals(tx) }
  })
}

/** What is needed to hand out the paper as it came. */
export async function readInboxFile(deps: ReadDeps, actor: Actor, id: InboxItemId) {
  authorizeInCompany(actor, 'inbox:read')
  const row = await inTenant(deps.db, actor.tenantId, (tx) => selectItem(tx, id))
  if (!row) throw notFound('paper in the inbox')
  const { sha256, fileName, mediaType, bytes } = row
  if (sha256 === null || fileName === null || mediaType === null) throw notFound('file')
  return { sha256, name: fileName, mediaType, bytes: Number(bytes) }
}

/** The item that has waited longest. */
export async function nextInInbox(deps: ReadDeps, actor: Actor): Promise<InboxItemId | null> {
  authorizeInCompany(actor, 'inbox:read')
  return (await inTenant(deps.db, actor.tenantId, selectNextOpen))?.id ?? null
}
