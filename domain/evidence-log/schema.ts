import { z } from 'zod'
import { daySchema } from '../kernel/calendar.ts'
import { optional } from '../kernel/text.ts'

/** What an entry of the log can be about, as its filter offers it. */
export const objectKinds = [
  'trade-document',
  'document',
  'letter',
  'auditor-certificate',
  'received-document',
  'file',
  'certificate',
  'counterparty',
  'audit-pack',
  'exception',
  'inbox-item',
  'import',
  'bulk-job',
  'sanction',
  'chase',
  'ledger-period',
  'adjustment',
  'opening-stock',
  'processing',
  'template',
  'company',
  'member',
  'invitation',
  'engagement',
  'finding',
  'governance',
  'population',
  'sample',
  'trade-setting',
  'pack-schedule',
  'retention-rule',
  'legal-hold',
  'deletion',
  'person',
  'log',
] as const

/** The filters of the log, as they stand in the address. */
export const logQuerySchema = z.object({
  search: optional(z.string().trim().max(100)),
  kind: optional(z.enum(objectKinds)),
  from: optional(daySchema('From')),
  to: optional(daySchema('To')),
  before: optional(
    z
      .string()
      .regex(/^\d{1,18}$/, 'The number of an entry is digits alone.')
      .transform(BigInt),
  ),
})
export type LogQuery = z.output<typeof logQuerySchema>

/** The number of an entry, as it stands in a path. */
export const seqSchema = z
  .string()
  .regex(/^(0|[1-9]\d{0,17})$/)
  .transform(BigInt)
export const exportFormats = ['csv', 'ndjson'] as const
