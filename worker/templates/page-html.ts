import type { documentToRender } from '../../domain/documents/index.ts'
import type { OwnTemplate } from '../../domain/documents/own-template.ts'
import { isOfOneStatement } from '../../domain/documents/rules.ts'
import { labelsOf } from '../../templates/labels/index.ts'
import {
  ownPage,
  renderHtml,
  type TemplateInputs,
  type TemplateName,
  type Turns,
  templateVersion,
} from '../../templates/render.ts'
import { studioRules } from '../../templates/studio/house.ts'
import type { Printer } from '../pdf/printer.ts'
import type { Answer } from './contract.ts'
import type { TemplateRunner } from './runner.ts'
import { turnsOf } from './turns.ts'

type Page = NonNullable<Awaited<ReturnType<typeof documentToRender>>>
type Verification = TemplateInputs['invoice']['verification']
export type StudioName = Exclude<TemplateName, 'audit-cover' | 'audit-summary' | 'auditor-certificate'>
type PageName = StudioName | 'auditor-certificate'
/** A page's input with the template that it is for, and the words that its PDF must say beside number and parties (REN-7). */
export type PageInput = {
  readonly [N in PageName]: {
    readonly template: N
    readonly input: TemplateInputs[N]
    readonly words: readonly string[]
  }
}[PageName]

/** What the page is given, in the form of its template. */
export function pageInput(page: Page, verification: Verification): PageInput {
  if (page.kind === 'letter') return letterInput(page, verification)
  const { facts, priced, lines, statements, own } = page
  const slips = statements.filter(({ placement }) => placement === 'document').map(({ slip }) => slip)
  const here = statements.filter(({ placement }) => placement !== 'own-page').map(({ slip }) => slip)
  const words = here.map(({ text }) => text)
  const common = { ...facts, verification, branding: own.branding }
  if (page.kind === 'warranty-statement') {
    const template = 'warranty-statement'
    return { template, input: { ...common, statements: here }, words: [facts.totals.carats, ...words] }
  }
  if (isOfOneStatement(page.kind)) {
    const statement = statements.find(({ id }) => id === page.warrantyId)
    if (!statement) throw new Error('The declaration’s statement is not among those of its document.')
    const covered = lines.filter(({ position }) => statement.lines.includes(position))
    const goods = covered.map(
      ({ position, goodsClass, description, hsCode, mining, origin, largestStone, certificate, carats }) => ({
        ...{ position, goodsClass, description, hsCode, mining, origin, largestStone, certificate, carats },
      }),
    )
    const { slip, fields, note, carats, suppliedOn } = statement
    const input = { ...common, statements: [slip], fields, note, carats, goods }
    if (suppliedOn !== null)
      return { template: 'supplementary-letter', input: { ...input, suppliedOn }, words: [carats, slip.text] }
    return { template: 'declaration', input, words: [carats, slip.text] }
  }
  const { total, ...money } = priced
  const attached = statements.filter(({ placement }) => placement === 'own-page').map(({ slip }) => slip.title)
  const totals = { ...facts.totals, amount: total }
  const input = { ...common, ...money, lines, totals, statements: slips, attached }
  return { template: 'invoice', input, words: [facts.totals.carats, total, ...words] }
}

/** A letter that belongs to no trade document. */
function letterInput(page: Extract<Page, { kind: 'letter' }>, verification: Verification): PageInput {
  const common = { ...page.facts, verification, branding: page.own.branding }
  const { letter } = page
  if (letter.documentType === 'import-confirmation') {
    const { statement, fields, documentType } = letter
    const { name: title, edition, text, source } = statement
    const slip = { title, edition, text, source, covers: null, registration: null, translation: null }
    const input = { ...common, documentType, statements: [slip], fields }
    return { template: 'import-confirmation', input, words: [text] }
  }
  const { kinds, audit } = labelsOf(page.facts.language)
  if (letter.documentType === 'auditor-certificate') {
    const { form, conclusion, samples, findings, ...said } = letter
    const input = {
      ...{ ...common, ...said, form: audit.forms[form], conclusion: audit.conclusions[conclusion] },
      samples: samples.map((each) => ({
        ...each,
        of: audit.populations[each.of],
        method: audit.methods[each.method],
      })),
      findings: findings.map(({ number, severity, state }) => ({
        ...{ number, severity: audit.severities[severity], state: audit.states[state] },
      })),
    }
    return { template: 'auditor-certificate', input, words: [said.auditor, input.conclusion] }
  }
  const side = ({ rows, ...sums }: typeof letter.issued) => ({
    ...sums,
    rows: rows.map(({ documentType, ...row }) => ({ ...row, kind: kinds[documentType] })),
  })
  const { documentType, from, to, unit } = letter
  const [issued, received] = [side(letter.issued), side(letter.received)]
  const input = { ...common, documentType, from, to, quantity: { name: unit, unit }, issued, received }
  return {
    template: 'warranty-account',
    input,
    words: [issued, received].flatMap(({ rows, warranted }) => (rows.length > 0 ? [warranted] : [])),
  }
}

type Run = {
  readonly runner: Pick<TemplateRunner, 'ask'>
  readonly printer: Pick<Printer, 'measure'>
  readonly owner: string
  readonly own: OwnTemplate | null
}
type LaidOut = { readonly is: 'laid-out'; readonly html: string }

/**
 * The page's HTML: with our template made in this process, with the company's own in one that can be killed; or why the
 * company's may not be run, or did not get through. Pages that turn within the lines carry their sums forward.
 */
export async function layOut(page: PageInput, run: Run): Promise<LaidOut | Exclude<Answer, { is: 'rendered' }>> {
  const made = await htmlMaker(page, run)
  if (typeof made !== 'function') return made
  const html = made()
  if (!mayTurn(page)) return { is: 'laid-out', html }
  const { paper } = page.input
  const measured = await run.printer.measure(html, { paper, owner: run.owner })
  const turns = measured ? turnsOf(measured, paper) : new Set<number>()
  return { is: 'laid-out', html: turns.size > 0 ? made(turns) : html }
}

const FEW_LINES = 8
const FEW_SIGNS = 4_000

/** Whether the lines can be too many for the first page: most documents have a few, and need not be measured. */
function mayTurn({ input }: PageInput): boolean {
  if (!('lines' in input)) return false
  const signs = () =>
    input.lines.reduce((sum, { description, claims }) => sum + description.length + claims.join().length, 0)
  return input.lines.length > FEW_LINES || signs() > FEW_SIGNS
}

async function htmlMaker({ template, input }: PageInput, { runner, owner, own }: Run) {
  // What an auditor writes wears no dress of the company's.
  if (own === null || template === 'auditor-certificate')
    return (turns?: Turns) => renderHtml(template, input as never, turns)
  const { context, compose } = ownPage(template, input as never)
  const answer = await runner.ask(owner, { ...own, rules: studioRules[template], context })
  return answer.is === 'rendered' ? (turns?: Turns) => compose(answer, turns) : answer
}

/** The same for a page that is to be printed. Throws with the reason when the company's template gives none. */
export async function htmlOf(page: PageInput, run: Run): Promise<string> {
  const answer = await layOut(page, run)
  if (answer.is === 'laid-out') return answer.html
  if (answer.is === 'failed') throw new Error(answer.sentence)
  const [first] = [...answer.body, ...answer.css]
  throw new Error(`The company’s template may not be run: line ${first?.line}, ${first?.sentence}`)
}

/** Short hash of all that decided the look. */
export function versionOf({ template, input }: PageInput, own: OwnTemplate | null): string {
  return templateVersion(template, own === null ? null : { own, branding: input.branding })
}
