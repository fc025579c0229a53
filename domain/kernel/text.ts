import { z } from 'zod'

// Bidi controls, zero-width, tag characters, soft hyphen, BOM and C0/C1 controls but tab and newline (trust.md LOD-8):
// they make two different names look the same.
const HIDDEN =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: finding control characters is what this is for
  /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u00AD\u061C\u180E\u200B-\u200F\u202A-\u202E\u2060-\u206F\uFEFF\uFFF9-\uFFFB\u{E0000}-\u{E007F}]/u

/** The first character that cannot be seen, as 'U+202E', or null when there is none. */
export function hiddenCharacter(text: string): string | null {
  const found = HIDDEN.exec(text)?.[0]
  return found ? `U+${(found.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}` : null
}

/** One line of text that a person reads: trimmed, NFC, no hidden characters, at most `max` characters. */
export function lineOfText(label: string, max = 200) {
  return text(label, max).refine((value) => !/[\n\r\t]/.test(value), `${label} must be on one line.`)
}

/** Text of several lines under the same rules as `lineOfText`. */
export function text(label: string, max = 2000) {
  return z
    .string({ error: `${label} is missing.` })
    .transform((value) => value.trim().normalize('NFC'))
    .pipe(
      z
        .string()
        .min(1, `${label} is missing.`)
        .max(max, `${label} is longer than ${max} characters.`)
        .superRefine((value, context) => {
          const hidden = hiddenCharacter(value)
          if (hidden)
            context.addIssue({
              code: 'custom',
              message: `${label} contains a character that cannot be seen (${hidden}). Type it again without it.`,
            })
        }),
    )
}

/** A field that may be left empty: '' and absent both become null. */
export function optional<T extends z.ZodType>(schema: T) {
  return z.preprocess(
    (value) => (value === undefined || value === null || value === '' ? null : value),
    schema.nullable(),
  )
}
