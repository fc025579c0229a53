import { z } from 'zod'
import { daySchema } from '../kernel/calendar.ts'
import { languageTags } from '../kernel/languages.ts'
import { lineOfText, optional, text } from '../kernel/text.ts'
import { registrationStandings } from './rules.ts'

export const counterpartyRoles = ['buyer', 'supplier'] as const
export type CounterpartyRole = (typeof counterpartyRoles)[number]

const SAY_ROLE = 'Say whether they buy, supply, or both.'

export const counterpartySchema = z.object({
  name: lineOfText('Name'),
  roles: z
    .array(z.enum(counterpartyRoles, { error: SAY_ROLE }), { error: SAY_ROLE })
    .min(1, SAY_ROLE)
    .transform((roles) => [...new Set(roles)]),
  country: z
    .string({ error: 'Country is missing.' })
    .trim()
    .toUpperCase()
    .regex(/^[A-Z]{2}$/, 'Write the country as two letters, like BE.'),
  address: optional(text('Address', 500)),
  taxNumber: optional(lineOfText('Tax number', 60)),
  /** Of the documents that go to it; null: as the company's own. */
  language: optional(z.enum(languageTags, { error: `Language must be one of ${languageTags.join(', ')}.` })),
  email: optional(z.email('Write an e-mail address, like name@example.com.').max(254)),
})

export type CounterpartyInput = z.input<typeof counterpartySchema>
export type CounterpartyDetails = z.output<typeof counterpartySchema>

export const blockSchema = z.object({
  reason: lineOfText('Reason', 500),
  /** Today when nothing is said. */
  from: optional(daySchema('From')),
})
export const unblockSchema = blockSchema.pick({ reason: true })

export const counterpartyListSchema = z.object({
  search: optional(z.string().trim().max(100, 'Search for at most 100 characters.')),
  role: optional(z.enum(counterpartyRoles, { error: `Role must be ${counterpartyRoles.join(' or ')}.` })),
  /** The day whose registrations are shown; today when nothing is said. */
  on: optional(daySchema('On')),
  standing: optional(
    z.enum(registrationStandings, { error: `Standing must be one of ${registrationStandings.join(', ')}.` }),
  ),
  blocked: optional(z.enum(['yes'], { error: 'Blocked must be yes, or be left out.' })),
  limit: z.coerce.number().int().min(1).max(1000).default(50),
  cursor: optional(z.string().max(1000)),
})
export type CounterpartyListQuery = z.output<typeof counterpartyListSchema>
