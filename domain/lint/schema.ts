import { z } from 'zod'
import { daySchema } from '../kernel/calendar.ts'
import { goodsKey, keyText } from '../kernel/statement.ts'
import { optional } from '../kernel/text.ts'

export const LONGEST_TEXT = 50_000

/** A text to be compared with the library. What extraction leaves in it, hidden characters too, is what is looked for. */
export const lintInput = z.object({
  text: z
    .string({ error: 'Paste the text that should be looked at.' })
    .refine((text) => text.trim() !== '', 'Paste the text that should be looked at.')
    .max(
      LONGEST_TEXT,
      `Paste at most ${LONGEST_TEXT.toLocaleString('en')} characters: the page with the statement is enough.`,
    ),
  date: optional(daySchema('The date of the paper')).default(null),
  goods: z.array(goodsKey).max(20, 'Name at most 20 classes of goods.').default([]),
  documentType: optional(keyText).default(null),
})
