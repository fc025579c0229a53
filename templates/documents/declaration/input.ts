import { z } from 'zod'
import { pageSchema, statementSlipSchema } from '../invoice/input.ts'

const text = z.string().min(1)

/** A declaration on the seller's letterhead: the words, its fields, and the goods that it speaks of. */
export const declarationInput = pageSchema.extend({
  statements: z.array(statementSlipSchema).length(1),
  note: text.nullable(),
  /** What the covered lines weigh together. */
  carats: text,
  fields: z.array(z.strictObject({ label: text, value: text })),
  goods: z
    .array(
      z.strictObject({
        position: z.int().positive(),
        goodsClass: text,
        description: z.string(),
        hsCode: text.nullable(),
        mining: text.nullable(),
        origin: text.nullable(),
        largestStone: text.nullable(),
        certificate: text.nullable(),
        carats: text,
      }),
    )
    .min(1),
})
export type DeclarationInput = z.output<typeof declarationInput>
