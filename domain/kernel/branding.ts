import { z } from 'zod'

/** Facts of a line that a column may show. */
export const lineColumns = [
  'position',
  'goods',
  'origin',
  'mining',
  'hsCode',
  'report',
  'certificate',
  'largestStone',
  'treatment',
  'pieces',
  'carats',
  'pricePerCarat',
  'amount',
] as const
export type LineColumn = (typeof lineColumns)[number]

/** A paper says at least what is sold, how much and for what (trust.md REN-7). */
export const NEEDED_COLUMNS: readonly LineColumn[] = ['goods', 'carats', 'amount']

/** A company's own look, without code. */
export const brandingSchema = z.strictObject({
  accent: z.string().regex(/^#[0-9a-f]{6}$/),
  font: z.enum(['sans', 'serif']),
  /** The logo as a data URL of a PNG or JPEG. */
  logo: z
    .string()
    .regex(/^data:image\/(png|jpeg);base64,[A-Za-z0-9+/]+=*$/)
    .nullable(),
  letterhead: z.string().min(1).nullable(),
  footer: z.string().min(1).nullable(),
  bank: z.string().min(1).nullable(),
  columns: z.array(z.enum(lineColumns)).min(NEEDED_COLUMNS.length),
})
export type Branding = z.output<typeof brandingSchema>

/** How a paper looks until its company says otherwise. */
export const houseBranding: Branding = {
  accent: '#1b1a17',
  font: 'sans',
  logo: null,
  letterhead: null,
  footer: null,
  bank: null,
  columns: ['position', 'goods', 'origin', 'pieces', 'carats', 'pricePerCarat', 'amount'],
}
