import { type DefaultTreeAdapterTypes, parseFragment } from 'parse5'

const ALLOWED = new Set(
  'div section header footer p h1 h2 h3 hr ul ol li dl dt dd table caption thead tbody tfoot tr th td span strong em small bdi br'.split(
    ' ',
  ),
)
const ATTRIBUTES = new Set(['class', 'scope', 'colspan', 'rowspan'])
const OURS = /(^|\s)(own|slip|lock|claim|verify|hash|hashes|signature|number|parties|sum|letterhead|void|logo)(\s|$)/

type Node = DefaultTreeAdapterTypes.ChildNode
type Element = DefaultTreeAdapterTypes.Element
const isElement = (node: Node): node is Element => 'tagName' in node

/**
 * What a parser that is not ours finds wrong with what a template made, within the part in which it is printed: it reads
 * it as a browser does, and knows nothing of our allow-list.
 */
export function faultsOf(html: string): readonly string[] {
  const faults: string[] = []
  const { childNodes } = parseFragment(`<div class="own">${html}</div><hr>`, {
    onParseError: ({ code }) => faults.push(`the parser says ${code}`),
  })
  const [own, after] = childNodes
  const isOwn = own && isElement(own) && own.tagName === 'div' && childNodes.length === 2
  if (!isOwn || !after || !isElement(after) || after.tagName !== 'hr') return [...faults, 'it leaves its part']
  walk(own, faults)
  return faults
}

function walk(parent: Element, faults: string[]): void {
  for (const node of parent.childNodes) {
    if (node.nodeName === '#comment') faults.push('it holds a comment')
    if (!isElement(node)) continue
    if (!ALLOWED.has(node.tagName) || !node.namespaceURI.endsWith('/1999/xhtml'))
      faults.push(`it holds <${node.tagName}>`)
    for (const { name, value } of node.attrs) {
      if (!ATTRIBUTES.has(name)) faults.push(`<${node.tagName}> has ${name}`)
      if (!/^[a-z0-9 -]*$/.test(value)) faults.push(`${name} is ${value}`)
      if (name === 'class' && OURS.test(value)) faults.push(`it takes the class ${value}`)
    }
    walk(node, faults)
  }
}
