import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import Handlebars from 'handlebars'
import { houseBranding, type LineColumn } from '../domain/kernel/branding.ts'
import { undrawnIn } from '../domain/kernel/printable.ts'
import { type AuditCoverInput, auditCoverInput } from './documents/audit-cover/input.ts'
import { type DeclarationInput, declarationInput } from './documents/declaration/input.ts'
import { type InvoiceInput, invoiceInput } from './documents/invoice/input.ts'
import { type WarrantyStatementInput, warrantyStatementInput } from './documents/warranty-statement/input.ts'
import { directionOf, labelsOf } from './labels/index.ts'
import { lineTable } from './line-table.ts'
import { OWN_CSS } from './studio/check-css.ts'

/** The documents that we print, each with what it must be given. */
export type TemplateInputs = {
  readonly invoice: InvoiceInput
  readonly 'warranty-statement': WarrantyStatementInput
  readonly declaration: DeclarationInput
  readonly 'audit-cover': AuditCoverInput
}
export type TemplateName = keyof TemplateInputs

const PARTIALS = [
  ...['head', 'foot', 'letterhead', 'own-letterhead', 'number', 'party', 'parties', 'addressee', 'goods', 'bank'],
  ...['slip', 'statements', 'verification'],
]
const inputs = {
  invoice: invoiceInput,
  'warranty-statement': warrantyStatementInput,
  declaration: declarationInput,
  'audit-cover': auditCoverInput,
}
const source = (path: string) => readFileSync(new URL(`./documents/${path}`, import.meta.url), 'utf8')
const css = source('style.css')
const partials = Object.fromEntries(PARTIALS.map((name) => [name, source(`partials/${name}.hbs`)]))
const engine = Handlebars.create()
engine.registerHelper(
  'turn',
  function (this: object, index: number, turns: ReadonlySet<number>, block: Handlebars.HelperOptions) {
    return turns.has(index) ? block.fn(this) : ''
  },
)

/** Our own body of each document: what a company has until it publishes one of its own, and may begin with. */
export const houseBodies: Readonly<Record<TemplateName, string>> = {
  invoice: source('invoice/body.hbs'),
  'warranty-statement': source('warranty-statement/body.hbs'),
  declaration: source('declaration/body.hbs'),
  'audit-cover': source('audit-cover/body.hbs'),
}
type Compiled = Handlebars.TemplateDelegate<object>
const compile = (text: string): Compiled => engine.compile(text, { strict: true })
// Compiled here: handed over as text, they would be compiled anew for every document that brings a table of its own.
for (const [name, text] of Object.entries(partials)) engine.registerPartial(name, compile(text))
const compiled = Object.fromEntries(
  Object.entries(houseBodies).map(([name, body]) => [name, compile(`{{> head}}${body}{{> foot}}`)]),
) as Readonly<Record<TemplateName, Compiled>>

const tables = new Map<string, Compiled>()
/** The line table of these columns. The ways to choose columns are many, the ways that are used few. */
function tableOf(columns: readonly LineColumn[]): Compiled {
  const key = columns.join()
  const known = tables.get(key)
  if (known) return known
  if (tables.size > 500) tables.clear()
  const table = compile(lineTable(columns))
  tables.set(key, table)
  return table
}

/** A piece of a company's own template, run already, or the name of one of our blocks. */
export type OwnPart = { readonly html: string } | { readonly block: string }

/** Indexes of the lines before which a page ends; none where nobody knows, and the pages turn where they are full. */
export type Turns = ReadonlySet<number>
const NO_TURNS: Turns = new Set()

/** The page as HTML. Nothing but the input decides it; an input that does not fit, or that no font draws, throws. */
export function renderHtml<N extends TemplateName>(name: N, input: TemplateInputs[N], turns: Turns = NO_TURNS): string {
  const context = pageContext(name, input)
  return compiled[name]({ ...context, css, turns }, { partials: { lines: tableOf(context.branding.columns) } })
}

/**
 * A page in a company's own dress. `context` is what its template is given: all that a page shows but for looks and the
 * code, which our blocks place. `compose` makes the page of the pieces that came of it, each within `.own`, and of our
 * blocks between, as we print them: no markup and no style of the company's reaches into one (trust.md REN-8).
 */
export function ownPage<N extends TemplateName>(name: N, input: TemplateInputs[N]) {
  const page = pageContext(name, input)
  const { branding, ...context } = page
  return {
    context: { ...context, verification: undefined },
    compose(
      { parts, css: ownCss }: { readonly parts: readonly OwnPart[]; readonly css: string },
      turns = NO_TURNS,
    ): string {
      const shown = { ...page, css: `${css}\n${OWN_CSS}${ownCss}`, turns }
      const options = { partials: { lines: tableOf(branding.columns) } }
      const body = parts.map((part) =>
        'html' in part ? `<div class="own">${part.html}</div>\n` : blockOf(part.block)(shown, options),
      )
      return `${blockOf('head')(shown)}${body.join('')}${blockOf('foot')(shown)}`
    },
  }
}

const blocks = new Map<string, Compiled>()
function blockOf(name: string): Compiled {
  const known = blocks.get(name) ?? compile(`{{> ${name}}}`)
  blocks.set(name, known)
  return known
}

/** All that a template may show: the input, checked, and what follows from it. */
function pageContext<N extends TemplateName>(name: N, input: TemplateInputs[N]) {
  const facts = inputs[name].parse(input)
  const { branding: _look, verification: _code, ...said } = { branding: null, verification: null, ...facts }
  const [undrawn] = undrawnIn(said)
  if (undrawn) throw new Error(undrawn.sentence)
  return contextOf(name, facts)
}

/** The labels of its language, and what follows from the facts. */
function contextOf(name: TemplateName, facts: object) {
  const page = 'language' in facts ? (facts as InvoiceInput) : null
  const language = page?.language ?? 'en'
  const labels = labelsOf(language)
  const documentKind = page ? labels.kinds[page.documentType] : 'Audit pack'
  const isOwn = name === 'invoice' || name === 'audit-cover'
  const { refersTo } = page ?? { refersTo: null }
  const [first] = page && 'statements' in page ? page.statements : []
  return {
    branding: houseBranding,
    ...facts,
    ...{ language, labels, direction: directionOf(language), isForeign: language !== 'en', documentKind },
    ...(page && {
      kind: isOwn ? documentKind : name === 'declaration' ? (first?.title ?? documentKind) : labels.statement,
      // A page that belongs to a document says which one.
      reference: isOwn ? page.number : `${documentKind} ${page.number}`,
      quantity: { ...page.quantity, name: page.quantity.unit === 'ct' ? labels.carats : page.quantity.name },
      refersTo: refersTo && { ...refersTo, kind: labels.kinds[refersTo.documentType] },
      voided: page.status === 'voided',
    }),
    title: titleOf(facts),
  }
}

/** Short hash of everything that decides how the document looks, for the record of what was printed. */
export function templateVersion(name: TemplateName, look: unknown = null): string {
  const hash = createHash('sha256').update(css)
  for (const partial of PARTIALS) hash.update(partials[partial] ?? '')
  hash.update(lineTable(houseBranding.columns))
  if (look !== null) hash.update(JSON.stringify(look))
  return hash.update(houseBodies[name]).digest('hex').slice(0, 12)
}

type Titled = {
  readonly number?: string
  readonly documentType?: InvoiceInput['documentType']
  readonly language?: InvoiceInput['language']
  readonly company?: string
  readonly periodLabel?: string
}

/** What a document is called, in its window and in a reader's list. */
export function titleOf({ number, documentType, language, company, periodLabel }: Titled): string {
  if (number !== undefined) return `${labelsOf(language ?? 'en').kinds[documentType ?? 'invoice']} ${number}`
  return `Audit pack ${periodLabel ?? ''}, ${company ?? ''}`
}
