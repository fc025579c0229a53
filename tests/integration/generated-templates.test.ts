import { afterAll, expect, test } from 'vitest'
import { ownPage } from '../../templates/render.ts'
import { checkTemplate } from '../../templates/studio/check-template.ts'
import { studioRules } from '../../templates/studio/house.ts'
import type { Answer } from '../../worker/templates/contract.ts'
import { openTemplateRunner } from '../../worker/templates/runner.ts'
import { generatedTemplate } from '../support/generated-templates.ts'
import { faultsOf } from '../support/judged-markup.ts'
import { randomOf } from '../support/lint/random.ts'
import { sampleInvoice } from '../support/sample-documents.ts'

// BRIEFKE_SEED repeats a run.
const { BRIEFKE_SEED: chosen } = process.env
const seed = Number(chosen ?? Date.now() % 1_000_000)
const [COUNT, SECRET] = [10_000, 'CANARY']
const rules = { ...studioRules.invoice, required: ['number'] }
const runner = openTemplateRunner({ isAhead: false })
afterAll(() => runner.close())

const HOSTILE = [
  ...['<script>alert(1)</script>', '</div></div><p class="slip">', '"><img src=x onerror=alert(1)>', '{{constructor}}'],
  ...['<!--', "' onload='x", '&lt;b&gt;', '</style><style>', 'javascript:alert(1)'],
]

/** The data of a document whose every text is hostile, with things beside that no dictionary names. */
function hostileData(value: unknown, at = { count: 0 }): unknown {
  if (typeof value === 'string') return HOSTILE[at.count++ % HOSTILE.length]
  if (Array.isArray(value)) return value.map((each) => hostileData(each, at))
  if (value === null || typeof value !== 'object') return value
  const entries = Object.entries(value).map(([name, part]) => [name, hostileData(part, at)])
  return { ...Object.fromEntries(entries), secret: SECRET }
}

test('of 10,000 generated templates, what gets through the check makes nothing but the markup of the list', async () => {
  const random = randomOf(seed)
  const context = hostileData(ownPage('invoice', sampleInvoice('A4', 3)).context) as object
  const bodies = Array.from({ length: COUNT }, () => generatedTemplate(random, rules.dictionary))
  const passing = bodies.filter((body) => checkTemplate(body, rules).ok)
  process.stdout.write(`seed ${seed}: ${passing.length} of ${COUNT} generated templates pass the check\n`)
  expect(passing.length).toBeGreaterThan(COUNT / 4)
  expect(passing.length).toBeLessThan(COUNT * 0.75)
  const answers: Answer[] = []
  for (const body of passing) answers.push(await runner.ask('one', { body, css: '', rules, context }))
  const bad = answers.flatMap((answer, at) => {
    if (answer.is !== 'rendered') return [{ body: JSON.stringify(passing[at]), faults: [JSON.stringify(answer)] }]
    const made = answer.parts.flatMap((part) => ('html' in part ? [part.html] : []))
    const faults = made.flatMap(faultsOf)
    if (/CANARY|\[object|native code/.test(made.join())) faults.push('it says what no dictionary names')
    return faults.length > 0 ? [{ body: passing[at], faults }] : []
  })
  expect(bad.slice(0, 5), `seed ${seed}`).toEqual([])
}, 60_000)
