import { spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sha256 } from '../../../domain/kernel/sha256.ts'
import { checkSet } from '../../../domain/pack-check/set.ts'
import { bytesSource, nodeEngine } from '../../../worker/pack-check/node-engine.ts'
import { MadeLog, newLogKey, packBytes, packFiles, packVolumes, secondPack } from '../../support/made-packs.ts'
import { mutations, setMutations } from '../../support/pack-mutations.ts'

// A second verifier that nobody who wrote the first one has looked at, in another language (EVD-3).
const VERIFY = new URL('verify.py', import.meta.url).pathname
const there = ['python3', 'openssl'].every((program) => spawnSync(program, ['--version']).error === undefined)
const seed = Number(process.env['PACK_SEED'] ?? 20_261_128)
const COUNT = 1_000
const folder = mkdtempSync(join(tmpdir(), 'briefke-agree-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

type Asked = {
  readonly pack: Buffer
  readonly more?: readonly Buffer[]
  readonly keys: readonly string[]
  readonly last?: string | undefined
}
type Answer = { readonly verdict: string; readonly check: string | null }

async function ours({ pack, more = [], keys, last }: Asked): Promise<Answer> {
  const packs = [pack, ...more].map((bytes) => ({ name: 'pack.zip', source: bytesSource(bytes) }))
  const { verdict, checks, volumes } = await checkSet(packs, nodeEngine, { keys, last })
  const all = [...volumes.flatMap((each) => each.checks), ...checks]
  const [wrong] = all.filter(({ outcome }) => outcome === 'fails')
  return { verdict, check: (wrong ?? all.find(({ outcome }) => outcome !== 'holds'))?.name ?? null }
}

async function theirs(asked: readonly Asked[]): Promise<readonly Answer[]> {
  const python = spawn('python3', [VERIFY, '--batch'], { stdio: ['pipe', 'pipe', 'inherit'] })
  const answers = text(python.stdout)
  for (const [at, { pack, more = [], keys, last }] of asked.entries()) {
    const lastPath = last === undefined ? null : join(folder, `${at}.txt`)
    const packs = [pack, ...more].map((bytes, number) => {
      const path = join(folder, `${at}-${number}.zip`)
      writeFileSync(path, bytes)
      return path
    })
    if (lastPath) writeFileSync(lastPath, last ?? '')
    python.stdin.write(`${JSON.stringify({ packs, keys, last: lastPath })}\n`)
  }
  python.stdin.end()
  return (await answers)
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Answer)
}

describe.skipIf(!there)('two verifiers that know nothing of each other', () => {
  const key = newLogKey()
  let good: Buffer
  let last: string
  beforeAll(async () => {
    const made = await secondPack(key)
    good = await packBytes(made.files, key)
    last = made.last
  })

  test(`agree that ${COUNT} packs which nobody changed are valid`, async () => {
    const asked: Asked[] = []
    const log = new MadeLog()
    // Ten packs share the head of their log: asking openssl is what takes the time.
    for (let group = 0; group < COUNT / 10; group += 1) {
      const from = log.records.length
      const papers = Array.from({ length: 10 }, (_, at) => {
        const content = `%PDF ${group} ${at}`
        return { path: `issued/${at}.pdf`, content, index: log.add('printed', { file: sha256(content) }) }
      })
      for (let more = 0; more < group % 7; more += 1) log.add('issued')
      const before = from > 0 ? await log.checkpoint(key, from) : undefined
      for (const at of papers.keys()) {
        const files = await packFiles({ log, key, from, documents: papers.slice(0, at + 1) })
        asked.push({ pack: await packBytes(files, key), keys: [key.line], last: before })
      }
    }
    const answers = await theirs(asked)
    for (const [at, each] of asked.entries()) {
      expect(answers[at], `pack ${at}`).toEqual({ verdict: 'valid', check: null })
      expect(await ours(each), `pack ${at}`).toEqual({ verdict: 'valid', check: null })
    }
  }, 240_000)

  test(`agree on ${COUNT} packs that were changed: none is valid to either (seed ${seed})`, async () => {
    const made = [...mutations(good, seed, COUNT)]
    const asked = made.map(({ bytes }) => ({ pack: bytes, keys: [key.line], last }))
    const answers = await theirs(asked)
    let same = 0
    for (const [at, each] of asked.entries()) {
      const [one, other] = [await ours(each), answers[at]]
      expect([one.verdict, other?.verdict], made[at]?.what ?? '').toEqual(['invalid', 'invalid'])
      same += Number(one.check === other?.check)
    }
    // A file that was changed is found by its checksum in the ZIP by one, with its hash by the other.
    expect(same).toBeGreaterThan(COUNT / 2)
  })

  test('agree on what a pack says of the one that it replaces', async () => {
    const { made } = await secondPack(key)
    const old = { pack: '01938000-0000-7000-8000-00000000000a', label: '2026-Q1', sha256: 'a'.repeat(64) }
    const replacing = { ...old, because: 'invoice INV-00001 voided' }
    const saying = async (replaces: unknown) => {
      const files = await packFiles({ ...made, changed: { stated: { replaces } } })
      return { pack: await packBytes(files, key), keys: [key.line], last: await made.log.checkpoint(key, made.from) }
    }
    const wrong = [
      null,
      'another',
      [],
      old,
      { ...replacing, sha256: 'A'.repeat(64) },
      { ...replacing, pack: 'the last' },
    ]
    const odd = [
      { ...replacing, because: 7 },
      { ...replacing, more: '' },
    ]
    const asked = await Promise.all([replacing, ...wrong, ...odd].map(saying))
    const answers = await Promise.all(asked.map(ours))
    expect(answers.map(({ verdict }) => verdict)).toEqual(['valid', ...[...wrong, ...odd].map(() => 'invalid')])
    expect((await theirs(asked)).map(({ verdict }) => verdict)).toEqual(answers.map(({ verdict }) => verdict))
  })

  test('agree on whom a pack is for, and on what that leaves out', async () => {
    const { made } = await secondPack(key)
    const purpose = { key: 'bank', name: 'Bank' }
    const path = '01_registers/warranties_issued.csv'
    const right = [
      [],
      [{ path: '04_sample/' }, { path: '02_reconciliation/ledger.csv' }, { path, columns: ['amount'] }],
    ]
    const wrong: readonly object[] = [
      ...[{ purpose }, { omitted: [] }, { purpose: {}, omitted: [] }, { purpose: 'bank', omitted: [] }],
      ...[
        { ...purpose, name: '' },
        { ...purpose, more: 1 },
      ].map((each) => ({ purpose: each, omitted: [] })),
      ...[
        null,
        [7],
        ['04_sample/'],
        [{ path: '' }],
        [{ path }],
        [{ path: '05_documents/' }],
        [{ path: '04_sample/' }, { path: '04_sample/' }],
        [{ path, columns: [] }],
        [{ path, columns: ['number'] }],
        [{ path, columns: 'amount' }],
        [{ path: '04_sample/plan.json', columns: ['amount'] }],
        [{ path: '04_sample/', more: true }],
      ].map((omitted) => ({ purpose, omitted })),
    ]
    const saying = async (stated: object) => {
      const files = await packFiles({ ...made, changed: { stated } })
      return { pack: await packBytes(files, key), keys: [key.line] }
    }
    const asked = await Promise.all([...right.map((omitted) => ({ purpose, omitted })), ...wrong].map(saying))
    const answers = await Promise.all(asked.map(ours))
    expect(answers.map(({ verdict }) => verdict)).toEqual([...right.map(() => 'valid'), ...wrong.map(() => 'invalid')])
    expect((await theirs(asked)).map(({ verdict }) => verdict)).toEqual(answers.map(({ verdict }) => verdict))
  })

  test('agree on what a redacted pack withholds', async () => {
    const { made } = await secondPack(key)
    const hash = 'a'.repeat(64)
    const files = await packFiles({ ...made, withholds: true })
    const right = JSON.parse(files.get('07_proofs/completeness.json') ?? '') as {
      withheld: { path: string; sha256: string }[]
    }
    const [first, ...rest] = right.withheld
    const wrong: readonly unknown[] = [
      ...[null, 'all', [], [7], rest, [...right.withheld, first], [...right.withheld, { path: 'x', sha256: hash }]],
      ...[{ path: '' }, { sha256: hash }, { sha256: 'A'.repeat(64) }, { more: 1 }].map((each) => [
        { ...first, ...each },
        ...rest,
      ]),
    ]
    const saying = async (withheld: unknown, withholds = true) => {
      const changed = { stated: { withheld } }
      return { pack: await packBytes(await packFiles({ ...made, withholds, changed }), key), keys: [key.line] }
    }
    const asked = await Promise.all([
      saying(right.withheld),
      ...wrong.map((each) => saying(each)),
      saying(right.withheld, false),
    ])
    const answers = await Promise.all(asked.map(ours))
    expect(answers.map(({ verdict }) => verdict)).toEqual(['valid', ...wrong.map(() => 'invalid'), 'invalid'])
    expect((await theirs(asked)).map(({ verdict }) => verdict)).toEqual(answers.map(({ verdict }) => verdict))
  })
  test(`agree on ${COUNT / 5} packs in volumes that were changed (seed ${seed})`, async () => {
    const whole = await secondPack(key)
    const volumes = await packVolumes(whole)
    const other = await packVolumes(whole, () => ({ stated: { label: '2026-Q2' } }))
    const made = [...setMutations({ good: volumes, other }, seed, COUNT / 5)]
    const set = (all: readonly Buffer[], keys = [key.line]): Asked => ({
      pack: all[0] as Buffer,
      more: all.slice(1),
      keys,
    })
    const odd = (['count', 'whole', 'number'] as const).map((name) =>
      packVolumes(whole, (number) => ({
        [name]: name === 'whole' ? { issued: 3, received: 1, other: 1 } : number + 1,
      })),
    )
    const asked = [
      ...made.map((each) => set(each.volumes)),
      ...[set(volumes), set(volumes.toReversed()), set(volumes, []), set(volumes.slice(1), [])],
      ...(await Promise.all(odd)).map((each) => set(each)),
      ...volumes.map((each) => ({ pack: each, keys: [key.line] })),
    ]
    const answers = await theirs(asked)
    for (const [at, each] of asked.entries()) {
      const [one, two] = [await ours(each), answers[at]]
      expect(two?.verdict, made[at]?.what ?? `${at}`).toBe(one.verdict)
      if (made[at]) expect(one.verdict, made[at].what).toBe(made[at].verdict)
      if (one.check === 'volumes') expect(two?.check).toBe('volumes')
    }
    const whatFollows = answers.slice(made.length).map(({ verdict, check }) => `${verdict} ${check}`)
    expect(whatFollows.slice(0, 4)).toEqual([
      'valid null',
      'valid null',
      'could-not-verify key',
      'could-not-verify key',
    ])
    expect(whatFollows.slice(4).map((each) => each.split(' ')[0])).toEqual([
      ...['invalid', 'invalid', 'invalid'],
      ...['could-not-verify', 'could-not-verify', 'could-not-verify'],
    ])
  }, 120_000)

  test('agree on who holds which key, and which past', async () => {
    const other = newLogKey()
    const past = await new MadeLog().checkpoint(key)
    const asked = [
      { pack: good, keys: [] },
      { pack: good, keys: [other.line] },
      { pack: good, keys: [other.line, key.line] },
      { pack: good, keys: [key.line], last: past },
      { pack: good, keys: [], last },
    ]
    expect(await theirs(asked)).toEqual(await Promise.all(asked.map(ours)))
  })
})
