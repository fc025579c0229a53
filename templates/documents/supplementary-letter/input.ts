import { z } from 'zod'
import { declarationInput } from '../declaration/input.ts'

/** A letter that gives a document the statement that it missed (domain.md 4.3 point 4): the words, and the goods. */
export const supplementaryLetterInput = declarationInput.extend({
  /** The day of the letter; the document keeps its own. */
  suppliedOn: z.string().min(1),
})
export type SupplementaryLetterInput = z.output<typeof supplementaryLetterInput>
