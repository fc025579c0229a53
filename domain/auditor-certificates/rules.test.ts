import { expect, it } from 'vitest'
import { unfinished, unfitting } from './rules.ts'

const clean = { question: 'Is it right?', deviations: 0, open: 0 }

it('waits for every item of every sample', () => {
  const samples = [clean, { ...clean, question: 'And that?', open: 1 }]
  const sentence = 'The sample “And that?” is not finished: 1 item has no result yet.'
  expect([unfinished([clean]), unfinished(samples)]).toEqual([null, sentence])
  for (const conclusion of ['without-exceptions', 'with-exceptions'] as const)
    expect(unfitting(conclusion, { samples, findings: [] })).toBe(sentence)
  expect(unfitting('no-conclusion', { samples, findings: [] })).toBeNull()
})

it('says “without exceptions” only where there are none', () => {
  const observed = [{ number: 'F-1', severity: 'observation' as const }]
  expect(unfitting('without-exceptions', { samples: [clean], findings: observed })).toBeNull()
  const found = unfitting('without-exceptions', {
    samples: [clean, { ...clean, deviations: 2 }],
    findings: [...observed, { number: 'F-2', severity: 'major' as const }],
  })
  expect(found).toBe('“Without exceptions” does not fit: the sample “Is it right?” has 2 deviations; F-2 is major.')
  expect(unfitting('with-exceptions', { samples: [{ ...clean, deviations: 2 }], findings: [] })).toBeNull()
})

it('concludes nothing from nothing', () => {
  expect(unfitting('without-exceptions', { samples: [], findings: [] })).toContain('nothing to conclude from')
  expect(unfitting('with-exceptions', { samples: [], findings: [] })).toContain('nothing to conclude from')
  expect(unfitting('no-conclusion', { samples: [], findings: [] })).toBeNull()
})
