import { expect, test } from 'vitest'
import { hostileTemplates } from '../../tests/support/hostile-templates.ts'
import { houseBodies } from '../render.ts'
import { checkTemplate } from './check-template.ts'
import { pathsOf } from './dictionary.ts'
import { houseTemplates, studioKind, studioRules } from './house.ts'

const rules = { ...studioRules.invoice, required: ['number'] }
const check = (body: string) => checkTemplate(`{{> number}}\n${body}`, rules)
const found = (body: string) => {
  const checked = check(body)
  return checked.ok ? [] : checked.findings
}

test('every hostile template is refused in the line where its harm stands', () => {
  expect(hostileTemplates.length).toBeGreaterThanOrEqual(60)
  const lines = hostileTemplates.map(([body]) => [body.slice(0, 80), found(body)[0]?.line ?? 'allowed'])
  expect(lines).toEqual(hostileTemplates.map(([body, line]) => [body.slice(0, 80), line]))
})

test.each(['invoice', 'warranty-statement', 'declaration'] as const)(
  'our own %s is a template like a company’s',
  (name) => {
    expect(checkTemplate(houseBodies[name], studioRules[name])).toMatchObject({ ok: true })
  },
)

test('a template of plain text, values, conditions and lists is allowed', () => {
  const body = `<section class="block"><h2>Goods</h2>{{! not printed }}
    <table><thead><tr><th scope="col">Line</th></tr></thead>
    <tbody>{{#each lines}}<tr><td colspan="2">{{@index}} {{position}} {{../number}}
    {{#if @last}}last{{else if origin}}{{this.origin}}{{else}}{{#unless claims}}-{{/unless}}{{/if}}
    <ul>{{#each claims}}<li>{{this}} {{../carats}}</li>{{/each}}</ul></td></tr>{{else}}<tr><td>none</td></tr>{{/each}}</tbody></table>
    <p>a &amp; b<br>{{./terms}}</p></section>`
  expect(found(body)).toEqual([])
  expect(found(body.replaceAll('\n', '\r\n'))).toEqual([])
})

test('a body is cut at its locked blocks, and says which of them is missing', () => {
  expect(checkTemplate('<p>a</p>\n{{> number}}\n{{> statements}}<p>b</p>', rules)).toEqual({
    ok: true,
    parts: [{ own: '<p>a</p>\n' }, { block: 'number' }, { block: 'statements' }, { own: '<p>b</p>' }],
  })
  expect(checkTemplate('<p>a</p>', rules)).toEqual({
    ok: false,
    findings: [
      { line: 1, column: 1, sentence: 'The block {{> number}} is missing. It stands on every paper of this kind.' },
    ],
  })
})

test('findings stand at line and column, and there are never more than fifty', () => {
  expect(found('{{nothing}}\n<p id="a">{{seller}}</p>').map(({ line, column }) => [line, column])).toEqual([
    [2, 3],
    [3, 1],
    [3, 11],
  ])
  expect(found('{{nothing}}'.repeat(500))).toHaveLength(50)
})

test.each([
  ['64 kB', 'x'.repeat(65_536), 'longer than 64 kB'],
  ['2,000 parts', '{{number}} '.repeat(1_001), 'more than 2000 parts'],
  ['20 levels', `${'{{#if terms}}'.repeat(21)}x${'{{/if}}'.repeat(21)}`, 'nested deeper than 20'],
])('more than %s is refused, and the most that is allowed is not', (_limit, body, sentence) => {
  expect(found(body)[0]?.sentence).toContain(sentence)
})

test('what is just within the limits is allowed', () => {
  expect(found('{{number}} '.repeat(990))).toEqual([])
  expect(found(`${'{{#if terms}}'.repeat(19)}x${'{{/if}}'.repeat(19)}`)).toEqual([])
})

test('the dictionary has own names only, and says which of them are lists', () => {
  const paths = pathsOf(studioRules.invoice.dictionary)
  expect(paths).toContainEqual({ path: 'lines[].carats', kind: 'text' })
  expect(paths).toContainEqual({ path: 'lines', kind: 'list' })
  expect(paths.map(({ path }) => path)).not.toContain('constructor')
  for (const { name, body } of houseTemplates())
    expect(checkTemplate(body, studioRules[studioKind(name)]).ok).toBe(true)
})

test.each(['\r', '\r\n', '\n'])('a body with lines that end by %j is cut where its blocks stand', (end) => {
  expect(checkTemplate(`<p>a</p>${end}${end}<p>b</p>{{> number}}`, rules)).toEqual({
    ok: true,
    parts: [{ own: '<p>a</p>\n\n<p>b</p>' }, { block: 'number' }],
  })
})

test.each([
  ['a & b', 'a &#160;&#xa0;&nbsp;b', '&\n b'],
  ['&amp;', '&times; 1.50', '&#128142;'],
])('an “&” of the kind of %s is allowed', (...bodies) => {
  expect(bodies.flatMap((body) => found(`<p>${body}</p>`))).toEqual([])
})

test.each([
  ...[
    'a&b',
    '&amp',
    '&amp`',
    '&ampmp;',
    '&colonlon;',
    '&',
    '&#',
    '&#;',
    '&#x;',
    '&#0;',
    '&#x80;',
    '&#xd800;',
    '&#xfffe;',
  ],
  ...['&#x110000;', '&{{number}}', '&{{#if terms}}lt;{{/if}}', '& {{~number}}', '&{{! }}lt;'],
])('an “&” that a parser could read otherwise, as in %s, is refused at its place', (body) => {
  const [first] = found(`<p>a</p>\n<p>${body}</p>`)
  expect(first).toMatchObject({ line: 3, column: 4 + body.indexOf('&') })
})
