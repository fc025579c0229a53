import { attributeFault, ELEMENTS, VOID } from './elements.ts'
import { type Findings, Unreadable } from './findings.ts'
import { type countNodes, MAX_DEPTH } from './parse.ts'

const TAG = /<(\/?)([a-z][a-z0-9]*)((?:\s+[a-z-]+="[^"<>]*")*)\s*(\/?)>/y
const ATTRIBUTE = /([a-z-]+)="([^"<>]*)"/g

type Open = { readonly name: string; readonly at: number }

/** Reads the markup of one segment and knows which elements are open at each point of it. */
export function readMarkup({ add }: Findings, count: ReturnType<typeof countNodes>) {
  const open: Open[] = []
  let floor = 0
  const inside = () => open.at(-1)?.name ?? 'div'

  function start(name: string, attributes: string, selfClosed: boolean, at: number): void {
    const content = ELEMENTS.get(name)
    if (!content)
      add(at, `The element <${name}> is not allowed. Allowed are ${[...ELEMENTS.keys()].sort().join(', ')}.`)
    else if (!ELEMENTS.get(inside())?.elements.includes(name))
      add(at, `<${name}> may not stand in <${inside()}>. ${allowedIn(inside())}`)
    checkAttributes(name, attributes, at)
    if (selfClosed && !VOID.has(name)) add(at, `<${name}/> does not close itself. Write <${name}></${name}>.`)
    if (VOID.has(name)) return
    if (open.length >= MAX_DEPTH) throw new Unreadable(at, `Elements may stand ${MAX_DEPTH} deep; this one is deeper.`)
    open.push({ name, at })
  }

  function checkAttributes(element: string, attributes: string, at: number): void {
    const seen = new Set<string>()
    for (const [, name = '', value = ''] of attributes.matchAll(ATTRIBUTE)) {
      const fault = seen.has(name)
        ? `The attribute "${name}" stands twice. Leave one out.`
        : attributeFault(element, name, value)
      if (fault !== null) add(at, fault)
      seen.add(name)
    }
  }

  function end(name: string, at: number): void {
    const last = open.length > floor ? open.at(-1) : undefined
    if (!last)
      throw new Unreadable(
        at,
        `</${name}> closes nothing that was opened in the same block or part. Elements may not cross the borders of {{#...}} blocks or of locked blocks.`,
      )
    if (last.name !== name)
      throw new Unreadable(
        at,
        `</${name}> stands where </${last.name}> is due: elements close in the order in which they were opened.`,
      )
    open.pop()
  }

  function text(written: string, at: number): void {
    if (written.trim() === '' || ELEMENTS.get(inside())?.text) return
    const before = written.length - written.trimStart().length
    add(at + before, `Text may not stand directly in <${inside()}>. ${allowedIn(inside())}`)
  }

  return {
    /** Takes what stands between two tags of Handlebars. */
    read(content: string, from: number): void {
      for (let at = 0; at < content.length; ) {
        const next = content.indexOf('<', at)
        text(content.slice(at, next < 0 ? undefined : next), from + at)
        if (next < 0) break
        const here = from + next
        TAG.lastIndex = next
        const tag = TAG.exec(content)
        if (!tag) throw new Unreadable(here, unreadableTag(content.slice(next, next + 9)))
        const [whole, slash, name = '', attributes = '', selfClosed] = tag
        count(here)
        if (slash === '') start(name, attributes, selfClosed === '/', here)
        else if (attributes.trim() !== '' || selfClosed !== '' || VOID.has(name))
          throw new Unreadable(
            here,
            `</${name}> may not be written so. An end is </${name}> alone, and <br> and <hr> have none.`,
          )
        else end(name, here)
        at = next + whole.length
      }
    },
    /** A value is printed here. */
    value(at: number): void {
      text('value', at)
    },
    /** Reads what `within` reads as a part that opens and closes its own elements only. */
    apart<T>(within: () => T): T {
      const outer = floor
      floor = open.length
      const read = within()
      const unclosed = open.length > floor ? open.at(-1) : undefined
      if (unclosed)
        throw new Unreadable(
          unclosed.at,
          `<${unclosed.name}> is not closed in the same block or part. Close it by </${unclosed.name}> before the block ends.`,
        )
      floor = outer
      return read
    },
  }
}

function allowedIn(element: string): string {
  const { text = false, elements = [] } = ELEMENTS.get(element) ?? {}
  return `In it may stand ${[...(text ? ['text'] : []), ...elements.map((name) => `<${name}>`)].join(', ')}.`
}

function unreadableTag(start: string): string {
  if (start.startsWith('<!--')) return 'Comments of HTML are not allowed. Write {{! a comment }}, which is not printed.'
  if (/^<[!?]/.test(start)) return 'Declarations and CDATA are not allowed. Leave this out.'
  if (/^<\/?[A-Z]/.test(start)) return 'Elements are written in small letters, as in <p>.'
  return 'This is no element that may stand here. Write attributes as name="value" without {{values}} in them, and a plain "<" as &lt;.'
}
