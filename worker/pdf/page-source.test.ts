import { expect, test } from 'vitest'
import { forPaper } from './page-source.ts'

const UNSEEN = '@media screen{html{display:none}}'
const page = '<html lang="en"><head><title>T</title></head><body>x</body></html>'

test('a page is hidden from the screen by the first rule of its head', () => {
  const source = forPaper(page, { footer: 'INV-1' })
  expect(
    source.startsWith(
      `<html lang="en"><head><style>${UNSEEN}@page{margin:15mm 16mm 18mm;@bottom-left{content:"INV-1"!important;`,
    ),
  ).toBe(true)
  expect(source.endsWith('</style><title>T</title></head><body>x</body></html>')).toBe(true)
})

test.each([
  ['brings a font', '<head><style>@font-face{font-family:a;src:url(data:font/ttf;base64,AA)}</style></head>'],
  ['brings a ground', '<head></head><p style="background: URL(data:image/png;base64,AA)">'],
])('a page that %s is laid out for a screen as well, or it would not be fetched', (_, html) => {
  expect(forPaper(html, {})).not.toContain(UNSEEN)
})

test('a header is no head', () => {
  expect(forPaper('<header>x</header>', {})).toMatch(/^<style>.*<\/style><header>x<\/header>$/)
})

test('a footer says “page n of m” in the language and direction of its page', () => {
  expect(forPaper(page, { footer: 'INV-1', language: 'en' })).toContain(
    '@bottom-right{content:"page " counter(page) " of " counter(pages) ""!important',
  )
  const hebrew = forPaper(page, { footer: 'INV-1', language: 'he' })
  expect(hebrew).toContain('@bottom-right{content:"INV-1"!important;direction:rtl!important')
  expect(hebrew).toMatch(/@bottom-left\{content:".+" counter\(page\) ".+" counter\(pages\)/)
})

test('no name ends the string that it stands in, nor the style sheet', () => {
  const source = forPaper(page, { footer: 'a"b\\c</style>;d\ne' })
  expect(source).toContain('content:"a\\22 b\\5c c\\3c /style\\3e \\3b d\\a e"!important')
})

test('words of a page that runs one way are not isolated from each other', () => {
  expect(forPaper('<head></head><p><bdi>Round</bdi> · <bdi>&lt;bdi&gt; d&#x27;or</bdi></p>', {})).toMatch(
    /<p>Round · &lt;bdi&gt; d&#x27;or<\/p>$/,
  )
})

test.each([
  '<p>Round · אב</p>',
  '<p dir="rtl">1</p>',
  '<p>\u202ax</p>',
  '<p>&#1488;</p>',
  '<style>bdi{color:red}</style>',
])('they stay isolated beside %s', (other) => {
  expect(forPaper(`<head></head>${other}<bdi>Round</bdi>`, {})).toMatch(/<bdi>Round<\/bdi>$/)
})
