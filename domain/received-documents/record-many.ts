import type { TenantTx } from '../../db/tenant.ts'
import { insertEvents } from '../events/queries.ts'
import type { TenantActor } from '../kernel/actor.ts'
import { DomainError } from '../kernel/errors.ts'
import {
  type CounterpartyId,
  type ImportId,
  newId,
  type ReceivedDocumentId,
  type ReceivedStatementId,
} from '../kernel/ids.ts'
import { type EntryRow, entriesOf } from '../ledger/entries/entry.ts'
import { insertEntries } from '../ledger/entries/queries.ts'
import { effectOf } from '../ledger/rules.ts'
import type { Chooser } from '../warranties/compile.ts'
import { insertManyReceived, insertManyStatements } from './many/queries.ts'
import type { Recording, StatementRow } from './queries.ts'
import { acceptedPositions, schemeOfEdition } from './rules.ts'
import type { ReceivedDocument } from './schema.ts'

/** A supplier as a document names him, and whether he is abroad. */
export type Supplier = { readonly name: string; readonly isAbroad: boolean }
export type Checked = { readonly id: ReceivedDocumentId; readonly document: ReceivedDocument; readonly unit: string }

type Many = {
  readonly actor: TenantActor
  readonly at: Date
  readonly importId: ImportId | null
  readonly chooser: Chooser
  readonly suppliers: ReadonlyMap<CounterpartyId, Supplier>
}

/**
 * Records checked documents that refer to no other, set by set: what `recordIn` does to one, in as few statements for
 * thousands.
 */
export async function recordMany(tx: TenantTx, all: readonly Checked[], many: Many): Promise<void> {
  const { actor, at, importId, chooser, suppliers } = many
  const recordings = all.map(
    ({ id, document, unit }): Recording => ({
      ...{ id, document, unit, importId, source: 'import', file: null },
      supplierName: suppliers.get(document.supplierId)?.name ?? '',
      positions: document.lines.map(() => null),
    }),
  )
  const written = await insertManyReceived(tx, actor, at, recordings)
  if (written < all.length)
    throw new DomainError('conflict', 'Some of these documents were recorded meanwhile. Check the file again.', {
      reason: 'duplicate',
    })
  const statements: StatementRow[] = []
  const entries: EntryRow[] = []
  for (const { id, document } of all) {
    const statement = statementOf(id, document, chooser)
    if (statement) statements.push(statement)
    const bucket = effectOf('received', document.documentType, null)
    if (!bucket) continue
    const accepted = new Set(statement?.accepted)
    const lines = document.lines.map((line, index) => ({
      ...line,
      position: index + 1,
      warranted: bucket === 'received' && accepted.has(index + 1),
    }))
    const moved = entriesOf({
      ...{ sourceId: id, sourceKind: 'received', day: document.documentDate, bucket, lines },
      ...{ abroad: suppliers.get(document.supplierId)?.isAbroad ?? null, currency: document.currency },
      schemeOf: (goods) => chooser.goods.get(goods)?.scheme ?? '',
    })
    for (const entry of moved) entries.push(entry)
  }
  await insertManyStatements(tx, actor, at, statements)
  await insertEntries(tx, entries, at)
  const events = all.map(({ id }) => ({ verb: 'recorded', objectKind: 'received-document', objectId: id }))
  await insertEvents(tx, actor, at, events)
}

function statementOf(id: ReceivedDocumentId, document: ReceivedDocument, { library }: Chooser): StatementRow | null {
  const { edition, documentDate } = document
  if (edition === 'none') return null
  const lines = document.lines.map(({ goodsClass }, index) => ({ goodsClass, position: index + 1 }))
  return {
    ...{ id: newId<ReceivedStatementId>(), documentId: id, scheme: schemeOfEdition(edition, library), edition },
    ...{ text: document.statementText, positions: lines.map(({ position }) => position) },
    ...{ accepted: acceptedPositions({ edition, documentDate }, lines, library), receivedOn: documentDate },
    ...{ note: null, file: null },
  }
}
