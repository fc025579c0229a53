import { readFileSync } from 'node:fs'
import { afterEach, expect, test } from 'vitest'
import { ownPage } from '../../templates/render.ts'
import { studioRules } from '../../templates/studio/house.ts'
import { openTemplateRunner, type TemplateRunner } from '../../worker/templates/runner.ts'
import { sampleInvoice } from '../support/sample-documents.ts'

const rules = { ...studioRules.invoice, required: [] }
const open: TemplateRunner[] = []
const runner = (options = {}) => {
  const opened = openTemplateRunner(options)
  open.push(opened)
  return opened
}
afterEach(() => {
  for (const each of open.splice(0)) each.close()
})
const asked = (body: string, lines = 3) => ({
  ...{ body, css: '', rules },
  context: ownPage('invoice', sampleInvoice('A4', lines)).context,
})

test('a template prints its data, escaped, and our blocks stand between', async () => {
  const name = { ...sampleInvoice('A4'), notes: '<script>alert(1)</script> {{number}}' }
  const answer = await runner().ask('one', {
    ...asked('<p>{{notes}}</p>{{> number}}<p>{{seller.name}}</p>'),
    context: ownPage('invoice', name).context,
  })
  expect(answer).toEqual({
    is: 'rendered',
    css: '',
    parts: [
      { html: '<p>&lt;script&gt;alert(1)&lt;/script&gt; {{number}}</p>' },
      { block: 'number' },
      { html: '<p>Scheldt Diamonds NV</p>' },
    ],
  })
})

test.each([
  ['{{constructor}}', ''],
  ['<p>fine</p>', 'p { position: fixed }'],
])('what may not run is refused again before it runs: %s %s', async (body, css) => {
  expect(await runner().ask('one', { ...asked(body), css })).toMatchObject({ is: 'refused' })
})

test('loops have a budget, whatever they write', async () => {
  const nested = '{{#each lines}}{{#each ../lines}}{{#each ../../lines}}{{/each}}{{/each}}{{/each}}'
  expect(await runner({ timeoutMs: 10_000 }).ask('one', asked(nested, 60))).toEqual({
    is: 'failed',
    sentence: 'The template goes through its lists more than 200,000 times.',
  })
})

test('a page of HTML has a size, and nothing larger comes back', async () => {
  const wide = `{{#each lines}}{{#each ../lines}}${'x'.repeat(60)}{{/each}}{{/each}}`
  const twice = `${wide}{{> number}}`
  expect(await runner({ timeoutMs: 10_000 }).ask('one', asked(twice, 400))).toEqual({
    is: 'failed',
    sentence: 'The template makes more than 8 MB of HTML.',
  })
})

test('what takes too long is stopped, and the next question finds a new process', async () => {
  const slow = runner({ timeoutMs: 1 })
  expect(await slow.ask('one', asked('<p>{{number}}</p>'))).toEqual({
    is: 'failed',
    sentence: 'The template took longer than 0.001 seconds.',
  })
  const patient = runner()
  await patient.ask('one', asked('{{#each lines}}{{description}}{{/each}}'))
  expect(await patient.ask('one', asked('<p>{{number}}</p>'))).toMatchObject({ is: 'rendered' })
})

test('a company that asks again while its process makes room is answered by another', async () => {
  const one = runner({ kept: 1, timeoutMs: 20_000 })
  const answers = await Promise.all([
    one.ask('a', asked('<p>first</p>')),
    one.ask('b', asked('<p>other</p>')),
    one.ask('a', asked('<p>second</p>')),
  ])
  expect(answers.map(({ is }) => is)).toEqual(['rendered', 'rendered', 'rendered'])
})

test('many companies at once each get their own answer, also when their processes make room', async () => {
  const shared = runner({ kept: 2, timeoutMs: 20_000 })
  const answers = await Promise.all(
    Array.from({ length: 6 }, (_, index) => shared.ask(`company ${index}`, asked(`<p>mine ${index}</p>`))),
  )
  expect(answers.map((each) => each.is === 'rendered' && each.parts)).toEqual(
    Array.from({ length: 6 }, (_, index) => [{ html: `<p>mine ${index}</p>` }]),
  )
})

test('who waits behind a question that ends its process is answered by the next', async () => {
  const one = runner({ timeoutMs: 1_500 })
  const nested = '{{#each lines}}{{#each ../lines}}{{#each ../../lines}}{{/each}}{{/each}}{{/each}}'
  const answers = await Promise.all([
    one.ask('a', asked(nested, 60)),
    ...['second', 'third'].map((word) => one.ask('a', asked(`<p>${word}</p>`))),
  ])
  expect(answers.map(({ is }) => is)).toEqual(['failed', 'rendered', 'rendered'])
})

test('a text may hold what other readers take for the end of a line', async () => {
  const notes = 'a\u2028b\u2029c\u0085d'
  const question = asked('<p>{{notes}}</p>')
  expect(await runner().ask('one', { ...question, context: { ...question.context, notes } })).toMatchObject({
    parts: [{ html: `<p>${notes}</p>` }],
  })
})

test('a process that nobody asks any more ends, and the next question begins another', async () => {
  const children = () => readFileSync(`/proc/${process.pid}/task/${process.pid}/children`, 'utf8').trim().split(' ')
  const before = children()
  const one = runner({ idleMs: 300, isAhead: false })
  expect(await one.ask('a', asked('<p>first</p>'))).toMatchObject({ is: 'rendered' })
  const [mine = ''] = children().filter((each) => !before.includes(each))
  expect(mine).not.toBe('')
  await expect.poll(() => children().includes(mine), { timeout: 5_000 }).toBe(false)
  expect(await one.ask('a', asked('<p>second</p>'))).toMatchObject({ is: 'rendered' })
})
