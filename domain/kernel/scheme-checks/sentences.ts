import type { z } from 'zod'

/** Where something stands in a file, as zod names it. */
export type Path = readonly PropertyKey[]

/** A field as its file's author knows it: “tokens[0].default”. */
export function fieldOf(path: Path): string {
  const text = path.map((each) => (typeof each === 'number' ? `[${each}]` : `.${String(each)}`)).join('')
  return text === '' ? 'The file' : `“${text.replace(/^\./, '')}”`
}

/** What zod found, in a plain sentence. `there` tells whether the file has the field at all. */
export function sentenceOf(issue: z.core.$ZodIssue, there: boolean): string {
  const field = fieldOf(issue.path)
  if (!there) return `${field} is missing.`
  switch (issue.code) {
    case 'unrecognized_keys':
      return `There is no field ${issue.keys.map((key) => fieldOf([...issue.path, key])).join(', ')}.`
    case 'invalid_value':
      return `${field} must be one of: ${issue.values.map(String).join(', ')}.`
    case 'invalid_type':
      return `${field} must be ${NAMES[issue.expected] ?? issue.expected}.`
    case 'too_small':
      return `${field} ${issue.origin === 'number' || issue.origin === 'int' ? 'is too small' : 'is empty'}.`
    case 'invalid_key':
      return `${field} is no name that may stand here. ${issue.issues.map(({ message }) => message).join(' ')}`
    case 'invalid_union':
      return `${field} must be one of those that docs/schemes.md lists.`
    case 'invalid_format':
      return `${field} is not written as it should be. ${issue.message}`
    case 'custom':
    case 'too_big':
    case 'not_multiple_of':
    case 'invalid_element':
      return `${field}: ${issue.message}`
  }
}

const NAMES: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object with fields',
  record: 'an object with fields',
}
