import { expect, test } from 'vitest'
import { markArtifacts } from './mark-artifacts.ts'

const marked = (content: string) => markArtifacts(Buffer.from(content)).toString()

test('what is painted outside the tags is an artifact, and what is inside them stays', () => {
  expect(marked('q 0 0 5 5 re f\n/P <</MCID 0>> BDC BT (a) Tj ET EMC Q')).toBe(
    'q /Artifact BMC\n0 0 5 5 re f\n\nEMC\n/P <</MCID 0>> BDC BT (a) Tj ET EMC Q',
  )
})

test('a clip alone paints nothing and is left', () => {
  const clip = '0 0 5 5 re W n\n/P <</MCID 0>> BDC (a) Tj EMC'
  expect(marked(clip)).toBe(clip)
})

test('a footer’s text is an artifact inside its own text object', () => {
  expect(marked('BT /F1 7 Tf (page 1) Tj ET')).toBe('BT /F1 7 Tf /Artifact BMC\n(page 1) Tj \nEMC\nET')
})

test('text that follows tagged text in one text object is marked by itself', () => {
  expect(marked('BT /P <</MCID 0>> BDC (a) Tj EMC [(b) 3 (c)] TJ ET')).toBe(
    'BT /P <</MCID 0>> BDC (a) Tj EMC /Artifact BMC\n[(b) 3 (c)] TJ \nEMC\nET',
  )
})

test.each(['/ReversedChars BMC', '/Span <</ActualText <FEFF05D0>>> BDC'])(
  '%s marks no content: outside the tags it lies within the artifact',
  (mark) => {
    expect(marked(`BT /F1 7 Tf ${mark} <01> Tj EMC <02> Tj ET`)).toBe(
      `BT /F1 7 Tf /Artifact BMC\n${mark} <01> Tj EMC <02> Tj \nEMC\nET`,
    )
    const tagged = `BT /P <</MCID 0>> BDC ${mark} <01> Tj EMC EMC ET`
    expect(marked(tagged)).toBe(tagged)
  },
)

test('neighbours share one mark', () => {
  expect(marked('0 0 1 1 re f 1 0 0 rg 2 2 1 1 re f')).toBe('/Artifact BMC\n0 0 1 1 re f 1 0 0 rg 2 2 1 1 re f\nEMC\n')
})

test.each([
  ['an operator within a string', '(0 0 5 5 re f \\) BDC (nested) S) Tj'],
  ['one within a hexadecimal string', '<66> Tj'],
  ['one in a comment', '% f S BDC\n/X1 Do'],
  ['a value that reads like one', '/P <</Flag true /None null>> Do'],
])('%s is no operator', (_what, content) => {
  expect(marked(content)).toBe(`/Artifact BMC\n${content}\nEMC\n`)
})

test('an inline image is refused, for its bytes could be taken for operators', () => {
  expect(() => marked('BI /W 1 ID x EI')).toThrow('inline image')
})
