import { z } from 'zod'
import { lineOfText } from '../kernel/text.ts'

export const viewLists = ['documents', 'received', 'counterparties'] as const
export type ViewList = (typeof viewLists)[number]

/** A list's filters under a name. Where a page of it begins is no part of a view. */
export const savedViewSchema = z.object({
  name: lineOfText('Name', 60),
  query: z
    .string({ error: 'The filters are missing.' })
    .max(1000, 'These filters are too long to be kept.')
    .transform((text) => {
      const query = new URLSearchParams(text)
      query.delete('cursor')
      for (const [name, value] of [...query]) if (value === '') query.delete(name)
      return query.toString()
    })
    .refine((text) => text !== '', 'Choose a filter first: without one this is the whole list.')
    .refine((text) => !text.includes('%00'), 'The filters hold a character that is none.'),
  /** Whether everybody in the company sees it. */
  shared: z.preprocess((value) => value === true || value === 'on', z.boolean()),
})
