import { z } from 'zod'
import { pageSchema, statementSlipSchema } from '../invoice/input.ts'

/** The statement by itself: who warrants what to whom, without a price. */
export const warrantyStatementInput = pageSchema.extend({ statements: z.array(statementSlipSchema).min(1) })
export type WarrantyStatementInput = z.output<typeof warrantyStatementInput>
