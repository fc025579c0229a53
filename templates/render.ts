import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import Handlebars from 'handlebars'
import { type AuditCoverInput, auditCoverInput } from './documents/audit-cover/input.ts'
import { type DeclarationInput, declarationInput } from './documents/declaration/input.ts'
import { type InvoiceInput, invoiceInput } from './documents/invoice/input.ts'
import { type WarrantyStatementInput, warrantyStatementInput } from './documents/warranty-statement/input.ts'

/** The documents that we print, each with what it must be given. */
export type TemplateInputs = {
  readonly invoice: InvoiceInput
  readonly 'warranty-statement': WarrantyStatementInput
  readonly declaration: DeclarationInput
  readonly 'audit-cover': AuditCoverInput
}
export type TemplateName = keyof TemplateInputs

const PARTIALS = ['head', 'party', 'slip', 'verify'] as const
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
engine.registerPartial(partials)

const bodies: Readonly<Record<TemplateName, string>> = {
  invoice: source('invoice/body.hbs'),
  'warranty-statement': source('warranty-statement/body.hbs'),
  declaration: source('declaration/body.hbs'),
  'audit-cover': source('audit-cover/body.hbs'),
}
const compile = (name: TemplateName) => engine.compile(`{{> head}}${bodies[name]}`, { strict: true })
const compiled: Readonly<Record<TemplateName, (context: object) => string>> = {
  invoice: compile('invoice'),
  'warranty-statement': compile('warranty-statement'),
  declaration: compile('declaration'),
  'audit-cover': compile('audit-cover'),
}

/** The page as HTML. Nothing but the input decides it; an input that does not fit throws. */
export function renderHtml<N extends TemplateName>(name: N, input: TemplateInputs[N]): string {
  const facts = inputs[name].parse(input)
  return compiled[name]({
    ...facts,
    css,
    voided: 'status' in facts && facts.status === 'voided',
    title: titleOf(facts),
  })
}

/** Short hash of everything that decides how the document looks, for the record of what was printed. */
export function templateVersion(name: TemplateName): string {
  const hash = createHash('sha256').update(css)
  for (const partial of PARTIALS) hash.update(partials[partial] ?? '')
  return hash.update(bodies[name]).digest('hex').slice(0, 12)
}

/** What a document is called, in its window and in a reader's list. */
export function titleOf(facts: {
  readonly number?: string
  readonly kind?: string
  readonly company?: string
  readonly periodLabel?: string
}): string {
  if (facts.number !== undefined) return `${facts.kind ?? ''} ${facts.number}`
  return `Audit pack ${facts.periodLabel ?? ''}, ${facts.company ?? ''}`
}
