import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

// The product is Apache-2.0: what goes into it must be usable under that licence (ADR 4).
const FREE =
  /^(0BSD|Apache-2\.0|BSD-2-Clause|BSD-3-Clause|BlueOak-1\.0\.0|CC0-1\.0|CC-BY-4\.0|ISC|MIT|MIT-0|MPL-2\.0|OFL-1\.1|PostgreSQL|Python-2\.0|Unlicense|Zlib|W3C)$/
type Package = {
  readonly license?: string
  readonly dev?: boolean
  readonly optional?: boolean
  readonly resolved?: string
}

const lock = JSON.parse(readFileSync('package-lock.json', 'utf8')) as { packages: Record<string, Package> }
const packages = Object.entries(lock.packages).filter(([path]) => path !== '')

test('every package that ships has a licence that Apache-2.0 can live with', () => {
  // Builds for machines that this is not are optional and not installed; the lockfile says nothing about them.
  const shipped = packages.filter(([path, { dev, optional }]) => !dev && (!optional || existsSync(path)))
  expect(shipped.length).toBeGreaterThan(200)
  const strange = shipped.filter(([, { license = 'none' }]) => !isFree(license))
  expect(strange.map(([path, { license }]) => `${path}: ${license}`)).toEqual([])
})

test('the lockfile records no download addresses', () => {
  expect(packages.filter(([, { resolved }]) => resolved !== undefined).map(([path]) => path)).toEqual([])
})

/** 'A OR B' leaves us the choice, 'A AND B' binds us to both. */
function isFree(expression: string): boolean {
  const alternatives = expression.replace(/[()]/g, '').split(' OR ')
  return alternatives.some((each) => each.split(' AND ').every((licence) => FREE.test(licence.trim())))
}
