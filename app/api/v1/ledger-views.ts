import { z } from '@hono/zod-openapi'
import { type Currency, formatAmount } from '../../../domain/kernel/money.ts'
import { periodKinds } from '../../../domain/kernel/period.ts'
import type { listEntries, listPeriods, reconcile, stockDeclaration } from '../../../domain/ledger/index.ts'
import { ledgerBuckets } from '../../../domain/ledger/rules.ts'
import { amount, dayText, id, instant } from './schemas.ts'

const words = z.string().nullable()
export const signed = z
  .string()
  .regex(/^-?\d+\.\d{3}$/)
  .openapi({ example: '-1.503', description: 'in the unit of the goods, three decimals, with a sign' })
const twice = z.object({ carats: signed, warranted: signed }).openapi('LedgerQuantity', {
  description: 'of all goods, and of those under warranty',
})
export const bucket = z.enum(ledgerBuckets)
const columns = z.object({
  ...Object.fromEntries(ledgerBuckets.map((each) => [each, twice])),
  closing: twice,
} as Record<(typeof ledgerBuckets)[number] | 'closing', typeof twice>)

export const periodView = z
  .object({ kind: z.enum(periodKinds), from: dayText, to: dayText, label: z.string() })
  .openapi('LedgerPeriodRange')
export const periodQuery = z.object({
  kind: z.enum(periodKinds).optional(),
  containing: dayText.optional(),
  scheme: z.string().max(40).optional(),
})
export const classView = z
  .object({ scheme: z.string(), goodsClass: z.string(), name: z.string(), unit: z.string(), columns })
  .openapi('LedgerClass')
const reason = z.object({ bucket, lines: z.number().int(), carats: signed })
export const reconciledView = classView
  .extend({ unwarranted: signed, reasons: z.array(reason) })
  .openapi('ReconciledClass')
export const closedView = z
  .object({
    id,
    from: dayText,
    to: dayText,
    closedBy: z.string(),
    closedAt: instant,
    classes: z.array(
      z.object({
        scheme: z.string(),
        goodsClass: z.string(),
        name: z.string(),
        unit: z.string(),
        columns: z.record(z.string(), twice),
        counted: signed.nullable(),
        difference: signed,
        explanation: words,
        unwarranted: signed,
        reasons: z.array(z.object({ bucket: z.string(), lines: z.number().int(), carats: signed })),
      }),
    ),
  })
  .openapi('ClosedPeriod')
export const entryView = z
  .object({
    source: z.enum(['issued', 'received', 'processing', 'opening', 'adjustment']),
    sourceId: id,
    documentId: id,
    number: words,
    party: words,
    line: z.number().int(),
    undone: z.boolean().openapi({ description: 'true for the row that undoes an earlier one' }),
    scheme: z.string(),
    goodsClass: z.string(),
    day: dayText.openapi({ description: 'the day it counts on' }),
    documentDay: dayText,
    bucket,
    carats: signed,
    warranted: signed,
  })
  .openapi('LedgerEntry')
const declared = z.object({
  carats: signed,
  values: z.array(z.object({ currency: z.string(), amount })),
})
export const declarationView = z
  .object({
    scheme: z.string(),
    goodsClass: z.string(),
    name: z.string(),
    unit: z.string(),
    opening: signed,
    purchased: declared,
    imported: declared,
    sold: declared,
    exported: declared,
    worked: z.object({ consumed: signed, produced: signed }),
    adjusted: signed,
    closing: signed,
  })
  .openapi('StockDeclarationClass')

type Entry = Awaited<ReturnType<typeof listEntries>>['entries'][number]

/** An entry of the ledger, on the wire. */
export function viewOfEntry(entry: Entry): z.output<typeof entryView> {
  const { sourceKind, sourceId, documentId, number, party, position, leg, scheme, goodsClass } = entry
  const { day, documentDay, bucket: column, carats, warranted } = entry
  return {
    ...{ source: sourceKind, sourceId, documentId, number, party, line: position, undone: leg === 1 },
    ...{ scheme, goodsClass, day, documentDay, bucket: column, carats, warranted },
  }
}

/** A closed period with what it froze, on the wire. */
export function viewOfClosed({
  figures,
  ...row
}: Awaited<ReturnType<typeof listPeriods>>[number]): z.output<typeof closedView> {
  return { ...row, closedAt: row.closedAt.toISOString(), classes: figures.classes }
}

/** A reconciled class, on the wire. */
export function viewOfReconciled(
  row: Awaited<ReturnType<typeof reconcile>>['classes'][number],
): z.output<typeof reconciledView> {
  return { ...row, reasons: row.reasons.map((each) => ({ ...each, bucket: bucket.parse(each.bucket) })) }
}

/** A class of the stock declaration, on the wire. */
export function viewOfDeclared(
  row: Awaited<ReturnType<typeof stockDeclaration>>['classes'][number],
): z.output<typeof declarationView> {
  const written = ({ carats, values }: typeof row.sold) => ({
    carats,
    values: values.map(({ currency, minor }) => ({ currency, amount: formatAmount(minor, currency as Currency) })),
  })
  const { purchased, imported, sold, exported } = row
  return {
    ...row,
    ...{ purchased: written(purchased), imported: written(imported), sold: written(sold), exported: written(exported) },
  }
}
