const PHRASING = ['span', 'strong', 'em', 'small', 'bdi', 'br']
/** What may stand by itself. */
export const FLOW = [
  ...['div', 'section', 'header', 'footer', 'p', 'h1', 'h2', 'h3', 'hr', 'ul', 'ol', 'dl', 'table'],
  ...PHRASING,
]

type Content = { readonly text: boolean; readonly elements: readonly string[] }
const flow: Content = { text: true, elements: FLOW }
const phrasing: Content = { text: true, elements: PHRASING }
const only = (...elements: string[]): Content => ({ text: false, elements })

/**
 * Every element that a template may use, with what may stand in it. Within these bounds a browser builds exactly the
 * tree that is written: it closes nothing early, and moves nothing out of a table.
 */
export const ELEMENTS: ReadonlyMap<string, Content> = new Map([
  ...['div', 'section', 'header', 'footer', 'li', 'dd', 'td', 'th'].map((name) => [name, flow] as const),
  ...['p', 'h1', 'h2', 'h3', 'span', 'strong', 'em', 'small', 'bdi', 'dt', 'caption'].map(
    (name) => [name, phrasing] as const,
  ),
  ...['ul', 'ol'].map((name) => [name, only('li')] as const),
  ...['thead', 'tbody', 'tfoot'].map((name) => [name, only('tr')] as const),
  ['dl', only('dt', 'dd')],
  ['table', only('caption', 'thead', 'tbody', 'tfoot', 'tr')],
  ['tr', only('th', 'td')],
  ['br', only()],
  ['hr', only()],
])
export const VOID: ReadonlySet<string> = new Set(['br', 'hr'])

/** Names of our own marks on a page: who could take them could make a text look like what only we print. */
const OURS = new Set([
  ...['own', 'head', 'number', 'void', 'letterhead', 'letterhead-text', 'logo', 'parties', 'sum', 'slip', 'lock'],
  ...['claim', 'translation', 'verify', 'hash', 'hashes', 'signature'],
])

/** Why an attribute is refused, or null. */
export function attributeFault(element: string, name: string, value: string): string | null {
  if (name === 'class') return classFault(value)
  if (element !== 'td' && element !== 'th')
    return `The attribute "${name}" is not allowed on <${element}>. Allowed is class.`
  if (name === 'scope')
    return /^(row|col|rowgroup|colgroup)$/.test(value) ? null : 'scope may be row, col, rowgroup or colgroup.'
  if (name === 'colspan' || name === 'rowspan')
    return /^[1-9][0-9]?$/.test(value) ? null : `${name} may be a number from 1 to 99.`
  return `The attribute "${name}" is not allowed on <${element}>. Allowed are class, scope, colspan and rowspan.`
}

function classFault(value: string): string | null {
  if (!/^[a-z][a-z0-9-]*( [a-z][a-z0-9-]*)*$/.test(value))
    return 'A class is written in small letters, digits and hyphens, several with one space between them.'
  const taken = value.split(' ').find((name) => OURS.has(name))
  return taken === undefined ? null : `The class "${taken}" belongs to what only Briefke prints. Choose another name.`
}
