import { afterAll, beforeAll, expect, test } from 'vitest'
import { keepTemplate, publishTemplate, readTemplate } from '../../domain/templates/index.ts'
import { previewTemplate as askPreview } from '../../domain/templates/preview.ts'
import { previewTemplate } from '../../worker/jobs/preview-template.ts'
import type { TemplateRunner } from '../../worker/templates/runner.ts'
import { newCompany, type TestCompany, testServices } from '../support/builders.ts'
import { printingGround } from '../support/printing.ts'

// The list lets no style reach official words. Should one get through, the paper is measured before anybody publishes it (REN-8).
const ground = printingGround()
const services = testServices()
const run = { jobId: 'job', attempt: 1, lastAttempt: false }
const HOUSE = '{{> letterhead}}{{> number}}\n{{> parties}}\n{{> lines}}\n{{> statements}}\n{{> verification}}'
let company: TestCompany

beforeAll(async () => {
  company = await newCompany(ground.t)
})
afterAll(() => services.templates.close())

/** What use cases need, with a worker whose list had let this style through. */
const depsWith = (hostile: string) => {
  const templates: Pick<TemplateRunner, 'ask'> = {
    async ask(owner, asked) {
      const answer = await services.templates.ask(owner, asked)
      return answer.is === 'rendered' ? { ...answer, css: answer.css + hostile } : answer
    },
  }
  const work = {
    ...services,
    ...{
      db: ground.t.db,
      system: ground.t.system,
      library: ground.t.library,
      printer: ground.printer,
      templates,
      log: { info() {}, warn() {} },
    },
    publicUrl: 'https://briefke.example',
  }
  const ring = async (name: string, payload: { tenantId: string; previewId: string }) => {
    if (name === 'preview-template') await previewTemplate(work, payload, run)
  }
  return { ...work, ring: ring as typeof services.ring }
}

test.each([
  ['small', 'invoice', '.slip blockquote { font-size: 5pt }', 'at 5.0 pt, and 6 pt is the least'],
  ['unseen', 'warranty-statement', '.slip { opacity: 0 }', 'see-through'],
  ['off their sheet', 'memo', '.slip { margin-left: -500mm }', 'not plainly on its page'],
])(
  'official words that are %s are told beside the picture, and the draft is not published',
  async (_, name, css, why) => {
    const deps = depsWith(css)
    const body = name === 'warranty-statement' ? HOUSE.replace('{{> lines}}', '') : HOUSE
    const preview = await askPreview(deps, company.owner, { name, body, css: '' })
    expect(preview.pages).toBe(1)
    expect(preview.failure).toContain(why)
    expect(preview.failure).toContain('the template cannot be published')
    await keepTemplate(deps, company.owner, name, { body, css: '' })
    const { draft } = await readTemplate(deps, company.owner, name)
    await expect(publishTemplate(deps, company.owner, draft?.id as never)).rejects.toMatchObject({
      code: 'conflict',
      message: expect.stringContaining(why),
      details: { reason: 'template_unfit' },
    })
    expect((await readTemplate(deps, company.owner, name)).published).toBeNull()

    const fit = depsWith('')
    expect((await askPreview(fit, company.owner, { name, body, css: '' })).failure).toBeNull()
    await publishTemplate(fit, company.owner, draft?.id as never)
    expect((await readTemplate(fit, company.owner, name)).published?.id).toBe(draft?.id)
  },
)

test('a draft that somebody changes while it is being printed is not published unseen', async () => {
  const deps = depsWith('')
  await keepTemplate(deps, company.owner, 'credit-note', { body: HOUSE, css: '' })
  const { draft } = await readTemplate(deps, company.owner, 'credit-note')
  const ring = async (...rung: Parameters<typeof deps.ring>) => {
    await deps.ring(...rung)
    await keepTemplate(deps, company.owner, 'credit-note', { body: `<p>Late</p>${HOUSE}`, css: '' })
  }
  await expect(
    publishTemplate({ ...deps, ring: ring as typeof deps.ring }, company.owner, draft?.id as never),
  ).rejects.toMatchObject({
    details: { reason: 'stale_revision' },
  })
})
