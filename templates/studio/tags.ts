type Path = { readonly at: number; readonly path: string }
/** What one tag of a template does. */
export type Tag =
  | { readonly does: 'nothing' }
  | ({ readonly does: 'print' } & Path)
  | { readonly does: 'locked'; readonly name: string }
  | ({ readonly does: 'open'; readonly helper: string } & Path)
  | { readonly does: 'else'; readonly chain: (Path & { readonly helper: string }) | null }
  | { readonly does: 'close'; readonly helper: string }
  | { readonly does: 'refuse' | 'stop'; readonly sentence: string }

const WORD = '[^\\s{}()"\'|=~&*#>^!]+'
const PRINT = new RegExp(`^\\s*(${WORD})\\s*$`)
const OPEN = new RegExp(`^#\\s*(if|unless|each)\\s+(@?${WORD})\\s*$`)
const CHAIN = new RegExp(`^\\s*else\\s+(if|unless|each)\\s+(@?${WORD})\\s*$`)
const ELSE = /^\s*(else|\^)\s*$/
const CLOSE = /^\/\s*([a-z]+)\s*$/
const LOCKED = /^>\s*([a-z][a-z-]*)\s*$/

/** Knows each tag that there is, and says of every other why there is no such thing. */
export function classifyTag(inside: string, at: number): Tag {
  if (inside.startsWith('!')) return { does: 'nothing' }
  if (ELSE.test(inside)) return { does: 'else', chain: null }
  const chain = CHAIN.exec(inside)
  if (chain) return { does: 'else', chain: { helper: chain[1] ?? '', ...pathIn(inside, chain[2], at) } }
  const open = OPEN.exec(inside)
  if (open) return { does: 'open', helper: open[1] ?? '', ...pathIn(inside, open[2], at) }
  const close = CLOSE.exec(inside)
  if (close) return { does: 'close', helper: close[1] ?? '' }
  const locked = LOCKED.exec(inside)
  if (locked) return { does: 'locked', name: locked[1] ?? '' }
  const print = PRINT.exec(inside)
  if (print && !inside.startsWith('/')) return { does: 'print', ...pathIn(inside, print[1], at) }
  return refusalOf(inside)
}

function pathIn(inside: string, path = '', at: number): Path {
  return { path, at: at + inside.lastIndexOf(path) }
}

const REFUSALS: readonly (readonly ['refuse' | 'stop', RegExp, string])[] = [
  ['stop', /^#\s*>/, 'A partial with a block is not allowed. Locked blocks are written {{> name}} alone.'],
  ['stop', /^#\s*\*/, 'Inline partials and decorators are not allowed. Write the text where it is to stand.'],
  ['refuse', /^\s*\*/, 'Decorators are not allowed. Leave this out.'],
  ['refuse', /^>/, 'A locked block is written {{> name}} alone, without parameters and with a fixed name.'],
  ['refuse', /^&/, '{{& }} prints without escaping, which is not allowed. Write {{path}}.'],
  [
    'stop',
    /^~|~\s*$/,
    'The ~ that takes away spaces is not allowed. Leave it out: on a printed page it changes nothing.',
  ],
  ['stop', /^\^/, 'A block that begins with ^ is not allowed. Write {{#unless path}}…{{/unless}}.'],
  [
    'stop',
    /\|/,
    'Names after "as" are not allowed. In {{#each}} the names of an item stand by themselves, outer ones as ../name.',
  ],
  ['stop', /^#\s*(if|unless|each)/, 'A block takes one path and nothing else, as in {{#if terms}} or {{#each lines}}.'],
  ['stop', /^#/, 'There are three blocks: {{#if path}}, {{#unless path}} and {{#each path}}.'],
  ['stop', /^\//, 'A block is closed by its name alone, as by {{/if}}.'],
  ['stop', /^\s*else\s/, '{{else}} stands alone or as {{else if path}}, {{else unless path}} or {{else each path}}.'],
  ['refuse', /^\s*$/, 'There is nothing between {{ and }}. Write a path, as in {{number}}.'],
]

function refusalOf(inside: string): Tag {
  const [does, , sentence] = REFUSALS.find(([, like]) => like.test(inside)) ?? [
    'refuse' as const,
    null,
    'Helpers, parameters and texts are not allowed in a tag. Print one path, as in {{number}}.',
  ]
  return { does, sentence }
}
