import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import Handlebars from 'handlebars'
import { houseBranding, type LineColumn } from '../domain/kernel/branding.ts'
import type { PaperType } from '../domain/kernel/goods.ts'
import type { LanguageTag } from '../domain/kernel/languages.ts'
import { undrawnIn } from '../domain/kernel/printable.ts'
import { type AuditCoverInput, auditCoverInput } from './documents/audit-cover/input.ts'
import { type AuditSummaryInput, auditSummaryInput } from './documents/audit-summary/input.ts'
import { type AuditorCertificateInput, auditorCertificateInput } from './documents/auditor-certificate/input.ts'
import { type DeclarationInput, declarationInput } from './documents/declaration/input.ts'
import { type ImportConfirmationInput, importConfirmationInput } from './documents/import-confirmation/input.ts'
import { type InvoiceInput, invoiceInput } from './documents/invoice/input.ts'
import { type SupplementaryLetterInput, supplementaryLetterInput } from './documents/supplementary-letter/input.ts'
import { type WarrantyAccountInput, warrantyAccountInput } from './documents/warranty-account/input.ts'
import { type WarrantyStatementInput, warrantyStatementInput } from './documents/warranty-statement/input.ts'
import { directionOf, labelsOf } from './labels/index.ts'
import { lineTable } from './line-table.ts'
import { OWN_CSS } from './studio/check-css.ts'

/** The documents that we print, each with what it must be given. */
export type TemplateInputs = {
  readonly invoice: InvoiceInput
  readonly 'warranty-statement': WarrantyStatementInput
  readonly declaration: DeclarationInput
  readonly 'supplementary-letter': SupplementaryLetterInput
  readonly 'import-confirmation': ImportConfirmationInput
  readonly 'warranty-account': WarrantyAccountInput
  readonly 'auditor-certificate': AuditorCertificateInput
  readonly 'audit-cover': AuditCoverInput
  readonly 'audit-summary': AuditSummaryInput
}
export type TemplateName = keyof TemplateInputs

const PARTIALS = [
  ...['head', 'foot', 'letterhead', 'own-letterhead', 'number', 'party', 'parties', 'addressee', 'goods', 'bank'],
  ...['slip', 'statements', 'verification', 'recipient', 'supplies', 'account', 'account-side'],
]
const inputs = {
  invoice: invoiceInput,
  'warranty-statement': warrantyStatementInput,
  declaration: declarationInput,
  'supplementary-letter': supplementaryLetterInput,
  'import-confirmation': importConfirmationInput,
  'warranty-account': warrantyAccountInput,
  'auditor-certificate': auditorCertificateInput,
  'audit-cover': auditCoverInput,
  'audit-summary': auditSummaryInput,
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
  'supplementary-letter': source('supplementary-letter/body.hbs'),
  'import-confirmation': source('import-confirmation/body.hbs'),
  'warranty-account': source('warranty-account/body.hbs'),
  'auditor-certificate': source('auditor-certificate/body.hbs'),
  'audit-cover': source('audit-cover/body.hbs'),
  'audit-summary': source('audit-summary/body.hbs'),
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
  const language = 'language' in facts ? (facts.language as LanguageTag) : 'en'
  const labels = labelsOf(language)
  return {
    branding: houseBranding,
    ...facts,
    ...{ language, labels, direction: directionOf(language), isForeign: language !== 'en' },
    ...('totals' in facts && 'documentType' in facts
      ? contextOfPage(name, facts as InvoiceInput & Partial<SupplementaryLetterInput>, labels)
      : contextOfLetter(facts, labels)),
    title: titleOf(facts),
  }
}

/** Of a page that belongs to a trade document: it says which one. */
function contextOfPage(
  name: TemplateName,
  page: InvoiceInput & Partial<SupplementaryLetterInput>,
  labels: ReturnType<typeof labelsOf>,
) {
  const { refersTo, quantity, suppliedOn } = page
  const documentKind = labels.kinds[page.documentType]
  const reference = name === 'invoice' ? page.number : `${documentKind} ${page.number}`
  const [first] = page.statements
  const kinds: Partial<Record<TemplateName, string>> = {
    'warranty-statement': labels.statement,
    declaration: first?.title ?? documentKind,
    'supplementary-letter': labels.kinds['supplementary-letter'],
  }
  return {
    ...{ documentKind, reference, kind: kinds[name] ?? documentKind, voided: page.status === 'voided' },
    isLetter: false,
    quantity: { ...quantity, name: nameOfQuantity(quantity, labels) },
    refersTo: refersTo && { ...refersTo, kind: labels.kinds[refersTo.documentType] },
    ...(suppliedOn !== undefined && {
      date: suppliedOn,
      supplies: labels.supplies.replace('{document}', `${reference} (${page.date})`),
    }),
  }
}

/** Of a paper with a number of its own. */
function contextOfLetter(facts: object, labels: ReturnType<typeof labelsOf>) {
  if (!('documentType' in facts)) return contextOfPack(facts as AuditSummaryInput, labels)
  const { documentType, number, quantity, from, to } = facts as Partial<WarrantyAccountInput> & ImportConfirmationInput
  const kind = labels.kinds[documentType]
  return {
    ...{ documentKind: kind, kind, reference: number, voided: false, isLetter: true },
    ...(quantity && { quantity: { ...quantity, name: nameOfQuantity(quantity, labels) } }),
    ...(from && to && { accountSays: labels.account.replace('{from}', from).replace('{to}', to) }),
    ...(from && to && { periodSays: labels.pack.period.replace('{from}', from).replace('{to}', to) }),
  }
}

/** Of a page of an audit pack. */
function contextOfPack({ from, to, preparedAt }: AuditSummaryInput, { pack }: ReturnType<typeof labelsOf>) {
  return {
    documentKind: pack.cover,
    periodSays: pack.period.replace('{from}', from).replace('{to}', to),
    recordedSays: pack.recorded.replace('{at}', preparedAt),
  }
}

function nameOfQuantity({ name, unit }: InvoiceInput['quantity'], labels: ReturnType<typeof labelsOf>): string {
  return unit === 'ct' ? labels.carats : name
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
  readonly documentType?: PaperType
  readonly language?: InvoiceInput['language']
  readonly company?: string
  readonly periodLabel?: string
  readonly classes?: unknown
}

/** What a document is called, in its window and in a reader's list. */
export function titleOf({ number, documentType, language, company, periodLabel, classes }: Titled): string {
  const { kinds, pack } = labelsOf(language ?? 'en')
  if (number !== undefined) return `${kinds[documentType ?? 'invoice']} ${number}`
  return `${classes ? pack.summary : pack.cover} ${periodLabel ?? ''}, ${company ?? ''}`
}
