import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { checkPack, type PackAnswer } from '../../domain/pack-check/index.ts'
import { EXIT_CODES, verifyPack } from '../../worker/commands/verify.ts'
import { bytesSource, nodeEngine } from '../../worker/pack-check/node-engine.ts'
import { type LogKey, MadeLog, newLogKey, packBytes, packFiles, secondPack } from '../support/made-packs.ts'
import { mutations } from '../support/pack-mutations.ts'

const folder = mkdtempSync(join(tmpdir(), 'briefke-check-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
let pack: Awaited<ReturnType<typeof secondPack>>
let key: LogKey
let good: Buffer
beforeAll(async () => {
  key = newLogKey()
  pack = await secondPack(key)
  good = await packBytes(pack.files)
})

const check = (bytes: Uint8Array, keys = [key.line], last?: string): Promise<PackAnswer> =>
  checkPack(bytesSource(bytes), nodeEngine, { keys, last })
const failing = ({ verdict, checks }: PackAnswer) => {
  const [first] = checks.filter(({ outcome }) => outcome === 'fails')
  return first ? `${first.name}: ${first.says}` : verdict
}

describe('a pack that nobody touched', () => {
  test('is valid to whoever holds the log’s key, and every check says what it found', async () => {
    const answer = await check(good, [key.line], pack.last)
    expect(answer.checks.map(({ outcome }) => outcome)).toEqual(Array.from({ length: 9 }, () => 'holds'))
    expect(answer).toMatchObject({
      verdict: 'valid',
      stated: { label: '2026-Q1', files: { unproven: ['kpc/BW1.pdf'] } },
    })
  })

  test('is not called valid without a key: nobody knows whose it is', async () => {
    const answer = await check(good, [])
    expect(answer.verdict).toBe('could-not-verify')
    expect(answer.checks.find(({ name }) => name === 'key')?.outcome).toBe('not-made')
  })

  test('is invalid to whoever holds another key, or the checkpoint of another past', async () => {
    expect(failing(await check(good, [newLogKey().line]))).toBe(
      'key: The head of the log is signed by another key than yours.',
    )
    const other = await new MadeLog().checkpoint(key)
    expect(failing(await check(good, [key.line], other))).toMatch(/^last-pack: /)
  })

  test('may be the first of its log, or signed by a key that came after an older one', async () => {
    const log = new MadeLog()
    log.add('issued')
    const older = newLogKey()
    const first = await packBytes(await packFiles({ log, key, older: [older.line], documents: [] }))
    expect((await check(first)).verdict).toBe('valid')
    expect(failing(await check(first, [older.line]))).toMatch(/^key: /)
    expect(failing(await check(first, [key.line], pack.last))).toMatch(/^last-pack: /)
  })
})

describe('a pack that was made up to look whole', () => {
  const made = (changed: NonNullable<Parameters<typeof packFiles>[0]['changed']>) =>
    packFiles({ ...pack.made, changed }).then(packBytes)
  const file = (path: string, content: string) => made({ files: (files) => void files.set(path, content) })
  const without = (path: string) => made({ files: (files) => void files.delete(path) })
  const other = new MadeLog('01938000-0000-7000-8000-00000000000b')

  test.each<[string, () => Promise<Buffer>, RegExp]>([
    [
      'another PDF in the place of one',
      () => file('05_documents/issued/INV-00001.pdf', '%PDF-1.7 forged'),
      /^documents: .*another file/,
    ],
    ['a document more', () => file('05_documents/issued/INV-00003.pdf', '%PDF'), /^documents: .*has no proof/],
    ['a document less', () => without('05_documents/issued/INV-00001.pdf'), /^documents: .*proof of nothing/],
    [
      'a document and its proof less',
      () =>
        made({
          files: (files) => {
            files.delete('05_documents/issued/INV-00001.pdf')
            files.delete('07_proofs/documents/issued/INV-00001.pdf.tlog-proof')
          },
        }),
      /^documents: It states 3 proven files, and 2/,
    ],
    [
      'two proofs swapped',
      () =>
        made({
          files: (files) => {
            const [a, b] = ['INV-00001', 'INV-00002'].map(
              (name) => `07_proofs/documents/issued/${name}.pdf.tlog-proof`,
            ) as [string, string]
            const [one, two] = [files.get(a) ?? '', files.get(b) ?? '']
            files.set(a, two).set(b, one)
          },
        }),
      /^documents: /,
    ],
    [
      'an entry of the log less',
      () =>
        made({
          files: (files) => {
            const lines = (files.get('07_proofs/entries.ndjson') ?? '').split('\n')
            files.set('07_proofs/entries.ndjson', lines.slice(1).join('\n'))
          },
        }),
      /^continues: Entry 11 is missing/,
    ],
    [
      'the last entry less',
      () =>
        made({
          files: (files) => {
            const lines = (files.get('07_proofs/entries.ndjson') ?? '').split('\n')
            files.set('07_proofs/entries.ndjson', lines.toSpliced(-2, 1).join('\n'))
          },
        }),
      /^continues: The entries end with/,
    ],
    [
      'an entry in other words',
      () =>
        made({
          files: (files) => {
            const text = files.get('07_proofs/entries.ndjson') ?? ''
            files.set('07_proofs/entries.ndjson', text.replace('"voided"', '"issued"'))
          },
        }),
      /^continues: The entries do not lead to the checkpoint/,
    ],
    [
      'the checkpoint of another size',
      async () => file('07_proofs/checkpoint.txt', await pack.made.log.checkpoint(key, 15)),
      /^checkpoint: The checkpoint is of 15/,
    ],
    [
      'the checkpoint of another company',
      async () => {
        other.add('issued')
        return file('07_proofs/checkpoint.txt', await other.checkpoint(newLogKey(`log.example/${other.company}`)))
      },
      /^checkpoint: /,
    ],
    [
      'the checkpoint signed by nobody',
      () =>
        made({
          files: (files) => {
            files.set('07_proofs/checkpoint.txt', (files.get('07_proofs/checkpoint.txt') ?? '').replace('=\n\n', '=\n'))
          },
        }),
      /^checkpoint: /,
    ],
    [
      'another past',
      async () => file('07_proofs/previous-checkpoint.txt', await pack.made.log.checkpoint(key, 10)),
      /^continues: The previous checkpoint is of 10/,
    ],
    ['no past', () => without('07_proofs/previous-checkpoint.txt'), /^continues: .*is missing/],
    [
      'a row of a register less',
      () => file('01_registers/warranties_issued.csv', 'number\r\nINV-1\r\n'),
      /^completeness: It states 2 rows.*and 1/,
    ],
    [
      'a register that nobody speaks of',
      () => file('01_registers/more.csv', 'number\r\n'),
      /^completeness: .*does not speak of/,
    ],
    [
      'a gap that is not told',
      () =>
        made({
          stated: {
            series: [{ documentType: 'invoice', first: 'INV-1', last: 'INV-9', used: 8, voided: 0, missing: [] }],
          },
        }),
      /^completeness: .*does not add up/,
    ],
    [
      'no statement of completeness',
      () => without('07_proofs/completeness.json'),
      /^checkpoint: .*completeness\.json” is missing/,
    ],
    [
      'a statement in another form',
      () =>
        made({
          files: (files) => {
            files.set(
              '07_proofs/completeness.json',
              (files.get('07_proofs/completeness.json') ?? '').replace('{', '{ '),
            )
          },
        }),
      /^checkpoint: .*canonical/,
    ],
  ])('%s', async (_what, make, says) => {
    expect(failing(await check(await make()))).toMatch(says)
  })
})

const seed = Number(process.env['PACK_SEED'] ?? 20_261_128)
test(`of a thousand packs that were changed somewhere, none is valid, each names its first fault, and none ends in an error (EVD-2, seed ${seed})`, async () => {
  const counted = new Map<string, number>()
  for (const { what, bytes } of mutations(good, seed, 1_000)) {
    const answer = await check(bytes)
    expect(answer.verdict, `${what}, seed ${seed}`).toBe('invalid')
    expect(answer.checks.at(-1)?.outcome).toBe('fails')
    counted.set(what.split(' ')[0] ?? '', (counted.get(what.split(' ')[0] ?? '') ?? 0) + 1)
  }
  expect(counted.size).toBeGreaterThan(7)
})

test('fifty packs that nobody changed raise no alarm', async () => {
  for (let run = 0; run < 50; run += 1) {
    const log = new MadeLog()
    const documents = Array.from({ length: run % 7 }, (_, at) => {
      const content = `%PDF ${run} ${at}`
      return { path: `issued/${at}.pdf`, content, index: log.add('printed', { file: nodeEngineHex(content) }) }
    })
    for (let at = 0; at < run; at += 1) log.add('issued')
    const from = run % 3 === 0 ? 0 : Math.min(run % 5, log.records.length)
    const bytes = await packBytes(await packFiles({ log, key, from, documents }))
    expect(failing(await check(bytes)), `run ${run}`).toBe('valid')
  }
})

describe('the command', () => {
  const path = join(folder, 'pack.zip')
  beforeAll(() => writeFileSync(path, good))

  test('ends with 0, 1 or 2 for valid, invalid and what could not be told', async () => {
    const checkpoint = join(folder, 'last.txt')
    writeFileSync(checkpoint, pack.last)
    writeFileSync(join(folder, 'keys.txt'), `${key.line}\n`)
    const verdict = async (options: object) =>
      EXIT_CODES[(await verifyPack({ pack: path, keys: [], ...options })).verdict]
    expect(await verdict({ keys: [join(folder, 'keys.txt')], last: checkpoint })).toBe(0)
    expect(await verdict({ keys: [newLogKey().line] })).toBe(1)
    expect(await verdict({})).toBe(2)
  })

  test('says of a file that is not there, or of a key that is none, that it could not verify', async () => {
    await expect(verifyPack({ pack: join(folder, 'no.zip'), keys: [] })).rejects.toThrow('no such file')
    await expect(verifyPack({ pack: path, keys: ['briefke+00000000+AAAA'] })).rejects.toThrow('not an Ed25519 key')
    await expect(verifyPack({ pack: folder, keys: [] })).rejects.toThrow('is no file')
  })
})

const nodeEngineHex = (text: string) => Buffer.from(nodeEngine.sha256(Buffer.from(text))).toString('hex')
