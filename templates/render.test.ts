import { expect, test } from 'vitest'
import { sampleInvoice } from '../tests/support/sample-documents.ts'
import { renderHtml, templateVersion } from './render.ts'

/** Every text that stands somewhere in the input. */
function leaves(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value]
  if (typeof value === 'number') return [String(value)]
  return value && typeof value === 'object' ? Object.values(value).flatMap(leaves) : []
}

test('every field of an invoice is printed: a field that the template forgets is missed here', () => {
  const input = sampleInvoice('A4')
  const html = renderHtml('invoice', input, new Set([1, 2]))
  const { language, documentType, status, paper, branding: _look, refersTo, ...shown } = input
  expect([language, documentType, status, paper, refersTo?.documentType]).toEqual([
    'en',
    'invoice',
    'issued',
    'A4',
    'memo',
  ])
  // Nothing is carried to the first line.
  const notWords = [input.verification.qrSvg, 'memo', ...leaves(input.lines[0]?.before)]
  const words = leaves({ ...shown, refersTo }).filter((leaf) => !notWords.includes(leaf))
  expect(words.length).toBeGreaterThan(40)
  expect(words.filter((word) => !html.includes(word))).toEqual([])
  expect(html).toContain('<svg')
})

test('what a party writes is text, never markup', () => {
  const input = sampleInvoice('A4')
  const html = renderHtml('invoice', { ...input, notes: '<script>alert(1)</script> {{seller.name}}' })
  expect(html).not.toContain('<script>')
  expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt; {{seller.name}}')
})

test('an input with a field too many or too few is refused', () => {
  const { totals: _totals, ...few } = sampleInvoice('A4')
  expect(() => renderHtml('invoice', few as never)).toThrow(/totals/)
  expect(() => renderHtml('invoice', { ...sampleInvoice('A4'), price: '1' } as never)).toThrow(/price/)
})

test('a voided invoice says so', () => {
  expect(renderHtml('invoice', { ...sampleInvoice('A4'), status: 'voided' })).toContain('no longer valid')
})

test('the template’s version is the hash of what decides its look', () => {
  expect(templateVersion('invoice')).toMatch(/^[0-9a-f]{12}$/)
  expect(templateVersion('invoice')).not.toBe(templateVersion('warranty-statement'))
})

test('where a page turns, it carries its sums forward, and the next begins with its heads and the same sums', () => {
  const html = renderHtml('invoice', sampleInvoice('A4', 50), new Set([20, 41]))
  expect(html.match(/<table class="lines">/g)).toHaveLength(3)
  const heads = html.match(/<table class="lines"><thead>.*?<\/thead>/g) ?? []
  expect(new Set(heads).size).toBe(1)
  expect(heads[0]).toContain('USD per ct')
  const sums =
    '<td class="figure">20</td><td class="figure">20.50</td><td class="figure">&nbsp;</td><td class="figure">20,000.00</td></tr>'
  const row = (label: string) => `<tr class="forward"><th scope="row" colspan="3">${label}</th>${sums}`
  expect(html).toContain(`${row('Carried forward')}</tbody></table><table class="lines"><thead>`)
  expect(html).toContain(`<tbody>${row('Brought forward')}<tr><td>21</td>`)
  expect(html.match(/class="sum"/g)).toHaveLength(1)
})

test('a character that no font draws is refused with its field, not printed as a box', () => {
  const input = sampleInvoice('A4')
  const boxed = { ...input, buyer: { ...input.buyer, name: 'Gem 💎 House' } }
  expect(() => renderHtml('invoice', boxed)).toThrow('“buyer.name” contains “💎” (U+1F48E)')
})
