import { expect, test } from 'vitest'
import { forPaperAlone } from './page-source.ts'

test('a page is hidden from the screen by the first rule of its head', () => {
  expect(forPaperAlone('<html lang="en"><head><title>T</title></head><body>x</body></html>')).toBe(
    '<html lang="en"><head><style>@media screen{html{display:none}}</style><title>T</title></head><body>x</body></html>',
  )
})

test.each([
  ['has no head', '<p>x</p>'],
  ['brings a font', '<head><style>@font-face{font-family:a;src:url(data:font/ttf;base64,AA)}</style></head>'],
  ['brings a ground', '<head></head><p style="background: URL(data:image/png;base64,AA)">'],
  ['only says header', '<header>x</header>'],
])('a page that %s is left as it is', (_, html) => {
  expect(forPaperAlone(html)).toBe(html)
})
