import type { z } from 'zod'
import { statementSlipSchema } from '../invoice/input.ts'
import { fieldsSchema, letterPageSchema } from '../letter-page.ts'

/** The letter that confirms an import to the authority that let the goods go (domain.md 2.2). */
export const importConfirmationInput = letterPageSchema.extend({
  statements: statementSlipSchema.array().length(1),
  fields: fieldsSchema,
})
export type ImportConfirmationInput = z.output<typeof importConfirmationInput>
