import { z } from 'zod'
import { daySchema } from '../kernel/calendar.ts'
import { idSchema } from '../kernel/ids.ts'
import { languageTags } from '../kernel/languages.ts'
import { optional, text } from '../kernel/text.ts'
import { certificateForms, conclusions } from './rules.ts'

const packs = z.preprocess(
  (given) => (given === undefined || given === '' ? [] : Array.isArray(given) ? given : [given]),
  z.array(idSchema()).max(50, 'Choose at most 50 packs.'),
)

/** What an auditor certifies, in his own words. */
export const certificateSchema = z
  .object({
    scheme: optional(z.string().trim().max(100)),
    from: daySchema('From'),
    to: daySchema('To'),
    reportForm: z.enum(certificateForms, { error: 'Choose the form of your report.' }),
    conclusion: z.enum(conclusions, { error: 'Choose what you conclude.' }),
    basis: text('The reason for your conclusion', 4_000),
    notExamined: optional(text('What was not examined', 2_000)),
    language: z.enum(languageTags, { error: 'Choose a language.' }),
    packs,
    /** Said before anything is signed in his name. */
    isMine: z.literal('on', { error: 'Say that this is your own conclusion: it is signed in your name.' }),
  })
  .refine(({ from, to }) => from <= to, { path: ['to'], error: 'The last day must not lie before the first.' })
export type CertificateRequest = z.output<typeof certificateSchema>

/** Why a certificate is withdrawn. */
export const withdrawSchema = z.object({ reason: text('Reason', 1_000) })
