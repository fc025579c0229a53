import { type Findings, Unreadable } from './findings.ts'
import { classifyTag, type Tag } from './tags.ts'

/** How much one template may hold (trust.md REN-2). */
export const MAX_NODES = 2_000
export const MAX_DEPTH = 20
const MAX_TAG_LENGTH = 200

export type Path = { readonly at: number; readonly path: string }
/** A template as it was written. There is no kind of node that could do more than these. */
export type Node =
  | { readonly type: 'text'; readonly at: number; readonly text: string }
  | ({ readonly type: 'print' } & Path)
  | { readonly type: 'locked'; readonly at: number; readonly name: string }
  | Block
export type Block = {
  readonly type: 'block'
  readonly at: number
  readonly helper: string
  readonly of: Path
  readonly inner: Node[]
  readonly otherwise: Node[]
}
type Frame = { readonly block: Block; into: Node[]; readonly chained: boolean; hasElse: boolean }

/** Counts the parts of a template, and ends the reading at the first that is too many. */
export function countNodes() {
  let nodes = 0
  return (at: number): void => {
    nodes += 1
    if (nodes > MAX_NODES)
      throw new Unreadable(at, `A template may have ${MAX_NODES.toLocaleString('en')} parts; from here it has more.`)
  }
}

/**
 * Reads the part of Handlebars that a company may use, in one pass over the text. We do not let Handlebars parse it: 64 kB
 * of opened blocks keep its parser busy for seven seconds (ADR 29).
 */
export function parseTemplate(source: string, { add }: Findings): readonly Node[] {
  const root: Node[] = []
  const frames: Frame[] = []
  const count = countNodes()
  const into = () => frames.at(-1)?.into ?? root

  function take(tag: Tag, at: number): void {
    if (tag.does === 'print') into().push({ type: 'print', at: tag.at, path: tag.path })
    else if (tag.does === 'locked') into().push({ type: 'locked', at, name: tag.name })
    else if (tag.does === 'open') open(tag.helper, tag, at, false)
    else if (tag.does === 'else') otherwise(tag.chain, at)
    else if (tag.does === 'close') close(tag.helper, at)
    else if (tag.does === 'refuse') add(at, tag.sentence)
    else if (tag.does === 'stop') throw new Unreadable(at, tag.sentence)
  }

  function open(helper: string, of: Path, at: number, chained: boolean): void {
    if (frames.length >= MAX_DEPTH) throw new Unreadable(at, `Blocks may stand ${MAX_DEPTH} deep; this one is deeper.`)
    const block: Block = { type: 'block', at, helper, of: { at: of.at, path: of.path }, inner: [], otherwise: [] }
    into().push(block)
    frames.push({ block, into: block.inner, chained, hasElse: false })
  }

  function otherwise(chain: (Path & { readonly helper: string }) | null, at: number): void {
    const frame = frames.at(-1)
    if (!frame) throw new Unreadable(at, '{{else}} stands in a block only, as in {{#if terms}}…{{else}}…{{/if}}.')
    if (frame.hasElse)
      throw new Unreadable(at, `{{#${frame.block.helper}}} has its {{else}} already. Leave this one out.`)
    frame.hasElse = true
    frame.into = frame.block.otherwise
    if (chain) open(chain.helper, chain, at, true)
  }

  function close(helper: string, at: number): void {
    let frame = frames.pop()
    while (frame?.chained) frame = frames.pop()
    if (!frame)
      throw new Unreadable(at, `{{/${helper}}} closes nothing. Leave it out, or open {{#${helper} path}} before it.`)
    if (frame.block.helper !== helper)
      throw new Unreadable(
        at,
        `{{#${frame.block.helper}}} is closed by {{/${helper}}}. Close it by {{/${frame.block.helper}}}.`,
      )
  }

  for (let from = 0; from < source.length; ) {
    const at = source.indexOf('{{', from)
    if (at !== from) {
      count(from)
      into().push({ type: 'text', at: from, text: source.slice(from, at < 0 ? undefined : at) })
    }
    if (at < 0) break
    count(at)
    const end = endOf(source, at)
    take(classifyTag(source.slice(at + 2, end), at + 2), at)
    from = end + 2
  }
  const unclosed = frames.at(-1)
  if (unclosed)
    throw new Unreadable(
      unclosed.block.at,
      `{{#${unclosed.block.helper}}} has no end. Close it by {{/${unclosed.block.helper}}}.`,
    )
  return root
}

/** Where the tag's own closing braces stand. */
function endOf(source: string, at: number): number {
  if (source[at - 1] === '\\')
    throw new Unreadable(at - 1, 'A backslash before {{ is not allowed. Leave the backslash out.')
  if (source[at + 2] === '{')
    throw new Unreadable(at, 'Three braces print without escaping, which is not allowed. Write two, as in {{number}}.')
  const isLongComment = source.startsWith('!--', at + 2)
  const end = isLongComment ? source.indexOf('--}}', at + 3) + 2 : source.indexOf('}}', at)
  if (end < at) throw new Unreadable(at, `This {{ has no ${isLongComment ? '--}}' : '}}'}. Close it, as in {{number}}.`)
  if (source[at + 2] !== '!' && end - at > MAX_TAG_LENGTH)
    throw new Unreadable(at, `What stands between {{ and }} may have ${MAX_TAG_LENGTH} characters; this has more.`)
  if (source[end + 2] === '}')
    throw new Unreadable(end + 2, 'A } directly after }} is not allowed. Put a space between.')
  return end
}
