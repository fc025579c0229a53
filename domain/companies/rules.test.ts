import { expect, it } from 'vitest'
import { chooseSchemes } from './rules.ts'

const nothing = { schemes: [], scheme: null, schemeNumber: null }

it.each([
  ['the only one that is loaded, when nothing is said', {}, ['oak'], ['oak'], null],
  ['those that are ticked', { schemes: ['elm', 'oak'] }, ['elm', 'oak', 'ash'], ['elm', 'oak'], null],
  ['the one that a file names', { scheme: 'oak' }, ['elm', 'oak'], ['oak'], null],
  [
    'the ticked one alone, whatever a choice without a number says',
    { schemes: ['oak'], scheme: 'elm' },
    ['elm', 'oak'],
    ['oak'],
    null,
  ],
  ['the only one, with which the registration is', { schemeNumber: '1' }, ['oak'], ['oak'], 'oak'],
] as const)('a company trades under %s', (_what, given, loaded, schemes, registeredWith) => {
  const chosen = chooseSchemes(
    { ...nothing, ...given, schemes: [...('schemes' in given ? given.schemes : [])] },
    loaded,
  )
  expect(chosen).toEqual({ ok: true, schemes, registeredWith })
})

it.each([
  ['no scheme, where several are loaded', {}, 'schemes'],
  ['a scheme that is not loaded', { scheme: 'ash' }, 'schemes'],
  ['a number of two schemes', { schemes: ['elm', 'oak'], schemeNumber: '1' }, 'scheme'],
  ['a number of a scheme that is not the company’s', { schemes: ['oak'], scheme: 'elm', schemeNumber: '1' }, 'scheme'],
] as const)('%s is refused at its field', (_what, given, field) => {
  const schemes = [...('schemes' in given ? given.schemes : [])]
  expect(chooseSchemes({ ...nothing, ...given, schemes }, ['elm', 'oak'])).toMatchObject({ ok: false, field })
})
