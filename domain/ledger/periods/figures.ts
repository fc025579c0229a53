import { z } from 'zod'

const twice = z.object({ carats: z.string(), warranted: z.string() })

/** What a closed period froze. */
export const figuresSchema = z.object({
  classes: z.array(
    z.object({
      scheme: z.string(),
      goodsClass: z.string(),
      name: z.string(),
      unit: z.string(),
      columns: z.record(z.string(), twice),
      counted: z.string().nullable(),
      difference: z.string(),
      explanation: z.string().nullable(),
      unwarranted: z.string(),
      reasons: z.array(z.object({ bucket: z.string(), lines: z.number(), carats: z.string() })),
    }),
  ),
})
export type Figures = z.output<typeof figuresSchema>
