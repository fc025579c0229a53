import { z } from '@hono/zod-openapi'
import { dayText } from './schemas.ts'

/** How a counterparty is registered with a scheme on a day, and which look at the register says so. */
export const registrationStanding = z
  .object({
    scheme: z.string(),
    standing: z.enum(['valid', 'expired', 'not-yet', 'not-verified', 'checked-long-ago']),
    number: z.string().nullable(),
    validTo: dayText.nullable(),
    checkedOn: dayText.nullable(),
    checkedBy: z.string().nullable(),
  })
  .openapi('RegistrationStanding')
