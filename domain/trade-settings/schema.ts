import { z } from 'zod'
import { parsePercentBp } from './rules.ts'

function whole(label: string, least: number, most: number) {
  const message = `${label} must be a whole number from ${least} to ${most}.`
  return z.coerce.number({ error: message }).int(message).min(least, message).max(most, message)
}

/** A company's limits as a form or a body says them; the tolerance in per cent, like 0.5. */
export const tradeSettingsSchema = z
  .object({
    memoOpenDays: whole('Days on memo', 1, 3650),
    lateEntryDays: whole('Days until entry', 0, 3650),
    caratTolerancePercent: z
      .string({ error: 'The tolerance is missing.' })
      .trim()
      .transform((text, context): number => {
        try {
          const bp = parsePercentBp(text)
          if (bp <= 10_000) return bp
        } catch {
          // Falls through: whatever was wrong with it, the answer is the same.
        }
        context.addIssue({
          code: 'custom',
          message: 'The tolerance must be a percentage from 0 to 100 with at most two decimals, like 0.5.',
        })
        return z.NEVER
      }),
    yieldFromPercent: whole('The least yield', 0, 100),
    yieldToPercent: whole('The greatest yield', 0, 100),
  })
  .superRefine(({ yieldFromPercent, yieldToPercent }, context) => {
    if (yieldFromPercent > yieldToPercent)
      context.addIssue({
        code: 'custom',
        path: ['yieldToPercent'],
        message: 'The greatest yield cannot be smaller than the least.',
      })
  })
  .transform(({ caratTolerancePercent, ...rest }) => ({ ...rest, caratToleranceBp: caratTolerancePercent }))
