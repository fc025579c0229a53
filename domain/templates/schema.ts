import { z } from 'zod'
import { lineColumns, NEEDED_COLUMNS } from '../kernel/branding.ts'
import { letterTypes, tradeDocumentTypes } from '../kernel/goods.ts'
import { idSchema, type TradeDocumentId } from '../kernel/ids.ts'
import { languageTags } from '../kernel/languages.ts'
import { undrawnSentence } from '../kernel/printable.ts'
import { optional, text } from '../kernel/text.ts'

/** The papers that a company may lay out by itself, each under a name of its own. */
export const templateNames = [...tradeDocumentTypes, ...letterTypes, 'warranty-statement', 'declaration'] as const
export type TemplateName = (typeof templateNames)[number]
/** The look of all papers is kept and published in the same way. */
export const BRANDING = 'branding'

const LIMIT = 65_536
function source(label: string) {
  return z
    .string({ error: `${label} is missing.` })
    .refine((value) => new TextEncoder().encode(value).length <= LIMIT, `${label} is longer than 64 kB.`)
    .transform((value) => value.replaceAll('\r\n', '\n'))
}

/** What a template is made of: Handlebars and CSS. */
export const templateSchema = z.object({ body: source('The template'), css: source('The style sheet') })
export type TemplateContent = z.output<typeof templateSchema>

function printed(label: string, max: number) {
  return optional(
    text(label, max).superRefine((value, context) => {
      const sentence = undrawnSentence(label, value)
      if (sentence) context.addIssue({ code: 'custom', message: sentence })
    }),
  )
}

const column = z.enum(lineColumns, { error: 'Choose a column of the list.' })

/** A company's look as its form says it; the logo comes as a file beside it. */
export const brandingFormSchema = z.object({
  accent: z
    .string({ error: 'The colour is missing.' })
    .trim()
    .toLowerCase()
    .regex(/^#[0-9a-f]{6}$/, { error: 'Write the colour as # and six digits, like #1b1a17.', abort: true })
    .refine(isDark, 'The colour is too light to be read on paper. Choose a darker one.'),
  font: z.enum(['sans', 'serif'], { error: 'Choose sans or serif.' }),
  letterhead: printed('The letterhead', 600),
  footer: printed('The footer', 120),
  bank: printed('The bank details', 600),
  columns: z
    .array(optional(column), { error: 'Choose the columns.' })
    .transform((columns) => columns.filter((each) => each !== null))
    .refine((columns) => new Set(columns).size === columns.length, 'A column stands twice. Choose each once.')
    .refine(
      (columns) => NEEDED_COLUMNS.every((each) => columns.includes(each)),
      `A paper says what is sold, how much and for what: keep ${NEEDED_COLUMNS.join(', ')}.`,
    ),
  keepLogo: z.preprocess((value) => value !== 'no', z.boolean()).default(true),
})

/** At least 4.5 : 1 on white (WCAG 2.2, 1.4.3). */
function isDark(colour: string): boolean {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255
    return part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05) >= 4.5
}

/** What is to be previewed, with which data. */
export const previewSchema = z.object({
  name: z.enum([...templateNames, BRANDING]),
  language: z.enum(languageTags).default('en'),
  /** The data of an issued document; the house's sample when nothing is said. */
  documentId: optional(idSchema<TradeDocumentId>()),
})
