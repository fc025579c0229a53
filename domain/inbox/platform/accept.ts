import { z } from 'zod'
import { inTenant } from '../../../db/tenant.ts'
import type { Deps } from '../../deps.ts'
import { type Actor, authorizeInCompany } from '../../kernel/actor.ts'
import { DomainError, notFound } from '../../kernel/errors.ts'
import type { InboxItemId, ReceivedDocumentId } from '../../kernel/ids.ts'
import { parseInput } from '../../kernel/parse.ts'
import { lineOfText, optional, text } from '../../kernel/text.ts'
import { fileInboxItem } from '../decide.ts'
import { selectItem } from '../queries.ts'
import { handedSchema } from './handed.ts'
import { selectReferred } from './queries.ts'

export const acceptSchema = z.object({ edition: lineOfText('Edition', 60), note: optional(text('Note')) })

/** Files a document that was handed over, line by line as the other company issued it. What is said of it is the edition alone. */
export async function acceptHanded(
  deps: Pick<Deps, 'db' | 'clock' | 'library'>,
  actor: Actor,
  { id, input }: { readonly id: InboxItemId; readonly input: unknown },
): Promise<ReceivedDocumentId> {
  authorizeInCompany(actor, 'inbox:decide')
  const { edition, note } = parseInput(acceptSchema, input)
  const document = await inTenant(deps.db, actor.tenantId, async (tx) => {
    const item = await selectItem(tx, id)
    if (!item) throw notFound('paper in the inbox')
    if (item.handed === null || item.counterpartyId === null)
      throw new DomainError('conflict', 'This paper was not handed over on the platform. Fill in what it says.')
    const { sellerName: _, original, statements, lines, ...handed } = handedSchema.parse(item.handed)
    const referred = original ? await selectReferred(tx, item.counterpartyId, original) : null
    const isKnown = referred?.originalId !== null || referred.originalIssuedId !== null
    return {
      ...handed,
      ...(referred ?? {}),
      ...{ supplierId: item.counterpartyId, edition, note },
      statementText: statements.find((each) => each.edition === edition)?.text ?? null,
      lines: lines.map(({ originalPosition, ...line }) => ({
        ...line,
        originalPosition: referred && isKnown ? originalPosition : null,
      })),
    }
  })
  return fileInboxItem(deps, actor, { id, input: document })
}
