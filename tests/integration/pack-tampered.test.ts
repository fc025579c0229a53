import { beforeAll, describe, expect, test } from 'vitest'
import { checked, failing, goodPack } from '../support/checked-packs.ts'
import { type LogKey, MadeLog, newLogKey, packBytes, packFiles } from '../support/made-packs.ts'
import { mutations } from '../support/pack-mutations.ts'

let pack: Awaited<ReturnType<typeof goodPack>>['pack']
let key: LogKey
let good: Buffer
beforeAll(async () => {
  ;({ pack, key, good } = await goodPack())
})

const check = (bytes: Uint8Array, keys = [key.line], last?: string) => checked(bytes, keys, last)

describe('a pack that was made up to look whole', () => {
  const made = (changed: NonNullable<Parameters<typeof packFiles>[0]['changed']>) =>
    packFiles({ ...pack.made, changed }).then((files) => packBytes(files, key))
  const file = (path: string, content: string) => made({ files: (files) => void files.set(path, content) })
  const without = (path: string) => made({ files: (files) => void files.delete(path) })
  const other = new MadeLog('01938000-0000-7000-8000-00000000000b')
  const purpose = { key: 'bank', name: 'Bank' }

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
      'a proof with another hash in it',
      () =>
        made({
          files: (files) => {
            const name = '07_proofs/documents/issued/INV-00001.pdf.tlog-proof'
            files.set(
              name,
              (files.get(name) ?? '').replace(
                /^(index \d+\n)(.)/m,
                (_, index: string, first: string) => `${index}${first === 'a' ? 'b' : 'a'}`,
              ),
            )
          },
        }),
      /^documents: .*does not lead to the checkpoint/,
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
      'a register that is stated as left out for the purpose',
      () => made({ stated: { purpose, omitted: [{ path: '01_registers/warranties_issued.csv' }] } }),
      /^completeness: It states that “01_registers\/warranties_issued\.csv” is left out, and/,
    ],
    [
      'papers that are stated as left out',
      () => made({ stated: { purpose, omitted: [{ path: '05_documents/issued/' }] } }),
      /^completeness: .*is left out, and “data\/05_documents\/issued\/INV-00001\.pdf” is there/,
    ],
    [
      'a column that is stated as left out',
      () => made({ stated: { purpose, omitted: [{ path: '01_registers/warranties_issued.csv', columns: ['note'] }] } }),
      /^completeness: It states that “note” is left out/,
    ],
    [
      'columns left out of what is no register',
      () => made({ stated: { purpose, omitted: [{ path: '00_cover.pdf', columns: ['amount'] }] } }),
      /^completeness: .*no register of it/,
    ],
    [
      'something left out twice',
      () => made({ stated: { purpose, omitted: [{ path: '04_sample/' }, { path: '04_sample/' }] } }),
      /^completeness: .*twice/,
    ],
    [
      'a purpose without what it leaves out',
      () => made({ stated: { purpose } }),
      /^completeness: It states a purpose without/,
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
      'a document whose proof is held back',
      () =>
        made({
          stated: {
            files: { issued: 2, received: 1, other: 1, proven: 2, unproven: ['issued/INV-00001.pdf', 'kpc/BW1.pdf'] },
          },
          files: (files) => void files.delete('07_proofs/documents/issued/INV-00001.pdf.tlog-proof'),
        }),
      /^continues: .*INV-00001.pdf” has no proof, and entry 11 names it/,
    ],
    [
      'a date that has not come',
      () => made({ stated: { at: '2126-04-01T08:00:00.000Z' } }),
      /^checkpoint: The time in the ZIP/,
    ],
    [
      'a key twice',
      () => made({ files: (files) => void files.set('07_proofs/keys.txt', `${key.line}\n${key.line}\n`) }),
      /^checkpoint: .*twice/,
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
