import { PROPERTIES } from './css-values.ts'
import { ELEMENTS } from './elements.ts'
import { type Finding, type Findings, readText, Unreadable } from './findings.ts'

export type CheckedCss =
  | { readonly ok: true; readonly css: string }
  | { readonly ok: false; readonly findings: readonly Finding[] }

/** What we say of each part of a company's own: it keeps its place, and nothing of it paints or reaches outside. */
export const OWN_CSS = '.own { display: flow-root; overflow: clip; max-width: 100%; }\n'

const MAX_RULES = 1_000
const MAX_DECLARATIONS = 50
const MAX_SELECTORS = 20
const MAX_SELECTOR_LENGTH = 200

/**
 * Reads a company's style sheet and writes it anew for what is inside `.own` (trust.md REN-1, REN-8): names as selectors,
 * the properties that we know, their values within bounds. Everything else is refused with its place.
 */
export function checkCss(css: string): CheckedCss {
  const read = readText(css, (text, findings) => readRules(withoutComments(text), findings))
  return read.ok ? { ok: true, css: read.value } : read
}

/** Comments become spaces, so that every place stays what it was. */
function withoutComments(css: string): string {
  const parts: string[] = []
  let from = 0
  for (let at = css.indexOf('/*'); at >= 0; at = css.indexOf('/*', from)) {
    const end = css.indexOf('*/', at + 2)
    if (end < 0) throw new Unreadable(at, 'This comment has no end. Close it by */.')
    parts.push(css.slice(from, at), css.slice(at, end + 2).replace(/[^\n]/g, ' '))
    from = end + 2
  }
  return parts.join('') + css.slice(from)
}

function readRules(css: string, findings: Findings): string {
  const rules: string[] = []
  for (let from = skipSpace(css, 0); from < css.length; from = skipSpace(css, from)) {
    const open = css.indexOf('{', from)
    const close = css.indexOf('}', from)
    if (css[from] === '@')
      throw new Unreadable(
        from,
        'Rules that begin with @ are not allowed: no @import, @font-face, @page or @media. Leave this out.',
      )
    if (open < 0 || close < open)
      throw new Unreadable(from, 'A rule is written as .name { property: value; }. This one has no { and }.')
    if (rules.length >= MAX_RULES)
      throw new Unreadable(from, `A style sheet may have ${MAX_RULES.toLocaleString('en')} rules; this is one more.`)
    const selectors = readSelectors(css.slice(from, open), from, findings)
    const declarations = readDeclarations(css.slice(open + 1, close), open + 1, findings)
    if (selectors && declarations.length > 0) rules.push(`${selectors} { ${declarations.join(' ')} }\n`)
    from = close + 1
  }
  return rules.join('')
}

function skipSpace(text: string, from: number): number {
  let at = from
  while (at < text.length && /\s/.test(text.charAt(at))) at += 1
  return at
}

const NAMES = '(?:[a-z][a-z0-9]*|(?=[.]))'
const COMPOUND = new RegExp(
  `^(${NAMES})((?:\\.[a-z][a-z0-9-]*){0,3})(:first-child|:last-child|:nth-child\\((?:odd|even|[1-9][0-9]?n?)\\))?$`,
)

/** Each selector, bound to what is inside `.own`. */
function readSelectors(written: string, from: number, { add }: Findings): string | null {
  const parts = written.split(',')
  if (parts.length > MAX_SELECTORS)
    throw new Unreadable(from, `A rule may have ${MAX_SELECTORS} selectors; this one has more.`)
  let at = from
  const read = parts.map((part) => {
    const selector = part.trim()
    const here = at + part.length - part.trimStart().length
    at += part.length + 1
    const fault = selectorFault(selector)
    if (fault !== null) add(here, fault)
    return `.own ${selector.replace(/\s+/g, ' ')}`
  })
  return read.join(', ')
}

function selectorFault(selector: string): string | null {
  if (selector.length > MAX_SELECTOR_LENGTH)
    return `A selector may have ${MAX_SELECTOR_LENGTH} characters; this one has more.`
  const compounds = selector.replace(/\s*>\s*/g, ' ').split(/\s+/)
  const strange = compounds.find((each) => !COMPOUND.test(each))
  if (strange !== undefined || compounds.length > 4)
    return 'A selector is made of up to four elements and classes, as td.figure or .lines p, with :first-child, :last-child or :nth-child(2n). Nothing else may stand in it.'
  const element = compounds
    .map((each) => COMPOUND.exec(each)?.[1] ?? '')
    .find((name) => name !== '' && !ELEMENTS.has(name))
  return element === undefined ? null : `The element ${element} does not exist in a template.`
}

function readDeclarations(block: string, from: number, { add }: Findings): readonly string[] {
  const written = block.split(';')
  if (written.length > MAX_DECLARATIONS)
    throw new Unreadable(from, `A rule may have ${MAX_DECLARATIONS} properties; this one has more.`)
  const read: string[] = []
  let at = from
  for (const declaration of written) {
    const here = at + declaration.length - declaration.trimStart().length
    at += declaration.length + 1
    if (declaration.trim() === '') continue
    const colon = declaration.indexOf(':')
    if (colon < 0) throw new Unreadable(here, 'A property is written as name: value; and this has no colon.')
    const name = declaration.slice(0, colon).trim()
    const property = PROPERTIES.get(name)
    if (!property) {
      add(here, `The property "${name.slice(0, 40)}" is not allowed. Allowed are ${[...PROPERTIES.keys()].join(', ')}.`)
      continue
    }
    const value = property.read(
      declaration
        .slice(colon + 1)
        .trim()
        .replace(/\s+/g, ' ')
        .toLowerCase(),
    )
    if (value === null) add(here, `${name} may be ${property.says}.`)
    else read.push(`${name}: ${value};`)
  }
  return read
}
