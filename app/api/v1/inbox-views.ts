import { z } from '@hono/zod-openapi'
import { handedSchema } from '../../../domain/inbox/platform/handed.ts'
import { sureness } from '../../../domain/inbox/propose/proposal.ts'
import type { listInbox, readInboxItem } from '../../../domain/inbox/read-items.ts'
import { problems } from '../../../domain/inbox/reading.ts'
import { inboxSources, inboxStatuses } from '../../../domain/inbox/schema.ts'
import { id, instant } from './schemas.ts'

const words = z.string().nullable()
const box = z
  .object({ page: z.number(), x: z.number(), y: z.number(), width: z.number(), height: z.number() })
  .openapi('InboxBox', { description: 'a place on a page (the first is 0), in points from its upper left corner' })
const proposal = z
  .object({ value: z.string(), sure: z.enum(sureness), found: z.string(), boxes: z.array(box) })
  .openapi('InboxProposal', { description: 'what the machine believes; a person decides' })
const line = z.object({
  goodsClass: words.openapi({ description: 'the usual class of its customs code' }),
  description: z.string(),
  pieces: z.number().int().nullable(),
  carats: z.string(),
  amount: words,
  hsCode: words,
  reportNumber: words,
  boxes: z.array(box),
})
const statement = z.object({
  scheme: z.string(),
  statementKey: z.string(),
  version: z.number().int(),
  edition: z.string(),
  name: z.string(),
  outcome: z.enum(['exact', 'accepted-variant', 'deviation']),
  deviations: z.array(z.object({ class: z.string(), sentence: z.string() })),
  boxes: z.array(box),
})
const head = {
  id,
  source: z.enum(inboxSources),
  sender: z.string(),
  counterpartyId: id.nullable(),
  fileName: words,
  mediaType: words,
  bytes: z.number().int().nullable(),
  sha256: words,
  receivedAt: instant,
  status: z.enum(inboxStatuses),
  readNumber: words,
  readParty: words,
  documentId: id.nullable(),
  decidedByName: words,
  decidedAt: instant.nullable(),
  discardReason: words,
}
export const listedItem = z.object(head).openapi('ListedInboxItem')
export const inboxItem = z
  .object({
    ...head,
    handed: handedSchema
      .nullable()
      .openapi({ description: 'the document as another company of the platform issued it' }),
    problem: z.object({ code: z.enum(problems), sentence: z.string() }).nullable(),
    reading: z
      .object({
        text: z.string(),
        pages: z.array(z.object({ width: z.number(), height: z.number() })),
        hasScript: z.boolean(),
        statements: z.array(statement),
        proposals: z.object({
          supplier: proposal.nullable(),
          supplierName: words,
          documentType: proposal.nullable(),
          number: proposal.nullable(),
          original: proposal.nullable(),
          documentDate: proposal.nullable(),
          currency: proposal.nullable(),
          amount: proposal.nullable(),
          carats: proposal.nullable(),
          lines: z.array(line),
        }),
      })
      .nullable(),
  })
  .openapi('InboxItem')

type Listed = Awaited<ReturnType<typeof listInbox>>['items'][number]

/** An item of the queue as JSON has it. */
export function listedView(row: Listed): z.output<typeof listedItem> {
  return listedItem.parse({
    ...row,
    receivedAt: row.receivedAt.toISOString(),
    decidedAt: row.decidedAt?.toISOString() ?? null,
  })
}

/** An item with what was read on it. */
export function itemView(item: Awaited<ReturnType<typeof readInboxItem>>): z.output<typeof inboxItem> {
  const { reading, problem, handed, ...row } = item
  return inboxItem.parse({
    ...listedView(row),
    handed,
    problem,
    reading: reading && { ...reading, text: reading.paper.text, pages: reading.paper.pages },
  })
}
