import { z } from 'zod'

type Common = { readonly nullable: boolean; readonly about: string }
/** What stands at one place of a template's input. */
export type Entry =
  | (Common & { readonly kind: 'text' | 'number' | 'flag' })
  | (Common & { readonly kind: 'list'; readonly of: Entry })
  | (Common & { readonly kind: 'object'; readonly fields: Readonly<Record<string, Entry>> })

/** The published data dictionary of a template: all that it may name. */
export type Dictionary = Extract<Entry, { readonly kind: 'object' }>

/** One thing that an editor may offer; what stands in a list is named after the list, as in `lines[].carats`. */
export type Completion = { readonly path: string; readonly kind: Entry['kind']; readonly about: string }

type JsonSchema = z.core.JSONSchema.JSONSchema

/** The dictionary that an input schema says by itself, so that the two cannot part. */
export function dictionaryOf(input: z.ZodType): Dictionary {
  const entry = entryOf(z.toJSONSchema(input, { unrepresentable: 'any', reused: 'inline' }))
  if (entry?.kind !== 'object') throw new Error('A template takes an object')
  return entry
}

/** Every path of a dictionary in the order of its schema. */
export function completionsOf(dictionary: Dictionary): readonly Completion[] {
  return Object.entries(dictionary.fields).flatMap(([name, entry]) => listed(name, entry))
}

function listed(path: string, entry: Entry): readonly Completion[] {
  const { kind, about } = entry
  const inner =
    entry.kind === 'object'
      ? Object.entries(entry.fields).flatMap(([name, field]) => listed(`${path}.${name}`, field))
      : entry.kind === 'list'
        ? listed(`${path}[]`, entry.of)
        : []
  return [{ path, kind, about }, ...inner]
}

function entryOf(schema: JsonSchema): Entry | null {
  const alternatives = (schema.anyOf ?? schema.oneOf ?? []).filter(isSchema)
  const [real = schema, ...otherShapes] = alternatives.filter(({ type }) => type !== 'null')
  const [type = 'null', ...otherTypes] = typesOf(real).filter((each) => each !== 'null')
  // What may be one thing or another has no name that a template could rely on.
  if (otherShapes.length + otherTypes.length > 0) return null
  const common = {
    nullable: [schema, ...alternatives].some((each) => typesOf(each).includes('null')),
    about: schema.description ?? real.description ?? '',
  }
  switch (type) {
    case 'string':
      return { kind: 'text', ...common }
    case 'integer':
    case 'number':
      return { kind: 'number', ...common }
    case 'boolean':
      return { kind: 'flag', ...common }
    case 'array': {
      const of = isSchema(real.items) ? entryOf(real.items) : null
      return of && { kind: 'list', of, ...common }
    }
    case 'object':
      return { kind: 'object', fields: fieldsOf(real), ...common }
    case 'null':
      break
  }
  return null
}

function fieldsOf({ properties = {} }: JsonSchema): Readonly<Record<string, Entry>> {
  const fields = Object.entries(properties).map(([name, field]) => [name, isSchema(field) ? entryOf(field) : null])
  return Object.fromEntries(fields.filter(([, entry]) => entry !== null)) as Record<string, Entry>
}

function isSchema(value: unknown): value is JsonSchema {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function typesOf({ type }: JsonSchema): readonly NonNullable<JsonSchema['type']>[] {
  // One schema may name several types at once, which the type of JSON schemas here does not say.
  return [type ?? []].flat()
}
