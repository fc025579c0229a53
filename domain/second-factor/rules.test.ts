import { expect, test } from 'vitest'
import { codeOfStep, matchingStep, newRecoveryCodes, readCode, seedForApp, stepAt } from './rules.ts'

const seed = Buffer.from('12345678901234567890')
const at = (seconds: number) => new Date(seconds * 1000)

test('codes are those of RFC 6238, appendix B, in six digits', () => {
  const known = [
    [59, '287082'],
    [1_111_111_109, '081804'],
    [1_111_111_111, '050471'],
    [1_234_567_890, '005924'],
    [2_000_000_000, '279037'],
    [20_000_000_000, '353130'],
  ] as const
  for (const [seconds, code] of known) {
    expect(codeOfStep(seed, stepAt(at(seconds)))).toBe(code)
    expect(matchingStep(seed, code, at(seconds))).toBe(stepAt(at(seconds)))
  }
})

test('one step of drift is taken each way, and no more', () => {
  const step = stepAt(at(1_111_111_111))
  const taken = [-3, -2, -1, 0, 1, 2, 3].filter(
    (by) => matchingStep(seed, codeOfStep(seed, step + by), at(1_111_111_111)) === step + by,
  )
  expect(taken).toEqual([-1, 0, 1])
})

test('what is no code of now matches nothing', () => {
  expect(matchingStep(seed, '000000', at(59))).toBeNull()
  expect(matchingStep(Buffer.from('another seed of 20 b'), '287082', at(59))).toBeNull()
})

test('a code is read as people type it', () => {
  expect(readCode(' 287 082 ')).toEqual({ kind: 'digits', digits: '287082' })
  expect(readCode('ABCD-efgh-jk23')).toEqual({ kind: 'recovery', code: 'abcdefghjk23' })
  expect(readCode('abcdefghjk23')).toEqual({ kind: 'recovery', code: 'abcdefghjk23' })
  for (const nothing of ['', '28708', '2870822', '２８７０８２', 'abcd-efgh-jk2l', 'abcd-efgh'])
    expect(readCode(nothing), nothing).toBeNull()
})

test('ten recovery codes are ten, each can be read, and none comes twice', () => {
  const codes = [...newRecoveryCodes(), ...newRecoveryCodes()]
  expect(new Set(codes).size).toBe(20)
  for (const code of codes) {
    expect(code).toMatch(/^[a-z2-9]{4}(-[a-z2-9]{4}){2}$/)
    expect(readCode(code)?.kind).toBe('recovery')
  }
})

test('an app gets the seed in an address that says whose it is', () => {
  const { address, text } = seedForApp(seed, 'ann@bourse.example')
  expect(text).toBe('GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ')
  const url = new URL(address)
  expect(decodeURIComponent(url.pathname)).toBe('/Briefke:ann@bourse.example')
  expect(Object.fromEntries(url.searchParams)).toMatchObject({
    ...{ issuer: 'Briefke', secret: text.replaceAll(' ', ''), algorithm: 'SHA1', digits: '6', period: '30' },
  })
})
