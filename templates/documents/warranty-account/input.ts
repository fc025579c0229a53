import { z } from 'zod'
import { letterPageSchema } from '../letter-page.ts'

const text = z.string().min(1)
const sideSchema = z.strictObject({
  rows: z.array(
    z.strictObject({
      date: text,
      kind: text,
      number: text,
      carats: text,
      warranted: text,
      /** The editions of its warranty statements, in one text; null when it carries none. */
      editions: text.nullable(),
    }),
  ),
  carats: text,
  warranted: text,
})

/** What went back and forth between two companies under warranty, without a price. */
export const warrantyAccountInput = letterPageSchema.extend({
  from: text,
  to: text,
  quantity: z.strictObject({ name: text, unit: z.string() }),
  issued: sideSchema,
  received: sideSchema,
})
export type WarrantyAccountInput = z.output<typeof warrantyAccountInput>
