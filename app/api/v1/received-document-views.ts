import { z } from '@hono/zod-openapi'
import { tradeDocumentTypes } from '../../../domain/kernel/goods.ts'
import { formatAmount, isCurrency } from '../../../domain/kernel/money.ts'
import type { listReceivedDocuments, readReceivedDocument } from '../../../domain/received-documents/index.ts'
import { amount, carats, dayText, id, instant } from './schemas.ts'
import { registrationStanding } from './standings.ts'

const words = z.string().nullable()

/** A row of the register of received documents. */
export const receivedSummary = z
  .object({
    id,
    documentType: z.enum(tradeDocumentTypes),
    supplierId: id,
    supplierName: z.string(),
    number: z.string(),
    documentDate: dayText,
    status: z.enum(['recorded', 'withdrawn']),
    source: z.enum(['typed', 'import', 'inbox', 'platform']),
    currency: words,
    totalAmount: amount.nullable(),
    totalCarats: carats,
    unit: z.string(),
    note: words,
    goods: z.array(z.object({ goodsClass: z.string(), carats, unit: z.string() })),
    standing: z.enum(['accepted', 'not-needed', 'not-valid', 'missing', 'unknown-edition']),
    statements: z.array(
      z.object({
        id,
        scheme: z.string(),
        edition: z.string(),
        text: words,
        acceptedLines: z.array(z.number().int()),
        receivedOn: dayText,
        note: words,
        recordedBy: z.string(),
      }),
    ),
    supplierRegistrations: z
      .array(registrationStanding)
      .openapi({ description: 'how the supplier was registered on the document’s date' }),
    originalId: id.nullable(),
    originalIssuedId: id.nullable(),
    fileSha256: words,
    recordedBy: z.string(),
    recordedAt: instant,
    withdrawReason: words,
  })
  .openapi('ReceivedDocumentSummary')

/** A received document with its lines and what it refers to or is referred to by. */
export const receivedView = receivedSummary
  .extend({
    lines: z.array(
      z.object({
        position: z.number().int(),
        goodsClass: z.string(),
        description: z.string(),
        pieces: z.number().int().nullable(),
        carats,
        amount: amount.nullable(),
        hsCode: words,
        countryOfOrigin: words,
        countryOfMining: words,
        largestStoneCarats: carats.nullable(),
        reportNumber: words,
        kpCertificate: words,
        treatment: words,
        originalPosition: z.number().int().nullable(),
      }),
    ),
    chain: z.array(
      z.object({
        side: z.enum(['issued', 'received']),
        id,
        number: z.string(),
        documentType: z.enum(tradeDocumentTypes),
        documentDate: dayText,
        status: z.string(),
        relation: z.enum(['original', 'later']),
      }),
    ),
  })
  .openapi('ReceivedDocument')

type Row = Awaited<ReturnType<typeof listReceivedDocuments>>['documents'][number]

/** A row of the register, on the wire. */
export function viewOfReceivedSummary(row: Row): z.output<typeof receivedSummary> {
  const { totalMinor, recordedByName, recordedAt, registrations, statements, goods, ...rest } = row
  const { lineCount: _, withdrawnAt: __, withdrawnByName: ___, ...own } = rest
  return {
    ...own,
    totalAmount: moneyOf(totalMinor, row.currency),
    goods: goods.map(({ goodsClass, carats: quantity, unit }) => ({ goodsClass, carats: quantity, unit })),
    statements: statements.map(({ acceptedPositions, fileSha256: ____, recordedByName: by, ...each }) => ({
      ...each,
      acceptedLines: [...acceptedPositions],
      recordedBy: by,
    })),
    supplierRegistrations: registrations.map((each) => registrationStanding.parse(each)),
    recordedBy: recordedByName,
    recordedAt: recordedAt.toISOString(),
  }
}

/** A whole received document, on the wire. */
export function viewOfReceived({
  lines,
  chain,
  ...row
}: Awaited<ReturnType<typeof readReceivedDocument>>): z.output<typeof receivedView> {
  return {
    ...viewOfReceivedSummary(row),
    lines: lines.map(({ amountMinor, goodsName: _, unit: __, ...line }) => ({
      ...line,
      amount: moneyOf(amountMinor, row.currency),
    })),
    chain: chain.map(({ side, id: of, number, documentType, documentDate, status, relation }) => ({
      ...{ side, id: of, number, documentType, documentDate, status, relation },
    })),
  }
}

function moneyOf(minor: bigint | null, currency: string | null): string | null {
  return minor === null || currency === null || !isCurrency(currency) ? null : formatAmount(minor, currency)
}
