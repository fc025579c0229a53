import { inTenant } from '../../db/tenant.ts'
import type { Deps } from '../deps.ts'
import { insertEvent } from '../events/queries.ts'
import { keepPaper, type UploadedFile } from '../evidence/index.ts'
import { type Actor, authorizeInCompany } from '../kernel/actor.ts'
import type { MilliCarat } from '../kernel/carat.ts'
import { DomainError, invalidField, notFound } from '../kernel/errors.ts'
import { newId, type ReceivedDocumentId, type ReceivedStatementId } from '../kernel/ids.ts'
import { parseInput } from '../kernel/parse.ts'
import { lineOfText } from '../kernel/text.ts'
import { whileOpen } from '../ledger/entries/entry.ts'
import { undoEntries } from '../ledger/entries/queries.ts'
import { effectOf } from '../ledger/rules.ts'
import { refuseDependents } from '../originals/index.ts'
import { lockReceivedOriginal, selectYetBare } from '../originals/queries.ts'
import { companyChooser } from '../schemes/index.ts'
import { insertStatement, markWithdrawn, selectReceived } from './queries.ts'
import { requireEdition } from './record.ts'
import { acceptedPositions, schemeOfEdition } from './rules.ts'
import { laterStatementSchema } from './schema.ts'
import { insertWarrantyOnly } from './warranty-entries.ts'

/**
 * Records a statement that came after its document, like a supplementary letter. What is left of the lines that it
 * covers counts as warranted from then on.
 */
export async function addReceivedStatement(
  deps: Pick<Deps, 'db' | 'clock' | 'files' | 'library'>,
  actor: Actor,
  id: ReceivedDocumentId,
  { input, file }: { readonly input: unknown; readonly file?: UploadedFile | undefined },
): Promise<ReceivedStatementId> {
  authorizeInCompany(actor, 'received-document:record')
  const statement = parseInput(laterStatementSchema, input)
  const stored = file ? await keepPaper(deps, actor.tenantId, file, 'file') : null
  const statementId = newId<ReceivedStatementId>()
  const at = deps.clock.now()
  await whileOpen(() =>
    inTenant(deps.db, actor.tenantId, async (tx) => {
      const document = await lockReceivedOriginal(tx, id)
      const [row] = document ? await selectReceived(tx, id) : []
      if (!document || !row) throw notFound('received document')
      if (!document.isValid)
        throw new DomainError('conflict', `${document.number} was withdrawn; nothing is added to it.`)
      if (statement.edition === 'none') throw invalidField('edition', 'Choose the edition of the statement that came.')
      const chooser = await companyChooser(deps, tx)
      requireEdition(chooser, statement.edition)
      if (statement.receivedOn < document.documentDate)
        throw invalidField('receivedOn', `The document is of ${document.documentDate}; its statement cannot be older.`)
      const came = { edition: statement.edition, documentDate: document.documentDate }
      const accepted = acceptedPositions(came, document.lines, chooser.library)
      const bare = await selectYetBare(tx, id)
      await insertStatement(tx, actor, at, {
        id: statementId,
        documentId: id,
        scheme: schemeOfEdition(statement.edition, chooser.library),
        edition: statement.edition,
        text: statement.statementText,
        positions: document.lines.map(({ position }) => position),
        accepted,
        receivedOn: statement.receivedOn,
        note: statement.note,
        file: stored,
      })
      if (effectOf('received', document.documentType, null) === 'received') {
        const lines = document.lines
          .filter(({ position, warranted }) => !warranted && accepted.includes(position))
          .map((line) => ({
            ...line,
            carats: bare.get(line.position) ?? (0 as MilliCarat),
            warranted: true,
            amountMinor: null,
          }))
          .filter(({ carats }) => carats > 0)
        await insertWarrantyOnly(tx, chooser, at, { sourceId: statementId, day: document.documentDate, lines })
      }
      const details = { edition: statement.edition, number: document.number }
      await insertEvent(tx, actor, at, {
        verb: 'statement-added',
        objectKind: 'received-document',
        objectId: id,
        details,
      })
    }),
  )
  return statementId
}

/** Withdraws an entry that should not have been made, for a reason. It stays to be seen, and counts no more. */
export async function withdrawReceivedDocument(
  deps: Pick<Deps, 'db' | 'clock'>,
  actor: Actor,
  { id, reason }: { readonly id: ReceivedDocumentId; readonly reason: unknown },
): Promise<void> {
  authorizeInCompany(actor, 'received-document:withdraw')
  const at = deps.clock.now()
  await whileOpen(() =>
    inTenant(deps.db, actor.tenantId, async (tx) => {
      const document = await lockReceivedOriginal(tx, id)
      const [row] = document ? await selectReceived(tx, id) : []
      if (!document || !row) throw notFound('received document')
      const because = lineOfText('Reason', 500).safeParse(reason)
      if (!because.success) {
        const sentences = because.error.issues.map((issue) => issue.message)
        throw new DomainError('invalid', 'Say why the entry is withdrawn.', { fields: { reason: sentences } })
      }
      await refuseDependents(tx, 'received', { id, number: document.number })
      if (!(await markWithdrawn(tx, id, { at, by: actor.name, reason: because.data })))
        throw new DomainError('conflict', `${document.number} was withdrawn already.`, { reason: 'not_recorded' })
      await undoEntries(tx, [id, ...row.statements.map((each) => each.id)], at)
      const details = { number: document.number, reason: because.data }
      await insertEvent(tx, actor, at, { verb: 'withdrawn', objectKind: 'received-document', objectId: id, details })
    }),
  )
}
