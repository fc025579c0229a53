import type { documentToRender } from '../../domain/documents/index.ts'
import type { OwnTemplate } from '../../domain/documents/own-template.ts'
import {
  renderHtml,
  renderOwn,
  type TemplateInputs,
  type TemplateName,
  templateContext,
  templateVersion,
} from '../../templates/render.ts'
import { studioRules } from '../../templates/studio/house.ts'
import type { TemplateRunner } from './runner.ts'

type Page = NonNullable<Awaited<ReturnType<typeof documentToRender>>>
type Verification = TemplateInputs['invoice']['verification']
export type StudioName = Exclude<TemplateName, 'audit-cover'>
/** A page's input with the template that it is for, and the words that its PDF must say beside number and parties (REN-7). */
export type PageInput = {
  readonly [N in StudioName]: {
    readonly template: N
    readonly input: TemplateInputs[N]
    readonly words: readonly string[]
  }
}[StudioName]

/** What the page is given, in the form of its template. */
export function pageInput(page: Page, verification: Verification): PageInput {
  const { facts, priced, lines, statements, own } = page
  const slips = statements.filter(({ placement }) => placement === 'document').map(({ slip }) => slip)
  const words = statements.filter(({ placement }) => placement !== 'own-page').map(({ slip }) => slip.text)
  const common = { ...facts, verification, branding: own.branding }
  if (page.kind === 'warranty-statement') {
    const shown = statements.filter(({ placement }) => placement !== 'own-page').map(({ slip }) => slip)
    const template = 'warranty-statement'
    return { template, input: { ...common, statements: shown }, words: [facts.totals.carats, ...words] }
  }
  if (page.kind === 'declaration') {
    const statement = statements.find(({ id }) => id === page.warrantyId)
    if (!statement) throw new Error('The declaration’s statement is not among those of its document.')
    const covered = lines.filter(({ position }) => statement.lines.includes(position))
    const goods = covered.map(
      ({ position, goodsClass, description, hsCode, mining, origin, largestStone, certificate, carats }) => ({
        ...{ position, goodsClass, description, hsCode, mining, origin, largestStone, certificate, carats },
      }),
    )
    const { slip, fields, note, carats } = statement
    const input = { ...common, statements: [slip], fields, note, carats, goods }
    return { template: 'declaration', input, words: [carats, slip.text] }
  }
  const { total, ...money } = priced
  const attached = statements.filter(({ placement }) => placement === 'own-page').map(({ slip }) => slip.title)
  const totals = { ...facts.totals, amount: total }
  const input = { ...common, ...money, lines, totals, statements: slips, attached }
  return { template: 'invoice', input, words: [facts.totals.carats, total, ...words] }
}

type Run = { readonly runner: Pick<TemplateRunner, 'ask'>; readonly owner: string; readonly own: OwnTemplate | null }

/**
 * The page's HTML: with our template in this process, with the company's own in one that can be killed. Throws with the
 * reason when the company's may not be run.
 */
export async function htmlOf({ template, input }: PageInput, { runner, owner, own }: Run): Promise<string> {
  if (own === null) return renderHtml(template, input as never)
  const context = templateContext(template, input as never)
  const answer = await runner.ask(owner, { ...own, rules: studioRules[template], context })
  if (answer.is === 'rendered') return renderOwn(template, input as never, answer)
  if (answer.is === 'failed') throw new Error(answer.sentence)
  const [first] = answer.is === 'refused' ? [...answer.body, ...answer.css] : []
  throw new Error(
    first
      ? `The company’s template may not be run: line ${first.line}, ${first.sentence}`
      : 'The company’s template was not run.',
  )
}

/** Short hash of all that decided the look. */
export function versionOf({ template, input }: PageInput, own: OwnTemplate | null): string {
  const { columns, ...look } = input.branding
  return templateVersion(template, own === null ? null : { own, columns, look })
}
