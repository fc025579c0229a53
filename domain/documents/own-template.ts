import { z } from 'zod'

/** A company's own template as it was published. It was checked then, and is checked again before it runs. */
export const ownTemplateSchema = z.object({ body: z.string(), css: z.string() })
export type OwnTemplate = z.output<typeof ownTemplateSchema>
