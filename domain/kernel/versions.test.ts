import { expect, test } from 'vitest'
import { type Day, day } from './calendar.ts'
import { settleVersions } from './versions.ts'

type Windows = { from: Day; until: Day | null }[]
const windows = (from: string, until: string | null): Windows => [
  { from: day(from), until: until === null ? null : day(until) },
]
const open = (from: string, until: string | null = null) => ({
  issue: windows(from, until),
  accept: windows(from, null),
})
const version = (number: number, goods: Record<string, { issue: Windows; accept: Windows }>, key = 'words') => ({
  ...{ scheme: 'a', key, version: number, goods },
})

test('statements of one version each stay as they are', () => {
  const all = [version(1, { STONES: open('2020-01-01') }), version(4, { STONES: open('2021-01-01') }, 'other')]
  expect(settleVersions(all)).toEqual(all)
})

test('a newer version speaks from its first day on, the older one until the day before', () => {
  const [older, newer] = [version(1, { STONES: open('2020-01-01') }), version(2, { STONES: open('2027-01-01') })]
  expect(settleVersions([newer, older])).toEqual([
    newer,
    version(1, {
      STONES: {
        issue: windows('2020-01-01', '2027-01-01'),
        accept: windows('2020-01-01', '2027-01-01'),
      },
    }),
  ])
})

test('a newer version that ends the issuing leaves nothing of the older one to go on', () => {
  const ended = version(2, { STONES: open('2020-01-01', '2027-01-01') })
  expect(settleVersions([version(1, { STONES: open('2020-01-01') }), ended])).toEqual([ended])
})

test('goods that a newer version does not name stay with the older one', () => {
  const both = version(1, { STONES: open('2020-01-01'), RINGS: open('2020-01-01') })
  const settled = settleVersions([both, version(2, { STONES: open('2020-01-01') })])
  expect(settled[0]?.goods).toEqual({ RINGS: open('2020-01-01') })
})

test('a third version counts against the first where the second came later', () => {
  const versions = [
    version(1, { STONES: open('2020-01-01') }),
    version(2, { STONES: open('2028-01-01') }),
    version(3, { STONES: open('2027-01-01') }),
  ]
  const issued = settleVersions(versions).map(({ version: number, goods }) => [number, goods['STONES']?.issue])
  expect(issued).toEqual([
    [1, [{ from: '2020-01-01', until: '2027-01-01' }]],
    [3, [{ from: '2027-01-01', until: null }]],
  ])
})

test('two schemes may use one key', () => {
  const all = [
    version(1, { STONES: open('2020-01-01') }),
    { ...version(2, { STONES: open('2021-01-01') }), scheme: 'b' },
  ]
  expect(settleVersions(all)).toEqual(all)
})
