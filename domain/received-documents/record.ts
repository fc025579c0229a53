import { inTenant, type TenantTx } from '../../db/tenant.ts'
import type { Deps } from '../deps.ts'
import { insertEvent } from '../events/queries.ts'
import { keepPaper, type UploadedFile } from '../evidence/index.ts'
import { type Actor, authorizeInCompany, type TenantActor } from '../kernel/actor.ts'
import { DomainError, invalidField } from '../kernel/errors.ts'
import { type ImportId, newId, type ReceivedDocumentId, type ReceivedStatementId } from '../kernel/ids.ts'
import { parseInput } from '../kernel/parse.ts'
import { entriesOf, whileOpen } from '../ledger/entries/entry.ts'
import { insertEntries } from '../ledger/entries/queries.ts'
import { effectOf } from '../ledger/rules.ts'
import { settleOriginal } from '../originals/index.ts'
import { companyChooser } from '../schemes/index.ts'
import { requireGoods } from '../trade-documents/goods.ts'
import type { Chooser } from '../warranties/compile.ts'
import { insertReceived, insertStatement, type Source, selectParties } from './queries.ts'
import { acceptedPositions, editionsToReceive, schemeOfEdition, withoutEdition } from './rules.ts'
import { type ReceivedDocument, receivedDocumentSchema } from './schema.ts'
import { insertWarrantyOnly } from './warranty-entries.ts'

type RecordDeps = Pick<Deps, 'db' | 'clock' | 'files' | 'library'>
type Given = {
  readonly input: unknown
  readonly file?: UploadedFile | undefined
  readonly source?: Source
}

/** Records a document that a supplier or customer sent, with its file if there is one, and enters what it moves into the ledger. */
export async function recordReceivedDocument(
  deps: RecordDeps,
  actor: Actor,
  given: Given,
): Promise<ReceivedDocumentId> {
  authorizeInCompany(actor, 'received-document:record')
  const document = parseInput(receivedDocumentSchema, given.input)
  const file = given.file ? await keepPaper(deps, actor.tenantId, given.file, 'file') : null
  return whileOpen(() =>
    inTenant(deps.db, actor.tenantId, (tx) =>
      recordIn(tx, deps, actor, { document, file, source: given.source ?? 'typed', importId: null }),
    ),
  )
}

type Kept = Pick<Parameters<typeof insertReceived>[3], 'document' | 'file' | 'source'> & {
  readonly importId: ImportId | null
  /** Under which id, when somebody refers to it before it is there. */
  readonly id?: ReceivedDocumentId
}

/** Records a checked document inside the caller's transaction. */
export async function recordIn(
  tx: TenantTx,
  deps: Pick<Deps, 'clock' | 'library'>,
  actor: TenantActor,
  kept: Kept,
): Promise<ReceivedDocumentId> {
  const { document } = kept
  const id = kept.id ?? newId<ReceivedDocumentId>()
  const at = deps.clock.now()
  const chooser = await companyChooser(deps, tx)
  requireEdition(chooser, document.edition)
  const unit = requireGoods(chooser, document)
  const parties = await selectParties(tx, document.supplierId)
  if (!parties) throw invalidField('supplierId', 'There is no such supplier. Choose one from the list.')
  const { original, positions } = await settleOriginal(tx, {
    side: 'received',
    documentType: document.documentType,
    counterpartyId: document.supplierId,
    documentDate: document.documentDate,
    currency: document.currency,
    issuedId: document.originalIssuedId,
    receivedId: document.originalId,
    lines: document.lines.map((line) => ({ ...line, description: line.description ?? line.goodsClass })),
    fields: { issued: 'originalIssuedId', received: 'originalId' },
  })
  if (!(await insertReceived(tx, actor, at, { ...kept, id, supplierName: parties.name, unit, positions })))
    throw duplicate(document.number)
  const placed = document.lines.map((line, index) => ({ ...line, position: index + 1 }))
  const accepted = new Set(await keepStatement(tx, actor, at, { id, document, lines: placed, chooser }))
  const bucket = effectOf('received', document.documentType, original)
  if (bucket) {
    const wasWarranted = new Map(original?.lines.map((line) => [line.position, line.warranted]))
    const lines = placed.map((line, index) => {
      const taken = positions[index] ?? null
      return {
        ...line,
        warranted:
          taken === null ? accepted.has(line.position) && bucket === 'received' : wasWarranted.get(taken) === true,
      }
    })
    await insertEntries(
      tx,
      entriesOf({
        sourceId: id,
        sourceKind: 'received',
        day: document.documentDate,
        bucket,
        abroad: parties.country !== parties.ownCountry,
        currency: document.currency,
        schemeOf: (goods) => chooser.goods.get(goods)?.scheme ?? '',
        lines,
      }),
      at,
    )
  }
  if (original?.documentType === 'memo' && document.documentType === 'invoice') {
    // The goods came with their memo. What it brought without a warranty is warranted by the sale's own statement.
    const bare = new Set(original.lines.filter(({ warranted }) => !warranted).map(({ position }) => position))
    const lines = placed
      .filter(({ position }, index) => accepted.has(position) && bare.has(positions[index] ?? 0))
      .map((line) => ({ ...line, warranted: true, amountMinor: null }))
    await insertWarrantyOnly(tx, chooser, at, { sourceId: id, day: document.documentDate, lines })
  }
  await insertEvent(tx, actor, at, { verb: 'recorded', objectKind: 'received-document', objectId: id })
  return id
}

type Carried = {
  readonly id: ReceivedDocumentId
  readonly document: ReceivedDocument
  readonly lines: readonly { readonly position: number; readonly goodsClass: string }[]
  readonly chooser: Chooser
}

/** Writes the statement that the document carries. Tells the lines that it covers. */
async function keepStatement(tx: TenantTx, actor: TenantActor, at: Date, carried: Carried): Promise<readonly number[]> {
  const { id, document, lines, chooser } = carried
  const { edition, documentDate } = document
  if (edition === 'none') return []
  const accepted = acceptedPositions({ edition, documentDate }, lines, chooser.library)
  await insertStatement(tx, actor, at, {
    id: newId<ReceivedStatementId>(),
    documentId: id,
    scheme: schemeOfEdition(edition, chooser.library),
    edition,
    text: document.statementText,
    positions: lines.map(({ position }) => position),
    accepted,
    receivedOn: documentDate,
    note: null,
    file: null,
  })
  return accepted
}

/** Throws `invalid` for an edition that none of the company's schemes has. */
export function requireEdition({ library }: Pick<Chooser, 'library'>, edition: string): void {
  const editions = [...editionsToReceive(library), ...withoutEdition]
  if (!editions.includes(edition)) throw invalidField('edition', `Edition must be one of ${editions.join(', ')}.`)
}

function duplicate(number: string): DomainError {
  const sentence = `Number ${number} of this supplier is recorded already. Withdraw that entry first if it is wrong.`
  return new DomainError('conflict', sentence, { reason: 'duplicate', fields: { number: [sentence] } })
}
