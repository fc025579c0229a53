import { readReferences } from './check-references.ts'
import { attributeFault, ELEMENTS, FLOW, VOID } from './elements.ts'
import type { Say } from './findings.ts'
import { LIMITS } from './limits.ts'

// The spaces of HTML, and no others: to a browser U+FEFF is part of a name.
const TAG = /<(\/?)([a-z][a-z0-9]*)((?:[ \t\n\f\r]+[a-z-]+="[^"<>]*")*)[ \t\n\f\r]*(\/?)>/y
const ATTRIBUTE = /[ \t\n\f\r]+([a-z-]+)="([^"<>]*)"/g

/** An element that is open, and how to say something at its place. */
export type Open = { readonly name: string; readonly say: (sentence: string) => void }

/** Reads the tags of one stretch of markup: `open` are the elements that its block has opened, the last one innermost. */
export function readMarkup(text: string, open: Open[], outer: string, say: Say): void {
  let at = 0
  const inside = () => open.at(-1)?.name ?? outer
  const words = (from: number, to: number) => {
    const found = /\S/.exec(text.slice(from, to))
    if (found && ELEMENTS.get(inside())?.text === false)
      say(from + found.index, `A <${inside()}> holds no text of its own.`)
    readReferences(text, from, to, say)
  }
  for (;;) {
    const next = text.indexOf('<', at)
    words(at, next < 0 ? text.length : next)
    if (next < 0) return
    TAG.lastIndex = next
    const tag = TAG.exec(text)
    if (!tag) {
      say(next, 'This “<” begins no element that a template may use. Write &lt; for the sign.')
      return
    }
    const [whole, closes, name = '', attributes = '', empty] = tag
    if (closes && (attributes || empty)) say(next, `</${name}> takes no attributes and no second slash.`)
    if (closes) closeElement(name, open, next, say)
    else openElement({ name, attributes, isEmpty: empty === '/' }, open, outer, next, say)
    at = next + whole.length
  }
}

function closeElement(name: string, open: Open[], at: number, say: Say): void {
  if (open.at(-1)?.name === name) {
    open.pop()
    return
  }
  const last = open.at(-1)?.name
  say(at, last ? `Close <${last}> before </${name}>.` : `There is no open <${name}> here to be closed.`)
}

type Element = { readonly name: string; readonly attributes: string; readonly isEmpty: boolean }

function openElement({ name, attributes, isEmpty }: Element, open: Open[], outer: string, at: number, say: Say): void {
  const parent = open.at(-1)?.name ?? outer
  if (open.length >= LIMITS.depth) say(at, `Elements are nested deeper than ${LIMITS.depth}.`)
  const allowed = parent === '' ? FLOW : (ELEMENTS.get(parent)?.elements ?? [])
  if (!ELEMENTS.has(name)) say(at, `A template may not use <${name}>.`)
  else if (!allowed.includes(name))
    say(at, parent === '' ? `<${name}> cannot stand by itself here.` : `<${name}> cannot stand in <${parent}>.`)
  for (const [, attribute = '', value = ''] of attributes.matchAll(ATTRIBUTE)) {
    const fault = attributeFault(name, attribute, value)
    if (fault !== null) say(at, fault)
  }
  const given = [...attributes.matchAll(ATTRIBUTE)].map(([, attribute]) => attribute)
  if (new Set(given).size < given.length) say(at, `<${name}> has an attribute twice.`)
  if (isEmpty && !VOID.has(name)) say(at, `<${name}/> closes nothing in HTML. Write <${name}></${name}>.`)
  if (!VOID.has(name)) open.push({ name, say: (sentence) => say(at, sentence) })
}

/** Says, where it was opened, which element a block has left open. */
export function sayOpen(open: readonly Open[]): void {
  const last = open.at(-1)
  last?.say(`<${last.name}> is not closed in the block in which it is opened.`)
}
