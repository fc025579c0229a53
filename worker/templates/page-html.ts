import type { documentToRender } from '../../domain/documents/index.ts'
import type { OwnTemplate } from '../../domain/documents/own-template.ts'
import { ownPage, renderHtml, type TemplateInputs, type TemplateName, templateVersion } from '../../templates/render.ts'
import { studioRules } from '../../templates/studio/house.ts'
import type { Answer } from './contract.ts'
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
  const here = statements.filter(({ placement }) => placement !== 'own-page').map(({ slip }) => slip)
  const words = here.map(({ text }) => text)
  const common = { ...facts, verification, branding: own.branding }
  if (page.kind === 'warranty-statement') {
    const template = 'warranty-statement'
    return { template, input: { ...common, statements: here }, words: [facts.totals.carats, ...words] }
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
 * The page's HTML: with our template made in this process, with the company's own in one that can be killed; or why the
 * company's may not be run, or did not get through.
 */
export async function layOut(
  { template, input }: PageInput,
  { runner, owner, own }: Run,
): Promise<{ readonly is: 'laid-out'; readonly html: string } | Extract<Answer, { is: 'refused' | 'failed' }>> {
  if (own === null) return { is: 'laid-out', html: renderHtml(template, input as never) }
  const { context, compose } = ownPage(template, input as never)
  const answer = await runner.ask(owner, { ...own, rules: studioRules[template], context })
  return answer.is === 'rendered' ? { is: 'laid-out', html: compose(answer) } : answer
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
