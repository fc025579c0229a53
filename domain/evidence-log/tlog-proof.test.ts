import { createHash, generateKeyPairSync, sign as signBytes } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ProofError, utf8Bytes, utf8Text } from './bytes.ts'
import { checkpointText, readCheckpoint, verifyCheckpoint } from './checkpoint.ts'
import { formatNoteKey, noteKey, readNoteKey, signNote, verifyNote } from './note.ts'
import { formatTlogProof, readTlogProof, verifyTlogProof } from './tlog-proof.ts'
import { foldNodes, inclusionPath, leafHash, nodeHash } from './tree.ts'

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest()
const origin = 'log.example/one'

function newKey(name: string) {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519')
  const key = noteKey(sha256, name, publicKey.export({ format: 'der', type: 'spki' }).subarray(-32))
  return { key, sign: async (data: Uint8Array) => signBytes(null, data, privateKey) }
}
const { key, sign } = newKey(origin)

const leaves = Array.from({ length: 5 }, (_, at) => leafHash(sha256, utf8Bytes(`entry ${at}`)))
const hashOf = (level: number, index: number): Uint8Array =>
  level === 0
    ? (leaves[index] ?? new Uint8Array())
    : nodeHash(sha256, hashOf(level - 1, index * 2), hashOf(level - 1, index * 2 + 1))
const root = nodeHash(sha256, hashOf(2, 0), hashOf(0, 4))
const head = { origin, size: 5n, root }
const proof = inclusionPath(2n, 5n).map((nodes) =>
  foldNodes(
    sha256,
    nodes.map(({ level, index }) => hashOf(level, Number(index))),
  ),
)
const leaf = hashOf(0, 2)
const file = async () =>
  formatTlogProof({ index: 2n, proof, checkpoint: await signNote(checkpointText(head), key, sign) })
const refusal = (reading: Promise<unknown>) =>
  reading.then(
    () => 'valid',
    (error: Error) => `${error.name}: ${error.message}`,
  )

describe('a signed note', () => {
  test('by a key of another maker of such notes is read and verified', async () => {
    const known = readNoteKey(sha256, 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW')
    const text =
      'If you think cryptography is the answer to your problem,\nthen you don’t know what your problem is.\n'.replace(
        '’',
        "'",
      )
    const note = `${text}\n— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n`
    expect(await verifyNote(note, [known])).toEqual({ text, by: [known] })
    expect(await refusal(verifyNote(note.replace('you', 'they'), [known]))).toContain('is wrong')
  })

  test('may be signed by others too, whom nobody here knows', async () => {
    const other = newKey('witness.example')
    const note = await signNote('One\n\ntwo\n', key, sign)
    const second = await signNote('One\n\ntwo\n', other.key, other.sign)
    const both = note + second.slice(second.indexOf('— '))
    expect((await verifyNote(both, [key])).text).toBe('One\n\ntwo\n')
    expect((await verifyNote(both, [other.key, key])).by).toEqual([key, other.key])
    expect(await refusal(verifyNote(second, [key]))).toContain('No key that is known here')
  })

  test('is refused when it is not written as the standard says', async () => {
    const note = await signNote('One\n', key, sign)
    const wrong = [
      '',
      'One\n',
      note.slice(0, -1),
      `${note}\n`,
      `${note}x`,
      note.replace('One', 'O\tne'),
      `${note}${note}`,
    ]
    wrong.push(
      note.replace('— ', '- '),
      note.replace('=\n', '\n'),
      note.replace(/\n$/, ' \n'),
      `${note}${note.split('\n').at(-2)}\n`,
    )
    wrong.push(note.replace(origin, `${origin}+`), note.replace('One', '\ud800'), note.replace('\n\n', '\r\n\r\n'))
    for (const each of wrong) expect(await refusal(verifyNote(each, [key]))).toMatch(/^ProofError/)
  })

  test('names its key by an id that no other key can take on', () => {
    const line = formatNoteKey(key)
    expect(readNoteKey(sha256, line)).toEqual({ ...key, publicKey: Uint8Array.from(key.publicKey) })
    expect(() => readNoteKey(sha256, line.replace(key.id, '00000000'))).toThrow('has the id')
    expect(() => readNoteKey(sha256, `${line}A`)).toThrow(ProofError)
    expect(() => readNoteKey(sha256, '')).toThrow(ProofError)
    expect(() => noteKey(sha256, 'two words', key.publicKey)).toThrow('no key')
  })
})

describe('a checkpoint', () => {
  test('is read as it was written, whichever of the log’s keys signed it', async () => {
    const next = newKey(origin)
    const note = await signNote(checkpointText(head), next.key, next.sign)
    expect(await verifyCheckpoint(note, origin, [key, next.key])).toEqual({ ...head, root: Uint8Array.from(root) })
    expect(await refusal(verifyCheckpoint(note, origin, [key]))).toContain('No key')
  })

  test('of another log is refused, though the same key signed it', async () => {
    const other = { ...head, origin: 'log.example/two' }
    const note = await signNote(checkpointText(other), noteKey(sha256, 'log.example/two', key.publicKey), sign)
    expect(await refusal(verifyCheckpoint(note, origin, [key]))).toContain('No key')
    const disguised = await signNote(checkpointText(other), key, sign)
    expect(await refusal(verifyCheckpoint(disguised, origin, [key]))).toContain('not of “log.example/one”')
  })

  test('with a size or root that is none is refused', async () => {
    const text = checkpointText(head)
    for (const wrong of [
      text.replace('\n5\n', '\n05\n'),
      text.replace('\n5\n', '\n-5\n'),
      text.replace('\n5\n', '\n18446744073709551616\n'),
    ])
      expect(() => readCheckpoint(`${wrong}\n— x AAAAAAA=\n`)).toThrow('no number of entries')
    expect(() => readCheckpoint(`${origin}\n5\nAAAA\n\n— x AAAAAAA=\n`)).toThrow('no SHA-256')
    expect(() => readCheckpoint(`\n5\nAAAA\n\n— x AAAAAAA=\n`)).toThrow('of which log')
  })
})

describe('the file of a proof', () => {
  test('is read as it was written, with what stands beside it', async () => {
    const text = await file()
    expect(text.split('\n').slice(0, 2)).toEqual(['c2sp.org/tlog-proof@v1', 'index 2'])
    expect(await verifyTlogProof(sha256, text, { leaf, origin, keys: [key] })).toMatchObject({
      index: 2n,
      checkpoint: { size: 5n },
    })
    const checkpoint = readTlogProof(text).checkpoint
    const beside = formatTlogProof({ index: 2n, proof, checkpoint, extra: Uint8Array.of(1, 2) })
    expect(readTlogProof(beside).extra).toEqual(Uint8Array.of(1, 2))
    expect(await refusal(verifyTlogProof(sha256, beside, { leaf, origin, keys: [key] }))).toBe('valid')
  })

  test('with any single bit changed never proves anything', async () => {
    const bytes = utf8Bytes(await file())
    for (let bit = 0; bit < bytes.length * 8; bit += 1) {
      const changed = bytes.map((byte, at) => (at === bit >> 3 ? byte ^ (1 << (bit & 7)) : byte))
      const told = await refusal(
        Promise.resolve().then(() => verifyTlogProof(sha256, utf8Text(changed), { leaf, origin, keys: [key] })),
      )
      expect(told, `bit ${bit}`).toMatch(/^ProofError: /)
    }
  })

  test('proves no other leaf and no other place, and refuses what was cut or added', async () => {
    const text = await file()
    const wrong = [
      text.slice(0, -2),
      `${text}x`,
      `${text}\n`,
      text.replace('index 2', 'index 3'),
      text.replace('index 2', 'index 02'),
    ]
    wrong.push(
      text.replace('index 2\n', ''),
      text.replace('@v1', '@v2'),
      text.replace('index 2', 'index 2\n'),
      `\n${text}`,
    )
    for (const each of wrong)
      expect(await refusal(verifyTlogProof(sha256, each, { leaf, origin, keys: [key] }))).toMatch(/^ProofError/)
    expect(await refusal(verifyTlogProof(sha256, text, { leaf: hashOf(0, 3), origin, keys: [key] }))).toContain(
      'does not lead',
    )
  })

  test('is never anything but read or refused, whatever is in it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        expect(() => readTlogProof(`c2sp.org/tlog-proof@v1\n${text}`)).toThrow(ProofError)
      }),
    )
  })
})
