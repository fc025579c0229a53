import { z } from 'zod'

/** A row with where it stood among all that came, from 0: what is refused of it later lands on the row that a person sees. */
export type WithPlace<T> = T & { readonly place: number }

type Limits = {
  readonly most: number
  /** What is wrong when every row was empty, or there are too many. */
  readonly none: string
  readonly tooMany: string
  readonly fewest?: number
}

/** Rows of a form that has some to spare: those that were left empty do not count, and keep their places all the same. */
export function filledRows<S extends z.ZodType<object>>(
  row: S,
  isBlank: (row: unknown) => boolean,
  { most, none, tooMany, fewest = 1 }: Limits,
) {
  return z.array(z.unknown(), { error: none }).transform((rows, context): readonly WithPlace<z.output<S>>[] => {
    const filled: WithPlace<z.output<S>>[] = []
    let given = 0
    rows.forEach((value, place) => {
      if (isBlank(value)) return
      given += 1
      const parsed = row.safeParse(value)
      if (parsed.success) filled.push({ ...parsed.data, place })
      else
        for (const { message, path } of parsed.error.issues)
          context.issues.push({ code: 'custom', message, input: value, path: [place, ...path] })
    })
    if (given < fewest) context.addIssue({ code: 'custom', message: none })
    if (given > most) context.addIssue({ code: 'custom', message: tooMany })
    return filled
  })
}

/** Where a line stands for the person who filled it in: its place in his form, else its place among the lines. */
export function placeOf(lines: readonly { readonly place?: number }[], at: number): number {
  return lines[at]?.place ?? at
}
