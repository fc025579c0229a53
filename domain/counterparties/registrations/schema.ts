import { z } from 'zod'
import { daySchema } from '../../kernel/calendar.ts'
import { lineOfText, optional, text } from '../../kernel/text.ts'

/** What somebody found when he looked a counterparty up. Without a number nothing was found, so there are no dates either. */
export const registrationCheckSchema = z
  .object({
    scheme: optional(z.string().trim().max(100)),
    number: optional(lineOfText('The number', 60)),
    validFrom: optional(daySchema('Valid from')),
    validTo: optional(daySchema('Valid to')),
    checkedOn: daySchema('Checked on'),
    seen: text('What was seen', 1000),
  })
  .superRefine(({ number, validFrom, validTo }, context) => {
    if (number === null && (validFrom || validTo))
      context.addIssue({ code: 'custom', path: ['number'], message: 'Give the number that these dates belong to.' })
    if (validFrom && validTo && validFrom > validTo)
      context.addIssue({
        code: 'custom',
        path: ['validTo'],
        message: 'The registration must not end before it begins.',
      })
  })
export type RegistrationCheckInput = z.output<typeof registrationCheckSchema>
