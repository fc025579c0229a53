import { z } from 'zod'
import { brandingSchema } from '../../domain/kernel/branding.ts'
import { AUDITOR_CERTIFICATE, letterTypes } from '../../domain/kernel/goods.ts'
import { languageTags } from '../../domain/kernel/languages.ts'
import { partySchema, verificationSchema } from './invoice/input.ts'

const text = z.string().min(1)

/** What every letter says that belongs to no trade document. */
export const letterPageSchema = z.strictObject({
  language: z.enum(languageTags),
  documentType: z.enum([...letterTypes, AUDITOR_CERTIFICATE]),
  number: text,
  date: text,
  paper: z.enum(['A4', 'Letter']),
  seller: partySchema,
  recipient: partySchema,
  verification: verificationSchema,
  branding: brandingSchema,
})

/** What a page of official words asks to be filled in. */
export const fieldsSchema = z.array(z.strictObject({ label: text, value: z.string() }))
