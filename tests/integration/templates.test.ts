import { readdirSync, readFileSync } from 'node:fs'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { afterAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { OWN_CSS } from '../../templates/studio/check-css.ts'
import { dictionaryOf } from '../../templates/studio/dictionary.ts'
import { IN_BATCH_MS, openTemplates } from '../../worker/templates/templates.ts'

const templates = openTemplates()
afterAll(() => templates.close())

const schema = z.strictObject({ number: z.string(), lines: z.array(z.strictObject({ carats: z.string() })) })
const rules = { dictionary: dictionaryOf(schema), required: ['number'] }
const input = { number: 'INV-1', lines: [{ carats: '1.000' }, { carats: '<b>' }] }
const good = {
  body: '{{> number}}<ul>{{#each lines}}<li>{{carats}}</li>{{/each}}</ul>',
  css: 'li { color: red }',
  rules,
  input,
  locked: { number: '<h1>INV-1</h1>' },
}
const page = {
  ok: true,
  html: '<h1>INV-1</h1><div class="own"><ul><li>1.000</li><li>&lt;b&gt;</li></ul></div>',
  css: `${OWN_CSS}.own li { color: red; }\n`,
}
const lines = (many: number) => Array.from({ length: many }, () => ({ carats: '1.000' }))
/** Many more rounds than are allowed, if nobody counts. */
const NESTED = `{{> number}}{{#each lines}}{{#each @root.lines}}{{#each @root.lines}}${'{{/each}}'.repeat(3)}`

/** The processes of ours that run templates. */
function children(): readonly number[] {
  return readdirSync('/proc').flatMap((pid) => {
    if (!/^\d+$/.test(pid)) return []
    try {
      const parent = /PPid:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
      const isOurs =
        Number(parent) === process.pid && readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('templates/child')
      return isOurs ? [Number(pid)] : []
    } catch {
      return []
    }
  })
}

test('a template becomes a page with its style sheet bound to what is the company’s own', async () => {
  expect(await templates.render('a', good)).toEqual(page)
})

test('a process serves one company only, and no company after another', async () => {
  await templates.render('a', good)
  const before = children()
  expect(await templates.render('a', good)).toEqual(page)
  expect(children()).toEqual(before)
  expect(await templates.render('b', good)).toEqual(page)
  const between = children()
  expect(await templates.render('a', good)).toEqual(page)
  const [after] = [children()]
  // Whoever served a is gone when b is served, and is not there again for a.
  expect(before.filter((pid) => after.includes(pid))).toEqual([])
  expect(after.filter((pid) => between.includes(pid)).length).toBeLessThanOrEqual(1)
})

describe('what a template runs into has a name, and the next page comes as ever', () => {
  const cases: readonly (readonly [what: string, request: typeof good, problem: string, timeoutMs?: number])[] = [
    ['a template that was not checked before', { ...good, body: '{{> number}}{{constructor}}' }, 'refused'],
    ['a style sheet that was not checked before', { ...good, css: '@import "x";' }, 'refused'],
    ['lists without end', { ...good, body: NESTED, input: { ...input, lines: lines(200) } }, 'too-many-rounds'],
    [
      'a page without end',
      {
        ...good,
        body: `{{> number}}{{#each lines}}${'x'.repeat(60_000)}{{/each}}`,
        input: { ...input, lines: lines(200) },
      },
      'too-long',
    ],
    ['a page that takes its time', { ...good, input: { ...input, lines: lines(200_000) } }, 'too-slow', 20],
    [
      'an input that no memory holds',
      { ...good, input: { ...input, lines: lines(3_000_000) } },
      'too-heavy',
      IN_BATCH_MS,
    ],
    [
      'a locked block that nobody gave',
      { ...good, locked: { number: undefined } as unknown as typeof good.locked },
      'too-heavy',
    ],
  ]
  for (const [what, request, problem, timeoutMs] of cases)
    test(what, async () => {
      const options = timeoutMs === undefined ? {} : { timeoutMs }
      expect(await templates.render('a', request, options)).toMatchObject({ ok: false, problem })
      expect(await templates.render('a', good)).toEqual(page)
    })
})

test('whoever asks is not held up while a hostile template runs', async () => {
  await templates.render('a', good)
  const delay = monitorEventLoopDelay({ resolution: 5 })
  delay.enable()
  const hostile = { ...good, body: NESTED, input: { ...input, lines: lines(60) } }
  for (let times = 0; times < 5; times++) await templates.render('a', hostile)
  delay.disable()
  expect(delay.percentile(99) / 1e6).toBeLessThan(50)
})

test('nothing runs on when the templates are closed', async () => {
  templates.close()
  await expect(templates.render('a', good)).rejects.toThrow('closed')
  await expect.poll(children).toEqual([])
})
