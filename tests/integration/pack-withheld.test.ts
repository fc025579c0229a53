import { beforeAll, describe, expect, test } from 'vitest'
import { sha256 } from '../../domain/kernel/sha256.ts'
import { withheldPaper } from '../../domain/pack-check/withheld.ts'
import { checked, failing, goodPack } from '../support/checked-packs.ts'
import { type LogKey, newLogKey, packBytes, packFiles } from '../support/made-packs.ts'
import { noteIn } from '../support/rezip.ts'

let pack: Awaited<ReturnType<typeof goodPack>>['pack']
let key: LogKey
let good: Buffer
beforeAll(async () => {
  ;({ pack, key, good } = await goodPack())
})

const check = (bytes: Uint8Array) => checked(bytes, [key.line])

describe('a redacted pack', () => {
  const made = (changed: NonNullable<Parameters<typeof packFiles>[0]['changed']> = {}) =>
    packFiles({ ...pack.made, withholds: true, changed }).then((files) => packBytes(files, key))
  const proofOf = (path: string) => `07_proofs/documents/${path}.tlog-proof`
  const stated = async () => {
    const files = await packFiles({ ...pack.made, withholds: true })
    return JSON.parse(files.get('07_proofs/completeness.json') ?? '') as {
      withheld: { path: string; sha256: string }[]
      files: object
    }
  }

  test('is valid without its papers, and says so', async () => {
    const answer = await check(await made())
    expect(answer.verdict).toBe('valid')
    expect(answer.checks.find(({ name }) => name === 'completeness')?.says).toContain(
      'It is redacted: 4 papers are withheld',
    )
  })

  test.each<[string, () => Promise<Buffer>, RegExp]>([
    [
      'the proof of a withheld paper less',
      () => made({ files: (files) => void files.delete(proofOf('issued/INV-00001.pdf')) }),
      /^documents: “05_documents\/issued\/INV-00001\.pdf” has no proof/,
    ],
    [
      'two proofs swapped',
      () =>
        made({
          files: (files) => {
            const [a, b] = [proofOf('issued/INV-00001.pdf'), proofOf('issued/INV-00002.pdf')]
            const [one, two] = [files.get(a) ?? '', files.get(b) ?? '']
            files.set(a, two).set(b, one)
          },
        }),
      /^documents: .*another file than the one that the log names/,
    ],
    [
      'a withheld paper with another hash',
      async () => {
        const { withheld } = await stated()
        const [first, ...rest] = withheld
        return made({ stated: { withheld: [{ ...first, sha256: 'a'.repeat(64) }, ...rest] } })
      },
      /^documents: .*another file than the one that the log names/,
    ],
    [
      'a withheld paper and its proof less',
      async () => {
        const { withheld } = await stated()
        return made({
          stated: { withheld: withheld.slice(1) },
          files: (files) => void files.delete(proofOf(withheld[0]?.path ?? '')),
        })
      },
      /^documents: It states 3 proven files, and 2/,
    ],
    [
      'a withheld paper whose proof is held back',
      async () => {
        const { files } = await stated()
        return made({
          stated: { files: { ...files, proven: 2, unproven: ['issued/INV-00001.pdf', 'kpc/BW1.pdf'] } },
          files: (all) => void all.delete(proofOf('issued/INV-00001.pdf')),
        })
      },
      /^continues: .*INV-00001\.pdf” has no proof, and entry 11 names it/,
    ],
    [
      'a paper withheld twice',
      async () => {
        const { withheld } = await stated()
        return made({ stated: { withheld: [...withheld, withheld[0]] } })
      },
      /^continues: It withholds a paper twice/,
    ],
    [
      'a paper that lies in it all the same',
      () => made({ files: (files) => void files.set('05_documents/issued/INV-00001.pdf', '%PDF-1.7 issued') }),
      /^continues: It withholds papers, and “05_documents\/issued\/INV-00001\.pdf” is there/,
    ],
    [
      'papers counted as there that are withheld',
      async () => {
        const { files } = await stated()
        return made({ stated: { files: { ...files, issued: 2 } } })
      },
      /^completeness: It states 2 issued files, and 0/,
    ],
  ])('with %s is not valid', async (_, forged, says) => {
    expect(failing(await check(await forged()))).toMatch(says)
  })

  test('is asked whether a paper that turned up is one of its own', async () => {
    const { stated: says } = await check(await made())
    const asked = (content: string) => says && withheldPaper([says], sha256(content))
    expect(asked('%PDF-1.7 issued/INV-00001.pdf\n')).toMatchObject({
      outcome: 'holds',
      says: 'Your paper is “issued/INV-00001.pdf”, the very one that the log names.',
    })
    expect(asked('%PDF-1.7 kpc/BW1.pdf\n')?.outcome).toBe('not-made')
    expect(asked('%PDF-1.7 another\n')?.outcome).toBe('fails')
    const { stated: whole } = await check(good)
    expect(whole && withheldPaper([whole], sha256('%PDF-1.7 issued/INV-00001.pdf\n')).outcome).toBe('not-made')
  })

  test('is not made of a whole one by whoever has not the log’s key', async () => {
    const files = await packFiles({ ...pack.made, withholds: true })
    const whole = noteIn(good)
    expect(failing(await check(await packBytes(files, key, { note: whole })))).toMatch(
      /^checkpoint: .*signs another pack/,
    )
    const other = newLogKey(key.key.name)
    expect(failing(await check(await packBytes(files, other)))).toMatch(/^checkpoint: /)
  })
})
