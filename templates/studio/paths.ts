import type { Dictionary, Entry } from './dictionary.ts'

/** Where a value is found when the template runs: so many lists outwards, then by these names. */
export type Reference = { readonly up: number; readonly keys: readonly string[] }
export type Counter = 'index' | 'first' | 'last'
export type Resolved =
  | { readonly ok: true; readonly reference: Reference; readonly entry: Entry }
  | { readonly ok: true; readonly counter: Counter }
  | { readonly ok: false; readonly sentence: string }

/** What `this` means at a point of the template, from the whole input to the innermost list. */
export type Scope = readonly [Dictionary, ...Entry[]]

const COUNTERS: readonly Counter[] = ['index', 'first', 'last']
const PATH = /^((?:\.\.\/)*)(?:(\.\.|this|\.)|(?:this\.|\.\/)?([A-Za-z0-9_]+(?:\.[A-Za-z0-9_]+)*))$/

/** Finds a path in the dictionary, or says why it cannot mean anything here. */
export function resolvePath(original: string, scope: Scope): Resolved {
  if (original.startsWith('@')) return resolveData(original, scope)
  const match = PATH.exec(original)
  if (!match) return refused('A path is written with names and points, as in seller.name, this.carats or ../number.')
  const [, outwards = '', self, names] = match
  const up = outwards.length / 3 + (self === '..' ? 1 : 0)
  return find(up, names?.split('.') ?? [], scope, original)
}

function resolveData(original: string, scope: Scope): Resolved {
  const counter = COUNTERS.find((name) => original === `@${name}`)
  if (counter)
    return scope.length > 1 ? { ok: true, counter } : refused(`${original} means something in {{#each}} only.`)
  const [root, ...keys] = original.split('.')
  if (root === '@root' && keys.length > 0) return find(scope.length - 1, keys, scope, original)
  return refused(`${original} does not exist. There are @index, @first, @last and @root.`)
}

function find(up: number, keys: readonly string[], scope: Scope, original: string): Resolved {
  let entry = scope.at(-1 - up)
  if (!entry)
    return refused(`${original} leads outside the document. There are ${scope.length - 1} {{#each}} around it.`)
  for (const key of keys) {
    // Own keys only: what every object of JavaScript has is in no dictionary.
    if (entry.kind !== 'object' || !Object.hasOwn(entry.fields, key)) return refused(unknown(key, original, entry))
    entry = entry.fields[key] as Entry
  }
  return { ok: true, reference: { up, keys }, entry }
}

const MOST_NAMES = 40

function unknown(key: string, original: string, entry: Entry): string {
  const what = original === key ? `"${key}" does not exist here.` : `"${key}" of "${original}" does not exist.`
  if (entry.kind !== 'object') return `${what} There is a ${entry.kind}, which has no names in it.`
  return `${what} There are ${Object.keys(entry.fields).slice(0, MOST_NAMES).join(', ')}.`
}

function refused(sentence: string): Resolved {
  return { ok: false, sentence }
}
