import { z } from 'zod'
import { daySchema } from '../kernel/calendar.ts'
import { optional } from '../kernel/text.ts'

/** The period whose purchases are measured; the last twelve months when nothing is said. */
export const coverageSchema = z.object({ from: optional(daySchema('From')), to: optional(daySchema('To')) })
