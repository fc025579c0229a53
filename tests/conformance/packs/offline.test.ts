import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newLogKey, packBytes, packFiles, secondPack } from '../../support/made-packs.ts'

const folder = mkdtempSync(join(tmpdir(), 'briefke-offline-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const path = (name: string) => join(folder, name)
const key = newLogKey()
// A network of its own, in which there is nothing; where the host gives none away, the test says so by not running.
const fenced = ['unshare', '-n', '-r', '--'] as const
const there = spawnSync(fenced[0], [...fenced.slice(1), 'true']).status === 0

beforeAll(async () => {
  const { files, made } = await secondPack(key)
  writeFileSync(path('redacted.zip'), await packBytes(await packFiles({ ...made, withholds: true }), key))
  writeFileSync(path('paper.pdf'), '%PDF-1.7 issued/INV-00001.pdf\n')
  writeFileSync(path('good.zip'), await packBytes(files, key))
  writeFileSync(
    path('forged.zip'),
    await packBytes(new Map(files).set('05_documents/kpc/BW1.pdf', 'other'), newLogKey()),
  )
  writeFileSync(path('keys.txt'), `${key.line}\n`)
})

test.skipIf(!there)('the command verifies without a network, in plain words, and its exit code is the verdict', () => {
  const verify = (...args: readonly string[]) => {
    const command = [process.execPath, 'bin/briefke.js', 'verify', ...args]
    const { status, stdout, stderr } = spawnSync(fenced[0], [...fenced.slice(1), ...command], { encoding: 'utf8' })
    return { status, says: stdout + stderr }
  }
  expect(verify(path('good.zip'), '--key', path('keys.txt'))).toMatchObject({
    status: 0,
    says: expect.stringMatching(
      /Scheldt Diamonds NV, a scheme, 2026-Q1[\s\S]*✓ The ZIP is whole[\s\S]*VALID: nothing in it was changed/,
    ),
  })
  expect(verify(path('forged.zip'), '--key', path('keys.txt'))).toMatchObject({
    status: 1,
    says: expect.stringMatching(/✗ No key that is known here signed it[\s\S]*INVALID/),
  })
  const redacted = (paper: string) => verify(path('redacted.zip'), '--key', path('keys.txt'), '--paper', path(paper))
  expect(redacted('paper.pdf')).toMatchObject({
    status: 0,
    says: expect.stringContaining('Your paper is “issued/INV-00001.pdf”, the very one that the log names.'),
  })
  expect(redacted('keys.txt')).toMatchObject({ status: 1, says: expect.stringContaining('is none of those') })
  expect(redacted('nothing.pdf')).toMatchObject({ status: 2, says: expect.stringContaining('COULD NOT VERIFY') })
  expect(verify(path('good.zip'))).toMatchObject({ status: 2, says: expect.stringContaining('COULD NOT VERIFY') })
  expect(verify(path('nothing.zip'))).toMatchObject({ status: 2, says: expect.stringContaining('no such file') })
  expect(verify()).toMatchObject({ status: 2, says: expect.stringContaining('briefke.js verify PACK.zip') })
})
