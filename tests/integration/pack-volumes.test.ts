import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { checkSet, type SetAnswer } from '../../domain/pack-check/set.ts'
import { answerLines, EXIT_CODES, verifyPacks } from '../../worker/commands/verify.ts'
import { bytesSource, nodeEngine } from '../../worker/pack-check/node-engine.ts'
import { checked, failing } from '../support/checked-packs.ts'
import { packBytes, packFiles, packVolumes, secondPack } from '../support/made-packs.ts'
import { setMutations } from '../support/pack-mutations.ts'

let pack: Awaited<ReturnType<typeof secondPack>>
let good: readonly Buffer[]
beforeAll(async () => {
  pack = await secondPack()
  good = await packVolumes(pack)
})

const check = (volumes: readonly (Buffer | undefined)[], keys = [pack.key.line]): Promise<SetAnswer> => {
  const named = volumes.map((bytes, index) => ({ name: `${index}.zip`, source: bytesSource(bytes ?? Buffer.alloc(0)) }))
  return checkSet(named, nodeEngine, { keys, last: pack.last })
}
const says = ({ verdict, volumes, checks }: SetAnswer) => {
  const [first] = [...volumes.flatMap((each) => each.checks), ...checks].filter(({ outcome }) => outcome !== 'holds')
  return `${verdict}: ${first?.says ?? ''}`
}

test('a pack in three volumes is valid with all three, in any order', async () => {
  const answer = await check(good)
  expect(says(answer)).toBe('valid: ')
  expect(answer.checks.map(({ name }) => name)).toEqual(['volumes'])
  expect(answer.checkpoint).not.toBeNull()
  expect((await check(good.toReversed())).verdict).toBe('valid')
})

test('one volume alone is never the whole pack: what is missing is said', async () => {
  for (const [index, bytes] of good.entries()) {
    const answer = await checked(bytes, [pack.key.line])
    expect(answer.verdict).toBe('could-not-verify')
    expect(answer.checks.find(({ name }) => name === 'volumes')).toMatchObject({
      outcome: 'not-made',
      says: `It is volume ${index + 1} of 3; the other 2 were not looked at: give all of them together.`,
    })
    expect(says(await check([bytes]))).toContain('the other 2 were not looked at')
  }
})

test('without one the set could not be verified, and which one is said', async () => {
  expect(says(await check([good[0], good[2]]))).toBe(
    'could-not-verify: Of 3 volumes, 2 is missing: what they hold was not looked at.',
  )
  expect((await check([])).verdict).toBe('could-not-verify')
})

test('a redacted pack in three volumes is valid with all three, and not with one of the whole pack', async () => {
  const redacted = { ...pack, made: { ...pack.made, withholds: true } }
  const volumes = await packVolumes(redacted, () => ({ whole: { issued: 0, received: 0, other: 0 } }))
  expect(says(await check(volumes))).toBe('valid: ')
  expect(says(await check(volumes.slice(1)))).toContain('could-not-verify: Of 3 volumes, 1 is missing')
  const mixed = await check([volumes[0], good[1], volumes[2]])
  expect(says(mixed)).toMatch(/^invalid: .*are of different packs/)
})

describe('volumes that are no set', () => {
  const first = ['INV-00001', 'INV-00002']
  const others = {
    'another label': () => ({ stated: { label: '2026-Q2' } }),
    'another time': () => ({ stated: { at: '2026-04-01T08:00:00.001Z' } }),
    'another number of volumes': () => ({ count: 4 }),
    'another sum': () => ({ whole: { issued: 3, received: 1, other: 1 } }),
  }
  test.each(Object.entries(others))('one of a set with %s', async (_what, changed) => {
    const other = await packVolumes(pack, changed)
    expect(says(await check([good[0], good[1], other[2]]))).toMatch(/^invalid: “2\.zip” and “0\.zip” are of different/)
  })

  test('one of another state of the log, which says the same of itself', async () => {
    const { made, key } = pack
    const records = [...made.log.records]
    made.log.add('printed')
    const longer = await packVolumes({ ...pack, made: { ...made, to: made.log.records.length } })
    made.log.records.splice(0, Number.POSITIVE_INFINITY, ...records)
    expect(says(await check([good[0], good[1], longer[2]], [key.line]))).toContain('different packs: see “log”')
  })

  test('a volume that is there twice, also in the place of another', async () => {
    expect(says(await check([good[0], good[1], good[1]]))).toBe(
      'invalid: Volume 2 is there twice: “1.zip” and “2.zip”.',
    )
    expect(says(await check([...good, good[1]]))).toContain('invalid: Volume 2 is there twice')
  })

  test('a pack of its own among them, and a volume among packs', async () => {
    const whole = await packBytes(pack.files, pack.key)
    expect(says(await check([...good, whole]))).toBe('invalid: “3.zip” is a pack of its own, no volume of one.')
    expect(says(await check([whole, ...good]))).toBe('invalid: “0.zip” is a pack of its own, no volume of one.')
  })

  test('a paper left out of a set that was planned with it, or in two of them', async () => {
    const { made, key } = pack
    const volume = (number: number) => ({ number, count: 2, whole: { issued: 2, received: 1, other: 1 } })
    const make = async (number: number, documents: typeof made.documents) =>
      packBytes(await packFiles({ ...made, documents, volume: volume(number) }), key, { bagCount: `${number} of 2` })
    const [one, two] = [made.documents.slice(0, 2), made.documents.slice(2)]
    expect((await check([await make(1, one), await make(2, two)])).verdict).toBe('valid')
    expect(says(await check([await make(1, one), await make(2, two.slice(1))]))).toMatch(
      /^invalid: The 2 volumes hold 0/,
    )
    const twice = await make(2, [...made.documents.slice(0, 1), ...two])
    expect(says(await check([await make(1, one.slice(0, 1)), twice]))).toBe(
      `invalid: “issued/${first[0]}.pdf” is in two volumes.`,
    )
  })

  test('a changed volume: the fault is that volume’s', async () => {
    const bytes = Buffer.from(good[1] ?? '')
    bytes[400] = (bytes[400] ?? 0) ^ 1
    const answer = await check([good[0], bytes, good[2]])
    expect(answer.verdict).toBe('invalid')
    expect(answer.volumes.map(({ verdict }) => verdict)).toEqual(['valid', 'invalid', 'valid'])
    expect(answer.checks).toEqual([])
  })
})

test.each<[string, Parameters<typeof packVolumes>[1], RegExp]>([
  ['says another number in its bag', () => ({ bagCount: '1 of 1' }), /calls it 1 of 1/],
  ['is one more than there are', (number) => ({ number: number + 3 }), /no volume 5 of 3/],
  ['is the only one', () => ({ count: 1 }), /volume\.count/],
  ['states registers behind the first', () => ({ stated: { registers: [{ path: 'a.csv', rows: 1 }] } }), /a\.csv/],
  ['holds more than all together', () => ({ whole: { issued: 0, received: 1, other: 1 } }), /1 issued files, and 0/],
])('a volume that %s is not valid by itself', async (_what, changed, fault) => {
  expect(failing(await checked((await packVolumes(pack, changed))[1] ?? Buffer.alloc(0), [pack.key.line]))).toMatch(
    fault,
  )
})

test('a pack of one volume that its bag calls one of two is not valid', async () => {
  const bytes = await packBytes(pack.files, pack.key, { bagCount: '1 of 2' })
  expect(failing(await checked(bytes, [pack.key.line]))).toMatch(/^completeness: .*calls it 1 of 2/)
})

const seed = Number(process.env['PACK_SEED'] ?? 20_261_128)
test(`of 300 sets that were changed, none is valid (EVD-2, seed ${seed})`, async () => {
  const other = await packVolumes(pack, () => ({ stated: { label: '2026-Q2' } }))
  for (const { what, volumes, verdict } of setMutations({ good, other }, seed, 300))
    expect((await check(volumes)).verdict, `${what}, seed ${seed}`).toBe(verdict)
})

describe('the command', () => {
  const folder = mkdtempSync(join(tmpdir(), 'briefke-volumes-'))
  const paths = [1, 2, 3].map((number) => join(folder, `pack-${number}-of-3.zip`))
  beforeAll(() => {
    for (const [index, path] of paths.entries()) writeFileSync(path, good[index] ?? '')
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))
  const run = (packs: readonly string[]) => verifyPacks({ packs, keys: [pack.key.line] })

  test('takes all volumes, ends with 0, 1 or 2, and names each', async () => {
    const [whole, part, twice] = [await run(paths), await run(paths.slice(1)), await run([...paths, ...paths])]
    expect([whole, part, twice].map(({ verdict }) => EXIT_CODES[verdict])).toEqual([0, 2, 1])
    const lines = answerLines(whole)
    expect(lines).toContain('pack-2-of-3.zip:')
    expect(lines.slice(-3)).toEqual([
      expect.stringMatching(/^✓ All 3 volumes are there/),
      '',
      expect.stringMatching(/^VALID/),
    ])
    expect(answerLines(part).join('\n')).toContain('? Of 3 volumes, 1 is missing')
  })
})
