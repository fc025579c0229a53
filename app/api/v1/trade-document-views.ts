import { z } from '@hono/zod-openapi'
import { paperKinds } from '../../../domain/documents/rules.ts'
import { formatCarat } from '../../../domain/kernel/carat.ts'
import { tradeDocumentTypes } from '../../../domain/kernel/goods.ts'
import { languageTags } from '../../../domain/kernel/languages.ts'
import { type Currency, currencyCodes, formatAmount } from '../../../domain/kernel/money.ts'
import type { listTradeDocuments, readDraft, readTradeDocument } from '../../../domain/trade-documents/index.ts'
import { amount, carats, dayText, id, instant, statementOptions } from './schemas.ts'

const words = z.string().nullable()
const lineBody = z.object({
  goodsClass: z.string(),
  description: z.string(),
  pieces: z.number().int().nullable().optional(),
  carats: z.string(),
  pricePerCarat: words.optional(),
  amount: words.optional(),
  hsCode: words.optional(),
  countryOfOrigin: words.optional(),
  countryOfMining: words.optional(),
  largestStoneCarats: words.optional(),
  reportNumber: words.optional(),
  kpCertificate: words.optional(),
  treatment: words.optional(),
  claimValue: words.optional(),
  originalPosition: z.int32().min(1).nullable().optional(),
})

/** What a client sends as a draft: weights and amounts as text, so that nothing is rounded on the way. */
export const draftBody = z
  .object({
    documentType: z.enum(tradeDocumentTypes),
    documentDate: z.string(),
    counterpartyId: id,
    currency: z.enum(currencyCodes),
    originalId: id.nullable().optional(),
    originalReceivedId: id.nullable().optional(),
    placeOfImport: words.optional(),
    buyerKind: z.enum(['trade', 'consumer']).optional(),
    language: z.enum(languageTags).nullable().optional(),
    reference: words.optional(),
    terms: words.optional(),
    notes: words.optional(),
    options: statementOptions,
    lines: z.array(lineBody),
  })
  .openapi('DraftInput')

export const draftView = z
  .object({
    id,
    revision: z.number().int(),
    content: draftBody,
    totalCarats: carats,
    totalAmount: amount,
    updatedAt: instant,
  })
  .openapi('Draft')

export const summary = z
  .object({
    id,
    documentType: z.enum(tradeDocumentTypes),
    number: words,
    documentDate: dayText,
    status: z.enum(['draft', 'issued', 'voided', 'superseded']),
    counterpartyId: id,
    counterpartyName: z.string(),
    currency: z.string(),
    lineCount: z.number().int(),
    totalCarats: carats,
    totalAmount: amount,
  })
  .openapi('TradeDocumentSummary')

export const issuedView = summary
  .omit({ lineCount: true })
  .extend({
    originalId: id.nullable(),
    originalReceivedId: id.nullable(),
    chain: z.array(
      z.object({
        side: z.enum(['issued', 'received']),
        id,
        number: z.string(),
        documentType: z.enum(tradeDocumentTypes),
        documentDate: dayText,
        status: z.string(),
        relation: z.enum(['original', 'later', 'replacement', 'replaced']),
      }),
    ),
    issuedAt: instant,
    issuedBy: z.string(),
    voidedAt: instant.nullable(),
    voidReason: words,
    lines: z.array(lineBody.extend({ position: z.number().int() })),
    warranties: z.array(
      z.object({
        scheme: z.string(),
        statement: z.string(),
        version: z.number().int(),
        edition: z.string(),
        kind: z.enum(['warranty', 'declaration']),
        placement: z.enum(['document', 'own-page', 'line']),
        text: z.string(),
        lines: z.array(z.number().int()),
        registrationNumber: words,
        rule: words,
        override: z.object({ reason: z.string(), by: words }).nullable(),
      }),
    ),
    documents: z.array(
      z.object({
        id,
        kind: z.enum(paperKinds),
        status: z.enum(['queued', 'rendered', 'failed']),
        sha256: words,
        pages: z.number().int().nullable(),
        signature: z.enum(['none', 'awaited', 'signed']).openapi({
          description: 'awaited: printed while signing was down; it is signed later, and its hash changes',
        }),
        signedAt: instant.nullable(),
      }),
    ),
    verificationPath: z.string(),
  })
  .openapi('TradeDocument')

type Page = Awaited<ReturnType<typeof listTradeDocuments>>
type Whole = Awaited<ReturnType<typeof readTradeDocument>>

/** One row of a list, on the wire. */
export function viewOfSummary({ totalMinor, pdf: _, ...row }: Page['documents'][number]): z.output<typeof summary> {
  return { ...row, totalAmount: formatAmount(totalMinor, row.currency as Currency) }
}

/** A draft, on the wire: what `draftBody` would send again. */
export function viewOfDraft(draft: Awaited<ReturnType<typeof readDraft>>): z.output<typeof draftView> {
  const { content } = draft
  const currency = content.currency
  const lines = content.lines.map(({ pricePerCaratMinor, amountMinor, ...line }) => ({
    ...line,
    carats: formatCarat(line.carats),
    largestStoneCarats: line.largestStoneCarats === null ? null : formatCarat(line.largestStoneCarats),
    pricePerCarat: pricePerCaratMinor === null ? null : formatAmount(pricePerCaratMinor, currency),
    amount: formatAmount(amountMinor, currency),
  }))
  const { documentType, documentDate, counterpartyId, originalId, originalReceivedId, placeOfImport } = content
  const { buyerKind, language, reference, terms, notes, options } = content
  return {
    id: draft.id,
    revision: draft.revision,
    content: {
      documentType,
      documentDate,
      counterpartyId,
      currency,
      originalId,
      originalReceivedId,
      placeOfImport,
      buyerKind,
      language,
      reference,
      terms,
      notes,
      options,
      lines,
    },
    totalCarats: draft.totalCarats,
    totalAmount: formatAmount(draft.totalMinor, currency),
    updatedAt: draft.updatedAt.toISOString(),
  }
}

/** An issued document, on the wire. */
export function viewOfIssued(document: Whole): z.output<typeof issuedView> {
  const currency = document.currency as Currency
  return {
    id: document.id,
    documentType: document.documentType,
    number: document.number,
    documentDate: document.documentDate,
    status: document.status,
    counterpartyId: document.counterpartyId,
    counterpartyName: document.counterpartyName,
    currency,
    totalCarats: document.totalCarats,
    totalAmount: formatAmount(document.totalMinor, currency),
    originalId: document.originalId,
    originalReceivedId: document.originalReceivedId,
    chain: document.chain.map(({ side, id: of, number, documentType, documentDate, status, relation }) => ({
      ...{ side, id: of, number, documentType, documentDate, status, relation },
    })),
    issuedAt: document.issuedAt.toISOString(),
    issuedBy: document.issuedByName,
    voidedAt: document.voidedAt?.toISOString() ?? null,
    voidReason: document.voidReason,
    lines: document.lines.map(({ pricePerCaratMinor, amountMinor, ...line }) => ({
      ...line,
      pricePerCarat: pricePerCaratMinor === null ? null : formatAmount(pricePerCaratMinor, currency),
      amount: formatAmount(amountMinor, currency),
    })),
    warranties: document.warranties.map((warranty) => ({
      scheme: warranty.scheme,
      statement: warranty.statementKey,
      version: warranty.statementVersion,
      edition: warranty.edition,
      kind: warranty.kind,
      placement: warranty.placement,
      text: warranty.text,
      lines: [...warranty.linePositions],
      registrationNumber: warranty.registrationNumber,
      rule: warranty.ruleKey,
      override: warranty.overrideReason === null ? null : { reason: warranty.overrideReason, by: warranty.overrideBy },
    })),
    documents: document.documents.map(({ id, kind, status, sha256, pages, signature, signedAt }) => ({
      ...{ id, kind, status, sha256, pages, signature },
      signedAt: signedAt?.toISOString() ?? null,
    })),
    verificationPath: `/v/${document.verificationSecret}`,
  }
}
