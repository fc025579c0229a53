import { z } from 'zod'
import { invoiceInput } from '../invoice/input.ts'

/** The statement by itself: who warrants what to whom, without a price. */
export const warrantyStatementInput = invoiceInput
  .omit({ currency: true, terms: true, notes: true, lines: true })
  .extend({
    totals: z.strictObject({ pieces: z.string(), carats: z.string().min(1) }),
  })
export type WarrantyStatementInput = z.output<typeof warrantyStatementInput>
