import fc from 'fast-check'
import { expect, test } from 'vitest'
import { hostileStyles } from '../../tests/support/hostile-styles.ts'
import { checkCss } from './check-css.ts'
import { PROPERTIES } from './css-values.ts'

test('every hostile style sheet is refused where its harm stands', () => {
  expect(hostileStyles.length).toBeGreaterThanOrEqual(60)
  const first = hostileStyles.map(([css]) => {
    const checked = checkCss(css)
    return checked.ok ? `allowed: ${css}` : checked.findings[0]
  })
  expect(first).toEqual(
    hostileStyles.map(([, line, column, says]) => ({ line, column, sentence: expect.stringContaining(says) })),
  )
})

const COVERING = [
  ...[
    'z-index',
    'position',
    'top',
    'right',
    'bottom',
    'left',
    'inset',
    'float',
    'transform',
    'translate',
    'rotate',
    'scale',
  ],
  ...[
    'clip',
    'clip-path',
    'mask',
    'mask-image',
    'overflow',
    'opacity',
    'visibility',
    'filter',
    'mix-blend-mode',
    'isolation',
  ],
  ...[
    'box-shadow',
    'outline',
    'outline-offset',
    'grid-area',
    'grid-row',
    'grid-row-start',
    'order',
    'text-indent',
    'height',
  ],
  ...[
    'margin-block-start',
    'margin-inline',
    'border-spacing',
    'border-image',
    'background-image',
    'anchor-name',
    'contain',
  ],
]

test('no property lies over, cuts or moves a locked block, and no length is less than nothing', () => {
  expect(COVERING.filter((name) => PROPERTIES.has(name))).toEqual([])
  const negative = [
    '-1mm',
    '-0.1pt',
    '-.5mm',
    '-1',
    '-1%',
    '0 -1mm',
    '0 0 -1pt',
    'calc(0mm - 1mm)',
    'calc(-1 * 1mm)',
    '-0mm',
  ]
  for (const [name, { read }] of PROPERTIES)
    expect([name, negative.filter((value) => read(value) !== null)]).toEqual([name, []])
})

test('a style sheet comes out written anew, for what is of the company only', () => {
  const css = `/* ours */ .totals td.figure:last-child,h2{ color : #ABCDEF; font-size:6.0pt;font-family: serif }
    table > thead th:nth-child(2n) { border-bottom: .5pt solid black; margin: 0 1.50mm; }
    p { }`
  expect(checkCss(css)).toEqual({
    ok: true,
    css:
      '.own .totals td.figure:last-child, .own h2 { color: #abcdef; font-size: 6pt; font-family: var(--serif); }\n' +
      '.own table > thead th:nth-child(2n) { border-bottom: 0.5pt solid black; margin: 0 1.5mm; }\n',
  })
})

test('of ten thousand generated style sheets each is refused, or comes out in our few characters and our scope', () => {
  const pieces = [
    ...[
      'p',
      '.a',
      '.own',
      ' ',
      ',',
      '>',
      '{',
      '}',
      ';',
      ':',
      '/*',
      '*/',
      '@',
      '\\',
      '"',
      '(',
      ')',
      '!important',
      '<',
      '&',
      '#x',
    ],
    ...[
      'color: red',
      'font-size: 7pt',
      'margin: 1mm',
      'margin: -1mm',
      'p { color: red; }',
      '.b > td { width: 50%; }',
      'url(x)',
    ],
    ...[
      'position: fixed',
      'var(--x)',
      '-->',
      '<!--',
      '\n',
      '\u2028',
      '\u0000',
      'td:first-child',
      '1',
      'mm',
      '%',
      '-',
      '+',
      '~',
      '*',
    ],
    ...hostileStyles.map(([css]) => css.slice(0, 80)),
  ]
  const seen = { refused: 0, allowed: 0 }
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 6 }), (parts) => {
      const checked = checkCss(parts.join(''))
      seen[checked.ok ? 'allowed' : 'refused'] += 1
      if (checked.ok)
        for (const line of checked.css.split('\n').slice(0, -1))
          expect(line).toMatch(/^(\.own [a-z0-9.:>() -]+(, (?=\.own )|(?= \{)))+ \{( [a-z-]+: [a-z0-9#.%() -]+;)+ \}$/)
    }),
    { numRuns: 10_000 },
  )
  expect(seen.refused).toBeGreaterThan(5_000)
  expect(seen.allowed).toBeGreaterThan(100)
}, 120_000)

test('no style sheet of 64 kB keeps the checker busy', () => {
  checkCss('p { color: red; }')
  for (const piece of [
    '{',
    '}',
    '/*',
    '/**/',
    'p{',
    'p{}',
    'p{color:red}',
    ',',
    'p ',
    ' ',
    '@',
    ':',
    ';',
    '.a',
    '>',
    '(',
    '\\',
    'p{color:',
    '\n',
  ]) {
    const css = piece.repeat(65_500 / piece.length)
    const times = [1, 2, 3].map(() => {
      const start = performance.now()
      checkCss(css)
      return performance.now() - start
    })
    expect(Math.min(...times), piece).toBeLessThan(50)
  }
})
