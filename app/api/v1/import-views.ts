import { z } from '@hono/zod-openapi'
import type { ImportCheck } from '../../../domain/imports/index.ts'
import { kindKeys } from '../../../domain/imports/keys.ts'
import { id, instant } from './schemas.ts'

const count = z.number().int()
export const kind = z.enum(kindKeys)
/** In which form a list is wanted. */
export const format = z.enum(['csv', 'xlsx']).default('csv')

/** What a check found. */
export const checkView = z
  .object({
    id,
    kind,
    status: z.enum(['mapping', 'refused', 'checked', 'applied']).openapi({
      description: 'mapping: say which column is which; refused: see errors; checked: ready to be applied',
    }),
    rowCount: count,
    documentCount: count,
    counts: z.object({ added: count, changed: count, unchanged: count }),
    errors: z.array(z.object({ row: count, column: z.string(), sentence: z.string() })),
    told: z.string().openapi({ description: 'how the file was read' }),
    heads: z.array(z.object({ name: z.string(), samples: z.array(z.string()), proposed: z.string().nullable() })),
  })
  .openapi('ImportCheck')

/** An import with its report. */
export const importView = checkView
  .extend({
    mapping: z.object({ columns: z.array(z.string().nullable()), decimals: z.string(), days: z.string() }).nullable(),
    fileName: z.string(),
    fileSha256: z.string(),
    createdBy: z.string(),
    createdAt: instant,
    appliedAt: instant.nullable(),
  })
  .openapi('Import')

export const mappingBody = z.object({
  columns: z
    .array(z.string().max(60).nullable())
    .max(200)
    .openapi({ description: 'for each column of the file the name of ours, or null to pass it over' }),
  decimals: z.enum(['auto', 'point', 'comma']).optional(),
  days: z.enum(['auto', 'day-first', 'month-first']).optional(),
})

type Found = Omit<ImportCheck, 'status'> & { readonly status: 'mapping' | 'refused' | 'checked' | 'applied' }

/** A check as the interface answers it. */
export function viewOfCheck<F extends Found>(found: F) {
  const { id: importId, kind: what, status, rowCount, documentCount, counts, told } = found
  const heads = found.heads.map((head) => ({ ...head, samples: [...head.samples] }))
  const errors = found.errors.map((error) => ({ ...error }))
  return { id: importId, kind: what, status, rowCount, documentCount, counts, errors, told, heads }
}
