import type { Dictionary, Entry } from '../../templates/studio/dictionary.ts'
import { pathsOf } from '../../templates/studio/dictionary.ts'
import { ELEMENTS, FLOW, VOID } from '../../templates/studio/elements.ts'
import { hostileTemplates } from './hostile-templates.ts'
import type { Random } from './lint/random.ts'

type Scope = { readonly entry: Entry; readonly up: Scope | null }
type Written = { readonly parent: string; readonly scope: Scope; readonly depth: number }

/** Fragments that no template may hold, and others that are harmless here and harmful a character further on. */
const FRAGMENTS = [
  ...hostileTemplates.map(([body]) => body).filter((body) => body.length < 200),
  ...[
    '"',
    "'",
    '`',
    '=',
    '/',
    '\\',
    '&',
    '&lt;script&gt;',
    '&#60;',
    '&quot;',
    '&colon;',
    '\u2028',
    '\ufeff',
    '\r',
    '\t',
  ],
  ...[
    '--}}',
    '{{!--',
    '{{~',
    '~}}',
    '\\{{',
    '\\\\{{',
    '}}}',
    '{{{',
    '{{{{',
    '{{&',
    '{{^}}',
    '{{else}}',
    '<',
    '>',
    '</',
    '/>',
  ],
  ...['<!--', '-->', '<![CDATA[', ']]>', '<?', ' onload="x"', ' style="x"', ' src="http://x/"', ' href="javascript:x"'],
  ...[' class="slip"', ' class="own"', ' class="x"', 'url(http://x/)', '</div>', '</p>', '<br>', '<p>', '</style>'],
  ...[
    '{{secret}}',
    '{{seller.secret}}',
    '{{@root.secret}}',
    '{{../secret}}',
    '{{verification.url}}',
    '{{branding.logo}}',
  ],
]
const WORDS = ['Goods', 'of 1.50 ct', 'a &amp; b', '“cut”', '钻石', 'יהלום', '%', 'x = y', '#', '@media', 'url(x)']

/** A template that a company could write, as like as not with something hostile in it. */
export function generatedTemplate(random: Random, dictionary: Dictionary): string {
  const scope = { entry: dictionary, up: null }
  const pieces = Array.from({ length: 1 + random.whole(4) }, () => piece(random, { parent: '', scope, depth: 0 }))
  pieces.splice(random.whole(pieces.length + 1), 0, '{{> number}}')
  let body = pieces.join(random.chance(0.5) ? '\n' : '')
  if (random.chance(0.4)) return body
  for (let times = 1 + random.whole(3); times > 0; times--) body = mutated(random, body)
  return body
}

function piece(random: Random, { parent, scope, depth }: Written): string {
  const allowed = parent === '' ? FLOW : (ELEMENTS.get(parent)?.elements ?? [])
  const holdsText = parent === '' || ELEMENTS.get(parent)?.text === true
  const kind = random.whole(10)
  if (depth < 5 && kind < 3 && holdsText) return block(random, { parent, scope, depth })
  if (allowed.length > 0 && depth < 6 && (!holdsText || kind < 7)) {
    const name = random.pick(allowed)
    const given = random.chance(0.3) ? ` class="${random.pick(['figure', 'wide', 'a b'])}"` : ''
    const span = (name === 'td' || name === 'th') && random.chance(0.3) ? ' colspan="2"' : ''
    if (VOID.has(name)) return `<${name}${given}>`
    return `<${name}${given}${span}>${several(random, { parent: name, scope, depth: depth + 1 })}</${name}>`
  }
  if (!holdsText) return ''
  return random.chance(0.6) ? `{{${path(random, scope, ['text', 'flag'])}}}` : random.pick(WORDS)
}

const several = (random: Random, at: Written) =>
  Array.from({ length: random.whole(4) }, () => piece(random, at)).join(random.pick(['', ' ', '\n']))

function block(random: Random, { parent, scope, depth }: Written): string {
  const inner = { parent, depth: depth + 1 }
  const lists = Object.entries(scope.entry.kind === 'object' ? scope.entry.parts : {})
  const [name, list] = random.pick(lists.filter(([, { kind }]) => kind === 'list').concat([['', { kind: 'text' }]]))
  const otherwise = random.chance(0.3) ? `{{else}}${several(random, { ...inner, scope })}` : ''
  if (list.kind === 'list') {
    const within = several(random, { ...inner, scope: { entry: list.of, up: scope } })
    return `{{#each ${name}}}{{@index}}${within}${otherwise}{{/each}}`
  }
  const test = random.pick(['if', 'unless'])
  return `{{#${test} ${path(random, scope, ['text', 'flag', 'list'])}}}${several(random, { ...inner, scope })}${otherwise}{{/${test}}}`
}

function path(random: Random, scope: Scope, kinds: readonly string[]): string {
  if (scope.up && random.chance(0.3)) return `../${path(random, scope.up, kinds)}`
  if (scope.entry.kind !== 'object') return 'this'
  const fits = pathsOf(scope.entry).filter((each) => kinds.includes(each.kind) && !each.path.includes('[]'))
  return random.pick(fits).path
}

/** One change at a place by chance, or at the border of a tag. */
function mutated(random: Random, body: string): string {
  const borders = [...body.matchAll(/<|>|\{\{|\}\}|"/g)].map(
    ({ index, 0: sign }) => index + (random.chance(0.5) ? sign.length : 0),
  )
  const at = borders.length > 0 && random.chance(0.7) ? random.pick(borders) : random.whole(body.length + 1)
  const end = at + random.whole(6)
  const fragment = random.pick(FRAGMENTS)
  switch (random.whole(6)) {
    case 0:
      return body.slice(0, at) + body.slice(end)
    case 1:
      return body.slice(0, end) + body.slice(at)
    case 2:
      return body.replace(/[a-z]+(?=[.}])/, () =>
        random.pick(['constructor', '__proto__', 'secret', 'length', 'toString']),
      )
    case 3:
      return body.replace(
        /<[a-z0-9]+/,
        () => `<${random.pick(['script', 'svg', 'style', 'img', 'p', 'div', 'tr', 'li', 'hr', 'P'])}`,
      )
    default:
      return body.slice(0, at) + fragment + body.slice(at)
  }
}
