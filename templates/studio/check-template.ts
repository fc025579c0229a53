import Handlebars from 'handlebars'
import { type Open, readMarkup, sayOpen } from './check-markup.ts'
import { type Dictionary, type Entry, partOf } from './dictionary.ts'
import { ELEMENTS } from './elements.ts'
import type { Finding } from './findings.ts'
import { LIMITS } from './limits.ts'

/** A piece of a template: markup of the company's own, or one of our blocks that it may place and not touch. */
export type Part = { readonly own: string } | { readonly block: string }
export type Checked =
  | { readonly ok: true; readonly parts: readonly Part[] }
  | { readonly ok: false; readonly findings: readonly Finding[] }
export type Rules = {
  readonly dictionary: Dictionary
  /** Blocks that may stand in it, each once at most. */
  readonly blocks: readonly string[]
  /** Blocks that must. */
  readonly required: readonly string[]
}

type Place = { readonly line: number; readonly column: number }
type Node = hbs.AST.Node
type Scope = { readonly entry: Entry; readonly up: Scope | null; readonly isLoop: boolean }
type Block = { readonly name: string; readonly start: Place; readonly end: Place }

/**
 * Decides by an allow-list over the parsed template whether it may be kept and run (trust.md REN-1, REN-2): nothing that
 * is not named here gets through, and every path exists in the dictionary. Linear in the length of the template.
 */
export function checkTemplate(written: string, rules: Rules): Checked {
  // One kind of line end, as in findings.ts: places are counted with it, and the body is cut at places.
  const body = written.replace(/\r\n?/g, '\n')
  const one = (sentence: string, place: Place = START): Checked => ({
    ok: false,
    findings: [{ line: place.line, column: place.column + 1, sentence }],
  })
  if (Buffer.byteLength(body) > LIMITS.bytes) return one('The template is longer than 64 kB.')
  const unseen = UNSEEN.exec(body)
  if (unseen)
    return one(
      'This is a control character or a line separator. Lines end with a line break.',
      placeIn(body, unseen.index, START),
    )
  const deep = deepPlace(body)
  if (deep) return one(`Blocks are nested deeper than ${LIMITS.depth}.`, deep)
  let program: hbs.AST.Program
  try {
    program = Handlebars.parseWithoutProcessing(body)
  } catch (error) {
    return syntaxFinding(error)
  }
  const check = new Check(rules)
  check.program(program, { entry: rules.dictionary, up: null, isLoop: false }, { outer: '', depth: 0, isTop: true })
  check.blocksPresent()
  return check.findings.length > 0
    ? { ok: false, findings: check.findings }
    : { ok: true, parts: partsOf(body, check.blocks) }
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not stand in a template
const UNSEEN = /[\u0000-\u0008\u000b-\u001f\u007f\u0085\u2028\u2029]/
const START = { line: 1, column: 0 }

/** Where blocks are nested too deep: counted before parsing, for the parser itself recurses. */
function deepPlace(body: string): Place | null {
  let depth = 0
  for (const { 0: tag, index } of body.matchAll(/\{\{\{?~?\s*([#^/])/g)) {
    depth += tag.endsWith('/') ? -1 : 1
    if (depth <= LIMITS.depth) continue
    const before = body.slice(0, index).split('\n')
    return { line: before.length, column: before.at(-1)?.length ?? 0 }
  }
  return null
}

function syntaxFinding(error: unknown): Checked {
  const message = error instanceof Error ? error.message : ''
  const known = error as {
    lineNumber?: number
    column?: number
    hash?: { loc?: { first_line: number; last_column: number } }
  }
  const line = known.lineNumber ?? Number(/line (\d+)/.exec(message)?.[1] ?? known.hash?.loc?.first_line ?? 1)
  const pointer = message.split('\n').find((each) => /^-*\^/.test(each))
  const column = (known.column ?? (pointer ? Math.min(pointer.indexOf('^'), 200) : 0)) + 1
  const expected = /^Parse error|^Lexical error/.test(message)
    ? 'Handlebars cannot read this.'
    : message.split('\n')[0]?.replace(/ - \d+:\d+$/, '.')
  return { ok: false, findings: [{ line, column, sentence: expected || 'Handlebars cannot read this.' }] }
}

type Where = { readonly outer: string; readonly depth: number; readonly isTop: boolean }

class Check {
  readonly findings: Finding[] = []
  readonly blocks: Block[] = []
  private nodes = 0
  private readonly rules: Rules

  constructor(rules: Rules) {
    this.rules = rules
  }

  private say({ line, column }: Place, sentence: string): void {
    if (this.findings.length < LIMITS.findings) this.findings.push({ line, column: column + 1, sentence })
  }

  /** One block of the template: its markup is whole by itself. */
  program(program: hbs.AST.Program, scope: Scope, where: Where): void {
    if (where.depth > LIMITS.depth) {
      this.say(program.loc.start, `Blocks are nested deeper than ${LIMITS.depth}.`)
      return
    }
    if ((program.blockParams as readonly string[] | undefined)?.length)
      this.say(program.loc.start, 'A template may not name its loops (“as |…|”).')
    const open: Open[] = []
    for (const node of program.body) {
      const isOver = this.nodes > LIMITS.nodes
      this.nodes += 1 + tagsIn(node)
      if (this.nodes > LIMITS.nodes && !isOver)
        this.say(node.loc.start, `The template has more than ${LIMITS.nodes} parts.`)
      if (this.nodes > LIMITS.nodes) return
      this.node(node, scope, { ...where, open })
    }
    sayOpen(open)
  }

  private node(node: Node, scope: Scope, where: Where & { readonly open: Open[] }): void {
    const inside = where.open.at(-1)?.name ?? where.outer
    switch (node.type) {
      case 'ContentStatement': {
        const text = (node as hbs.AST.ContentStatement).original as unknown as string
        readMarkup(text, where.open, where.outer, (offset, sentence) =>
          this.say(placeIn(text, offset, node.loc.start), sentence),
        )
        return
      }
      case 'CommentStatement':
        return
      case 'MustacheStatement': {
        this.mustache(node as hbs.AST.MustacheStatement, scope, inside)
        return
      }
      case 'BlockStatement': {
        this.block(node as hbs.AST.BlockStatement, scope, where)
        return
      }
      case 'PartialStatement': {
        this.partial(node as hbs.AST.PartialStatement, where)
        return
      }
      default:
        this.say(
          node.loc.start,
          'A template may use {{path}}, {{#if}}, {{#unless}}, {{#each}} and our blocks, and nothing else.',
        )
    }
  }

  private mustache(node: hbs.AST.MustacheStatement, scope: Scope, inside: string): void {
    if (!node.escaped) {
      this.say(node.loc.start, 'What is written out is always escaped: use {{…}}, not {{{…}}} or {{&…}}.')
      return
    }
    if (node.params.length > 0 || hasHash(node)) {
      this.say(node.loc.start, 'A template may not call helpers. Write one path between the braces.')
      return
    }
    const entry = this.path(node.path as Node, scope)
    if (!entry) return
    if (entry.kind === 'list' || entry.kind === 'object') {
      this.say(
        node.loc.start,
        `This is ${entry.kind === 'list' ? 'a list; go through it with {{#each}}' : 'a thing with parts; name one of them'}.`,
      )
      return
    }
    if (ELEMENTS.get(inside)?.text === false) this.say(node.loc.start, `A <${inside}> holds no text of its own.`)
  }

  private block(node: hbs.AST.BlockStatement, scope: Scope, where: Where & { readonly open: Open[] }): void {
    const name = (node.path as { original?: unknown }).original
    const [subject] = node.params
    if (
      (node.path as Node).type !== 'PathExpression' ||
      typeof name !== 'string' ||
      !['if', 'unless', 'each'].includes(name)
    ) {
      this.say(node.loc.start, 'The only blocks are {{#if}}, {{#unless}} and {{#each}}.')
      return
    }
    if (node.params.length !== 1 || hasHash(node) || !subject) {
      this.say(node.loc.start, `{{#${name}}} takes one path and nothing else.`)
      return
    }
    const entry = this.path(subject as Node, scope)
    if (!entry) return
    if (name === 'each' && entry.kind !== 'list') {
      this.say(node.loc.start, '{{#each}} goes through a list, and this is none.')
      return
    }
    const next = { outer: where.open.at(-1)?.name ?? where.outer, depth: where.depth + 1, isTop: false }
    const inner = name === 'each' && entry.kind === 'list' ? { entry: entry.of, up: scope, isLoop: true } : scope
    // Handlebars leaves out what is not written, whatever its types say.
    const { program, inverse } = node as { program?: hbs.AST.Program; inverse?: hbs.AST.Program }
    if (program) this.program(program, inner, next)
    if (inverse) this.program(inverse, scope, next)
  }

  private partial(node: hbs.AST.PartialStatement, where: Where & { readonly open: Open[] }): void {
    const name = (node.name as { original?: unknown }).original
    if (
      (node.name as Node).type !== 'PathExpression' ||
      typeof name !== 'string' ||
      !this.rules.blocks.includes(name)
    ) {
      this.say(node.loc.start, `There is no such block. There are: ${this.rules.blocks.join(', ')}.`)
      return
    }
    if (node.params.length > 0 || hasHash(node)) {
      this.say(node.loc.start, 'A block of ours takes nothing.')
      return
    }
    if (!where.isTop || where.open.length > 0) {
      this.say(node.loc.start, `{{> ${name}}} stands by itself, outside every element and block.`)
      return
    }
    if (this.blocks.some((each) => each.name === name)) {
      this.say(node.loc.start, `{{> ${name}}} stands here twice.`)
      return
    }
    this.blocks.push({ name, start: node.loc.start, end: node.loc.end })
  }

  /** What a path leads to; says what is wrong and gives nothing when it leads nowhere. */
  private path(node: Node, scope: Scope): Entry | null {
    const nowhere = (sentence: string) => {
      this.say(node.loc.start, sentence)
      return null
    }
    if (node.type !== 'PathExpression') return nowhere('Only a path of the data dictionary can stand here.')
    const { parts, depth, data, original } = node as hbs.AST.PathExpression
    if (!parts.every((part) => typeof part === 'string'))
      return nowhere('Only a path of the data dictionary can stand here.')
    if (data) {
      const [variable = ''] = parts
      const isKnown = parts.length === 1 && depth === 0 && ['index', 'first', 'last'].includes(variable)
      if (!isKnown) return nowhere('Of the names with @ there are @index, @first and @last.')
      if (!scope.isLoop) return nowhere(`@${variable} is known within {{#each}} only.`)
      return { kind: variable === 'index' ? 'text' : 'flag' }
    }
    let at: Scope | null = scope
    for (let step = 0; step < depth; step++) at = at?.up ?? null
    if (!at) return nowhere('There is nothing outside of this: too many “../”.')
    let entry: Entry | undefined = at.entry
    for (const part of parts) entry = partOf(entry, part)
    return entry ?? nowhere(`The data dictionary has no “${String(original).slice(0, 80)}” here.`)
  }

  blocksPresent(): void {
    for (const name of this.rules.required)
      if (!this.blocks.some((each) => each.name === name))
        this.say({ line: 1, column: 0 }, `The block {{> ${name}}} is missing. It stands on every paper of this kind.`)
  }
}

function hasHash(node: object): boolean {
  return 'hash' in node && node.hash !== undefined
}

/** Elements count as parts, like everything else. */
function tagsIn(node: Node): number {
  if (node.type !== 'ContentStatement') return 0
  return (node as hbs.AST.ContentStatement & { original: string }).original.split('<').length - 1
}

function placeIn(text: string, offset: number, start: Place): Place {
  const before = text.slice(0, offset).split('\n')
  const column = before.at(-1)?.length ?? 0
  return { line: start.line + before.length - 1, column: before.length === 1 ? start.column + column : column }
}

/** The body cut at our blocks. */
function partsOf(body: string, blocks: readonly Block[]): readonly Part[] {
  const starts = [0]
  for (let at = body.indexOf('\n'); at >= 0; at = body.indexOf('\n', at + 1)) starts.push(at + 1)
  const offset = ({ line, column }: Place) => (starts[line - 1] ?? 0) + column
  const parts: Part[] = []
  let from = 0
  const own = (text: string) => {
    if (text.trim() !== '') parts.push({ own: text })
  }
  for (const { name, start, end } of blocks) {
    own(body.slice(from, offset(start)))
    parts.push({ block: name })
    from = offset(end)
  }
  own(body.slice(from))
  return parts
}
