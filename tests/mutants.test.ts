import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { mutants } from './mutants.ts'

test('every mutant still finds its control, once, and the test that is to notice it', () => {
  const lost = mutants.filter(
    ({ file, from, test: name }) =>
      !existsSync(name) || !existsSync(file) || readFileSync(file, 'utf8').split(from).length !== 2,
  )
  expect(lost.map(({ control, what }) => `${control}: ${what}`)).toEqual([])
  expect(mutants.length).toBeGreaterThan(20)
})
