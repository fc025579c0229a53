import { z } from '@hono/zod-openapi'
import type { listCertificates, readCertificate } from '../../../domain/certificates/index.ts'
import { directions } from '../../../domain/certificates/schema.ts'
import { formatCarat, type MilliCarat } from '../../../domain/kernel/carat.ts'
import { formatAmount } from '../../../domain/kernel/money.ts'
import { amount, carats, dayText, id, instant } from './schemas.ts'

const words = z.string().nullable()
const country = z.string().regex(/^[A-Za-z]{2}$/)
const further = z.object({
  consigneeCountry: country.nullable().optional(),
  containerCount: z.number().int().nullable().optional(),
  validationReference: words.optional(),
  mine: words.optional(),
  quality: words.optional(),
})

export const certificateInput = z
  .object({
    direction: z.enum(directions),
    bearsStatement: z.boolean().openapi({ description: 'that it bears the title and the statement (a)' }),
    mixedOrigin: z.boolean().optional(),
    originsStarred: z.boolean().optional().openapi({ description: 'that asterisks stand for the origin (b)' }),
    originCountries: z
      .array(country)
      .openapi({ description: 'one for unmixed goods; the whole list for mixed ones (b)' }),
    number: z.string().min(1).max(60).openapi({ description: 'with the issuer’s two letters (c)' }),
    issuedOn: dayText,
    expiresOn: dayText,
    authority: z.string(),
    exporter: z.string(),
    importer: z.string(),
    importerCountry: country,
    carats: z.string(),
    value: amount.openapi({ description: 'in US dollars (i)' }),
    parcelCount: z.number().int(),
    lines: z
      .array(
        z.object({
          hsCode: z.string(),
          carats: z.string(),
          value: amount,
          countryOfMining: country.nullable().optional(),
        }),
      )
      .min(1),
    validatedOn: dayText,
    sealNumbers: z.array(z.string()).optional(),
    shippedOn: dayText.nullable().optional(),
    importedOn: dayText.nullable().optional(),
    predecessors: z.array(z.string()).optional(),
    further: further.optional(),
    note: words.optional(),
  })
  .openapi('CertificateInput')

const used = z.object({ bought: carats, sold: carats, boughtAtLeast: carats, soldAtLeast: carats })
const base = {
  ...{
    id,
    direction: z.enum(directions),
    number: z.string(),
    issuer: z.string(),
    status: z.enum(['recorded', 'withdrawn']),
  },
  ...{ issuedOn: dayText, expiresOn: dayText, shippedOn: dayText.nullable(), importedOn: dayText.nullable() },
  ...{ exporter: z.string(), importer: z.string(), importerCountry: z.string() },
  ...{ mixedOrigin: z.boolean(), originsStarred: z.boolean(), originCountries: z.array(z.string()) },
  ...{ carats, value: amount, used },
  confirmation: z
    .object({ dueOn: dayText, sentence: z.string(), state: z.enum(['sent', 'late', 'overdue', 'due']) })
    .nullable(),
  findings: z.array(z.object({ finding: z.string(), sentence: z.string() })),
}
const link = z.object({ number: z.string(), id: id.nullable() })
export const listedCertificate = z.object(base).openapi('ListedCertificate')
export const certificateView = z
  .object({
    ...base,
    ...{ authority: z.string(), parcelCount: z.number().int(), validatedOn: dayText, sealNumbers: z.array(z.string()) },
    ...{ further, note: words, fileSha256: words, recordedBy: z.string(), recordedAt: instant },
    withdrawn: z.object({ at: instant, by: z.string(), reason: z.string() }).nullable(),
    lines: z.array(z.object({ hsCode: z.string(), carats, value: amount, countryOfMining: words })),
    ...{ predecessors: z.array(link), successors: z.array(link) },
    confirmations: z.array(
      z.object({
        id,
        sentOn: dayText,
        sentTo: z.string(),
        signatory: z.string(),
        letter: z.string(),
        note: words,
        recordedBy: z.string(),
      }),
    ),
    documents: z.array(
      z.object({
        ...{
          side: z.enum(['issued', 'received']),
          id,
          number: z.string(),
          documentDate: dayText,
          documentType: z.string(),
        },
        ...{ counterpartyName: z.string(), carats, others: z.array(z.string()) },
        counts: z
          .number()
          .int()
          .openapi({ description: '1 when it uses carats, -1 when it gives back, 0 when neither' }),
      }),
    ),
  })
  .openapi('Certificate')

type Listed = Awaited<ReturnType<typeof listCertificates>>['certificates'][number]
type Whole = Awaited<ReturnType<typeof readCertificate>>

const weight = (milli: number) => formatCarat(Math.max(0, milli) as MilliCarat)
const dollars = (minor: bigint) => formatAmount(minor, 'USD')

/** A certificate of the list, as the wire has it. */
export function listedOf(row: Listed): z.output<typeof listedCertificate> {
  const { bought, sold } = row.use
  return listedCertificate.parse({
    ...row,
    value: dollars(row.valueMinor),
    used: {
      ...{ bought: weight(bought.alone + bought.shared), sold: weight(sold.alone + sold.shared) },
      ...{ boughtAtLeast: weight(bought.least), soldAtLeast: weight(sold.least) },
    },
  })
}

/** A whole certificate, as the wire has it. */
export function viewOf(row: Whole): z.output<typeof certificateView> {
  const { withdrawnAt, withdrawnBy, withdrawReason } = row
  return certificateView.parse({
    ...row,
    ...listedOf(row),
    recordedAt: row.recordedAt.toISOString(),
    withdrawn: withdrawnAt && { at: withdrawnAt.toISOString(), by: withdrawnBy ?? '', reason: withdrawReason ?? '' },
    lines: row.lines.map((line) => ({ ...line, value: dollars(line.valueMinor) })),
    documents: row.documents.map((document) => ({
      ...document,
      ...{ id: document.documentId, carats: weight(document.carats), counts: document.sign },
    })),
  })
}
