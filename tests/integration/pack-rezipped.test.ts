import { beforeAll, describe, expect, test } from 'vitest'
import { checked, failing, goodPack } from '../support/checked-packs.ts'
import { type LogKey, newLogKey, packBytes } from '../support/made-packs.ts'
import { byAnotherProgram, noteIn, rezip, withChecksum, withGap } from '../support/rezip.ts'

let pack: Awaited<ReturnType<typeof goodPack>>['pack']
let key: LogKey
let good: Buffer
beforeAll(async () => {
  ;({ pack, key, good } = await goodPack())
})

describe('a pack that was put together anew', () => {
  const changed = (name: string, content: (before: Buffer) => Buffer) => () =>
    rezip(good, (files) => files.map(([each, before]) => [each, each.endsWith(name) ? content(before) : before]))
  const paths = (path: string) => `Scheldt-2026-Q1/data/${path}`

  test.each<[string, () => Promise<Buffer>, RegExp]>([
    [
      'with a file that its manifest does not know in these words',
      changed('00_cover.pdf', () => Buffer.from('%PDF-1.7 the COVER\n')),
      /^hashes: “data\/00_cover\.pdf” was changed/,
    ],
    [
      'with a longer file',
      changed('00_cover.pdf', (before) => Buffer.concat([before, Buffer.from('more')])),
      /^bag: .*counts/,
    ],
    [
      'with a file more',
      () => rezip(good, (files) => [...files, [paths('more.txt'), Buffer.from('more')]]),
      /^bag: .*counts/,
    ],
    [
      'with an empty file in the place of another',
      () =>
        rezip(good, (files) =>
          files.map(([name, content]) =>
            name.endsWith('BW1.pdf') ? [paths('05_documents/kpc/BW2.pdf'), content] : [name, content],
          ),
        ),
      /^hashes: .*BW2\.pdf” is in no manifest/,
    ],
    [
      'with a file less',
      () => rezip(good, (files) => files.filter(([name]) => !name.endsWith('BW1.pdf'))),
      /^bag: .*counts/,
    ],
    ['with a file twice', () => rezip(good, (files) => [...files, files[0] ?? ['', Buffer.of()]]), /^zip: .*twice/],
    [
      'with a file once more in other letters',
      () => rezip(good, (files) => [...files, [paths('00_COVER.pdf'), Buffer.of()]]),
      /^zip: .*other letters/,
    ],
    [
      'with a file that is the folder of another',
      () => rezip(good, (files) => [...files, [paths('07_proofs'), Buffer.of()]]),
      /^zip: .*a file and a folder/,
    ],
    [
      'with a file outside of its folder',
      () => rezip(good, (files) => [...files, ['elsewhere.txt', Buffer.of()]]),
      /^bag: .*one folder/,
    ],
    [
      'with a tag file that no bag has',
      () => rezip(good, (files) => [...files, ['Scheldt-2026-Q1/fetch.txt', Buffer.of()]]),
      /^bag: “fetch\.txt”/,
    ],
    [
      'with another declaration',
      changed('bagit.txt', () => Buffer.from('BagIt-Version: 0.97\nTag-File-Character-Encoding: UTF-8\n')),
      /^bag: .*declaration/,
    ],
    [
      'and signed by somebody else',
      () => packBytes(pack.files, newLogKey()),
      /^checkpoint: No key that is known here signed it/,
    ],
    [
      'with the signature of another pack',
      () => packBytes(new Map(pack.files).set('00_cover.pdf', '%PDF-1.7 another'), key, { note: noteIn(good) }),
      /^checkpoint: .*signs another pack/,
    ],
    ['with bytes between its files', async () => withGap(good), /^zip: .*belong to no file/],
    ['with another checksum for a file', async () => withChecksum(good), /^hashes: .*checksum/],
    ['by another program', byAnotherProgram, /^zip: .*made anew/],
    ['of nothing', async () => Buffer.from('PK\u0005\u0006'.padEnd(22, '\0'), 'latin1'), /^bag: /],
  ])('%s', async (_what, make, says) => {
    expect(failing(await checked(await make(), [key.line]))).toMatch(says)
  })
})
