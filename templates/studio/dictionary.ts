import type { z } from 'zod'

/** What a template may speak of: a text, a flag, a list of things, or a thing with parts. */
export type Entry =
  | { readonly kind: 'text' | 'flag' }
  | { readonly kind: 'list'; readonly of: Entry }
  | { readonly kind: 'object'; readonly parts: Readonly<Record<string, Entry>> }
export type Dictionary = Extract<Entry, { kind: 'object' }>

type Inner = {
  readonly def: {
    readonly type: string
    readonly innerType?: Inner
    readonly element?: Inner
    readonly shape?: Readonly<Record<string, Inner>>
    readonly in?: Inner
  }
}

/** The data dictionary that follows from what a document must be given. Throws for a type that no template can show. */
export function dictionaryOf(schema: z.ZodObject): Dictionary {
  const entry = entryOf(schema as unknown as Inner)
  if (entry.kind !== 'object') throw new Error('A document is given an object.')
  return entry
}

function entryOf({ def }: Inner): Entry {
  const { type, innerType, element, shape } = def
  if (innerType) return entryOf(innerType)
  if (type === 'object' && shape)
    return {
      kind: 'object',
      parts: Object.fromEntries(Object.entries(shape).map(([name, part]) => [name, entryOf(part)])),
    }
  if (type === 'array' && element) return { kind: 'list', of: entryOf(element) }
  if (type === 'boolean') return { kind: 'flag' }
  if (['string', 'number', 'enum', 'int'].includes(type)) return { kind: 'text' }
  throw new Error(`A template cannot show a ${type}.`)
}

/** The part of an entry with this name, or undefined: own parts only, so that no word of JavaScript's is ever one. */
export function partOf(entry: Entry | undefined, name: string): Entry | undefined {
  return entry?.kind === 'object' && Object.hasOwn(entry.parts, name) ? entry.parts[name] : undefined
}

/** Every path of the dictionary, for the editor to offer: `lines` and, within it, `lines[].carats`. */
export function pathsOf(entry: Entry, path = ''): readonly { readonly path: string; readonly kind: Entry['kind'] }[] {
  if (entry.kind === 'list') return pathsOf(entry.of, `${path}[]`)
  if (entry.kind !== 'object') return []
  return Object.entries(entry.parts).flatMap(([name, part]) => {
    const own = path === '' ? name : `${path}.${name}`
    return [{ path: own, kind: part.kind }, ...pathsOf(part, own)]
  })
}
