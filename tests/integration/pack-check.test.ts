import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { EXIT_CODES, verifyPacks } from '../../worker/commands/verify.ts'
import { nodeEngine } from '../../worker/pack-check/node-engine.ts'
import { checked, failing, goodPack } from '../support/checked-packs.ts'
import { type LogKey, MadeLog, newLogKey, packBytes, packFiles } from '../support/made-packs.ts'

const folder = mkdtempSync(join(tmpdir(), 'briefke-check-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
let pack: Awaited<ReturnType<typeof goodPack>>['pack']
let key: LogKey
let good: Buffer
beforeAll(async () => {
  ;({ pack, key, good } = await goodPack())
})

const check = (bytes: Uint8Array, keys = [key.line], last?: string) => checked(bytes, keys, last)

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
    expect(failing(await check(good, [newLogKey().line]))).toBe('key: The pack is signed by another key than yours.')
    const other = await new MadeLog().checkpoint(key)
    expect(failing(await check(good, [key.line], other))).toMatch(/^last-pack: /)
  })

  test('may be the first of its log, or signed by a key that came after an older one', async () => {
    const log = new MadeLog()
    log.add('issued')
    const older = newLogKey()
    const first = await packBytes(await packFiles({ log, key, older: [older.line], documents: [] }), key)
    expect((await check(first)).verdict).toBe('valid')
    expect(failing(await check(first, [older.line]))).toMatch(/^key: /)
    expect(failing(await check(first, [key.line], pack.last))).toMatch(/^last-pack: /)
  })
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
    const bytes = await packBytes(await packFiles({ log, key, from, documents }), key)
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
      EXIT_CODES[(await verifyPacks({ packs: [path], keys: [], ...options })).verdict]
    expect(await verdict({ keys: [join(folder, 'keys.txt')], last: checkpoint })).toBe(0)
    expect(await verdict({ keys: [newLogKey().line] })).toBe(1)
    expect(await verdict({})).toBe(2)
  })

  test('says of a file that is not there, or of a key that is none, that it could not verify', async () => {
    await expect(verifyPacks({ packs: [join(folder, 'no.zip')], keys: [] })).rejects.toThrow('no such file')
    await expect(verifyPacks({ packs: [path], keys: ['briefke+00000000+AAAA'] })).rejects.toThrow('not an Ed25519 key')
    await expect(verifyPacks({ packs: [folder], keys: [] })).rejects.toThrow('is no file')
  })
})

const nodeEngineHex = (text: string) => Buffer.from(nodeEngine.sha256(Buffer.from(text))).toString('hex')
