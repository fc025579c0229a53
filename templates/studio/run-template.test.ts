import fc from 'fast-check'
import Handlebars from 'handlebars'
import { type DefaultTreeAdapterTypes, parseFragment } from 'parse5'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { hostileTemplates } from '../../tests/support/hostile-templates.ts'
import { checkTemplate, type Segment } from './check-template.ts'
import { dictionaryOf } from './dictionary.ts'
import { ELEMENTS } from './elements.ts'
import { MAX_HTML_BYTES, MAX_ROUNDS, runTemplate, TooMuch } from './run-template.ts'

const EVIL = `</div><script>alert(1)</script><img src=x onerror="a()" class='own'>\`=&lt;{{number}}`
const input = {
  number: 'INV-1',
  evil: EVIL,
  nothing: null,
  zero: 0,
  count: 3,
  yes: true,
  no: false,
  empty: [],
  seller: { name: EVIL, none: null },
  lines: [
    { carats: '1.000', claims: ['a', EVIL], note: null },
    { carats: '2.000', claims: [], note: 'x' },
  ],
}
const text = z.string()
const schema = z.strictObject({
  ...{ number: text, evil: text, nothing: text.nullable(), zero: z.number(), count: z.number(), yes: z.boolean() },
  ...{ no: z.boolean(), empty: z.array(text), seller: z.strictObject({ name: text, none: text.nullable() }) },
  lines: z.array(z.strictObject({ carats: text, claims: z.array(text), note: text.nullable() })),
})
const rules = { dictionary: dictionaryOf(schema), required: ['number'] }
const locked = { number: '<h1 data-locked="number">INV-1</h1>' }

function checked(body: string): readonly Segment[] {
  const result = checkTemplate(body, rules)
  if (!result.ok) throw new Error(result.findings[0]?.sentence)
  return result.segments
}
const render = (body: string) => runTemplate(checked(body), input, locked)

test('values are escaped, nullable ones that are not there print nothing, and locked blocks stand as they are', () => {
  expect(render('{{> number}}<p>{{evil}}{{nothing}}{{seller.none}}{{zero}}</p>')).toBe(
    `<h1 data-locked="number">INV-1</h1><div class="own"><p>${Handlebars.escapeExpression(EVIL)}0</p></div>`,
  )
})

test('what an input inherits is not there, whatever a dictionary says', () => {
  const { dictionary } = rules
  const about = { nullable: false, about: '' }
  const wider = { ...dictionary, fields: { ...dictionary.fields, inherited: { kind: 'text', ...about } as const } }
  const result = checkTemplate('{{inherited}}{{> number}}', { dictionary: wider, required: ['number'] })
  if (!result.ok) throw new Error('refused')
  const heir: unknown = Object.create({ inherited: 'secret' })
  expect(runTemplate(result.segments, heir, locked)).toBe(`<div class="own"></div>${locked.number}`)
})

test('a template goes through its lists so often and no more', () => {
  const lines = Array.from({ length: 448 }, () => ({ carats: '1.000', claims: [], note: null }))
  const rounds = (many: typeof lines) => () =>
    runTemplate(checked('{{> number}}{{#each lines}}{{#each ../lines}}{{/each}}{{/each}}'), { lines: many }, locked)
  expect(446 + 446 ** 2).toBeLessThan(MAX_ROUNDS)
  expect(rounds(lines.slice(0, 446))).not.toThrow()
  expect(rounds(lines)).toThrow(new TooMuch('rounds'))
})

test('a page has so many bytes and no more', () => {
  const about = 'é'.repeat(30_000)
  const lines = Array.from({ length: 140 }, () => ({ carats: '1', claims: [], note: null }))
  const page = (many: typeof lines) => () =>
    runTemplate(checked(`{{> number}}{{#each lines}}${about}{{/each}}`), { lines: many }, locked)
  expect(60_000 * 139).toBeLessThan(MAX_HTML_BYTES)
  expect(page(lines.slice(0, 139))).not.toThrow()
  expect(page(lines)).toThrow(new TooMuch('bytes'))
})

const PATHS = ['number', 'evil', 'nothing', 'zero', 'seller.name', 'this.number', './evil', '@root.evil', 'seller.none']
const ITEM_PATHS = ['carats', 'note', '../evil', '@index', '@root.number', 'this.carats', '../seller.name']
const CONDITIONS = ['yes', 'no', 'zero', 'count', 'empty', 'lines', 'nothing', 'seller', 'evil']

/** Well-formed templates with everything that there is. */
const good = fc.letrec<{ flow: string; item: string }>((tie) => {
  const some = (each: fc.Arbitrary<string>) => fc.array(each, { maxLength: 3 }).map((parts) => parts.join(''))
  const block = (inner: fc.Arbitrary<string>, conditions: readonly string[]) =>
    fc
      .tuple(fc.constantFrom('if', 'unless'), fc.constantFrom(...conditions), some(inner), some(inner), fc.nat(2))
      .map(([helper, path, first, second, way]) => {
        const other = ['', `{{else}}${second}`, `{{else if ${path}}}${second}{{else}}z`][way]
        return `{{#${helper} ${path}}}${first}${other}{{/${helper}}}`
      })
  const plain = fc.constantFrom(
    'a &amp; b',
    '<br>',
    '{{! c }}',
    '<p class="x">t</p>',
    ' }} } { ',
    'ü\n',
    '<ul><li>x</li></ul>',
  )
  const flow = fc.oneof(
    { depthSize: 'small' },
    plain,
    fc.constantFrom(...PATHS).map((path) => `{{${path}}}`),
    some(tie('flow')).map((inner) => `<div class="a-b">${inner}</div>`),
    block(tie('flow'), CONDITIONS),
    fc
      .tuple(some(tie('item')), some(tie('flow')))
      .map(([item, none]) => `{{#each lines}}${item}{{else}}${none}{{/each}}`),
    some(tie('flow')).map(
      (inner) => `<table><tr><td>${inner}</td>{{#each empty}}<td>{{this}}</td>{{/each}}</tr></table>`,
    ),
  )
  const item = fc.oneof(
    { depthSize: 'small' },
    plain,
    fc.constantFrom(...ITEM_PATHS).map((path) => `{{${path}}}`),
    block(tie('item'), ['note', 'claims', '@first', '@last', '../yes', '@index']),
    fc.constant('<ul>{{#each claims}}<li>{{@index}}{{this}}{{../carats}}{{../../number}}</li>{{/each}}</ul>'),
  )
  return { flow, item }
})
const goodBody = fc.array(good.flow, { maxLength: 5 }).map((parts) => parts.join(''))

test('a template means to us what it means to Handlebars', () => {
  const handlebars = Handlebars.create()
  handlebars.registerPartial(locked)
  fc.assert(
    fc.property(goodBody, (body) => {
      // Handlebars takes away a line on which a block stands alone; a page shows no such spaces.
      const bare = (html: string) =>
        html.replace(/\s+/g, '').replaceAll('<divclass="own">', '').replaceAll('</div>', '')
      const theirs = handlebars.compile(`${body}{{> number}}`)(input)
      expect(bare(render(`${body}{{> number}}`))).toBe(bare(theirs))
    }),
    { numRuns: 500 },
  )
}, 120_000)

const PIECES = [
  ...[
    '{{',
    '}}',
    '{{{',
    '}}}',
    '<',
    '>',
    '"',
    "'",
    '&',
    '\\',
    '</div>',
    '<div>',
    '<p>',
    '</p>',
    '<table>',
    '<tr>',
    '<td>',
  ],
  ...[
    '{{#if yes}}',
    '{{else}}',
    '{{/if}}',
    '{{#each lines}}',
    '{{/each}}',
    '{{^}}',
    '{{> number}}',
    '{{!--',
    '--}}',
    '<!--',
  ],
  ...[
    '<script>',
    '</script>',
    '<svg>',
    '<style>',
    ' onload="a()"',
    ' class="own"',
    '{{&evil}}',
    '{{{evil}}}',
    '{{evil}}',
  ],
  ...[
    'constructor',
    '__proto__',
    '../',
    '@root',
    '[',
    ']',
    '(',
    ')',
    '|',
    '=',
    '~',
    '.',
    '/',
    ' ',
    '\n',
    '\u0000',
    '\u2028',
  ],
  ...[
    '{{this.constructor}}',
    '{{lookup this "constructor"}}',
    '<br/>',
    '<hr>',
    '</br>',
    '<caption>',
    '<li>',
    '<dl><dt>',
  ],
]
const nasty = fc.constantFrom(...PIECES, ...hostileTemplates.map(([body]) => body.slice(0, 200)))
const anyBody = fc.oneof(
  fc.array(nasty, { maxLength: 8 }).map((parts) => parts.join('')),
  // A good template with something nasty anywhere in it, or with something cut out.
  fc.tuple(goodBody, nasty, fc.nat(), fc.nat(6)).map(([body, piece, at, cut]) => {
    const place = at % (body.length + 1)
    return body.slice(0, place) + piece + body.slice(place + cut)
  }),
  fc.tuple(goodBody, fc.nat(), fc.nat(20)).map(([body, at, cut]) => {
    const place = at % (body.length + 1)
    return body.slice(0, place) + body.slice(place + cut)
  }),
)

test('of ten thousand generated templates each is refused, or stays in its place and shows escaped data only', () => {
  const seen = { refused: 0, rendered: 0 }
  fc.assert(
    fc.property(anyBody, (body) => {
      const result = checkTemplate(`${body}{{> number}}${body.length % 2 ? body : ''}`, rules)
      if (!result.ok) {
        seen.refused += 1
        expect(result.findings.length).toBeGreaterThan(0)
        return
      }
      seen.rendered += 1
      const html = runTemplate(result.segments, input, locked)
      // As on a page: everything of the company's is in a part of its own, and our block is in none.
      const children = parseFragment(html).childNodes.map(topOf)
      expect(children).toEqual(result.segments.map(({ kind }) => (kind === 'own' ? 'div.own' : 'h1.locked')))
      for (const node of parseFragment(html).childNodes) if (topOf(node) === 'div.own') lookInside(node)
    }),
    { numRuns: 10_000 },
  )
  expect(seen.refused).toBeGreaterThan(2_000)
  expect(seen.rendered).toBeGreaterThan(1_000)
}, 120_000)

type HtmlNode = DefaultTreeAdapterTypes.ChildNode

function topOf(node: HtmlNode): string {
  if (!('tagName' in node)) return node.nodeName
  const [first] = node.attrs
  return `${node.tagName}.${first?.name === 'class' ? first.value : 'locked'}`
}

/** Elements of the list only, each where the list allows it, so that a browser has built the tree that was written. */
function lookInside(parent: HtmlNode): void {
  if (!('childNodes' in parent)) return
  for (const child of parent.childNodes) {
    if (child.nodeName === '#text') continue
    if (!('tagName' in child)) throw new Error(`${child.nodeName} came out`)
    expect([...ELEMENTS.keys()]).toContain(child.tagName)
    for (const { name, value } of child.attrs) {
      expect(['class', 'scope', 'colspan', 'rowspan']).toContain(name)
      expect(value).not.toBe('own')
    }
    lookInside(child)
  }
}
