import { expect, test } from 'vitest'
import { languageTags } from '../../domain/kernel/languages.ts'
import { undrawnIn } from '../../domain/kernel/printable.ts'
import { type Labels, labelsOf } from './index.ts'

/** Every text by its path. */
function leavesOf(labels: Labels): Readonly<Record<string, string>> {
  const flat = (value: unknown, path: string): readonly (readonly [string, string])[] =>
    typeof value === 'string'
      ? [[path, value]]
      : Object.entries(value as object).flatMap(([name, inner]) => flat(inner, path ? `${path}.${name}` : name))
  return Object.fromEntries(flat(labels, ''))
}

test.each(languageTags)('every label in %s can be printed, and the page says which of how many', (language) => {
  const labels = labelsOf(language)
  expect(undrawnIn(labels)).toEqual([])
  expect(labels.page).toMatch(/\{page\}.*\{pages\}/)
  for (const place of ['{from}', '{to}']) expect(labels.pack.period).toContain(place)
  expect(labels.pack.recorded).toContain('{at}')
  expect(labels.pack.overrides).toContain('{registration}')
})

test('no other language leaves a sentence in English', () => {
  const english = leavesOf(labelsOf('en'))
  for (const language of languageTags.filter((tag) => tag !== 'en')) {
    const same = Object.entries(leavesOf(labelsOf(language))).filter(([name, text]) => text === english[name])
    // Words that two languages share.
    expect(
      same
        .map(([name]) => name)
        .filter(
          (name) =>
            ![
              ...['source', 'total', 'notes', 'carats', 'signature', 'date', 'per', 'certificate', 'document'],
              ...[
                'kinds.memo',
                'pack.registers',
                'pack.bytes',
                'audit.question',
                'audit.population',
                'audit.conclusion',
              ],
              ...['audit.severities.observation', 'audit.auditor', 'audit.states.open'],
            ].includes(name),
        ),
      language,
    ).toEqual([])
  }
})
