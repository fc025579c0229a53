import { expect, test } from 'vitest'
import { languageTags } from '../../domain/kernel/languages.ts'
import { undrawnIn } from '../../domain/kernel/printable.ts'
import { labelsOf } from './index.ts'

test.each(languageTags)('every label in %s can be printed, and the page says which of how many', (language) => {
  const labels = labelsOf(language)
  expect(undrawnIn(labels)).toEqual([])
  expect(labels.page).toMatch(/\{page\}.*\{pages\}/)
})

test('no other language leaves a sentence in English', () => {
  const english = labelsOf('en')
  for (const language of languageTags.filter((tag) => tag !== 'en')) {
    const same = Object.entries(labelsOf(language)).filter(([name, text]) => text === english[name as 'seller'])
    // Words that two languages share.
    expect(
      same
        .map(([name]) => name)
        .filter(
          (name) =>
            !['source', 'total', 'notes', 'carats', 'signature', 'date', 'per', 'certificate', 'document'].includes(
              name,
            ),
        ),
      language,
    ).toEqual([])
  }
})
