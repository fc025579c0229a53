import { createReadStream } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { utf8Text } from '../../domain/evidence-log/bytes.ts'
import { replacesText } from '../../domain/pack-check/completeness.ts'
import { checkpointOf, type PackCheck, readKeys } from '../../domain/pack-check/index.ts'
import { checkSet, type SetAnswer } from '../../domain/pack-check/set.ts'
import { withheldPaper } from '../../domain/pack-check/withheld.ts'
import { fileSource, nodeEngine } from '../pack-check/node-engine.ts'

export type VerifyOptions = {
  /** One ZIP, or all volumes of a pack that has several. */
  readonly packs: readonly string[]
  /** Keys in one line each, or files that hold such lines. */
  readonly keys: readonly string[]
  /** The last pack, or the file of the checkpoint that it ended with. */
  readonly last?: string | undefined
}

/** Checks a pack on this machine alone. Throws in a sentence when a file or a key cannot be read. */
export async function verifyPacks({ packs, keys, last }: VerifyOptions): Promise<SetAnswer> {
  const lines = (await Promise.all(keys.map(keyLines))).flat()
  readKeys(nodeEngine.sha256, lines)
  const held = { keys: lines, last: last === undefined ? undefined : await lastCheckpoint(last) }
  const sources: ReturnType<typeof fileSource>[] = []
  try {
    for (const path of packs) sources.push(fileSource(path))
    const named = sources.map((source, index) => ({ name: basename(packs[index] ?? ''), source }))
    return await checkSet(named, nodeEngine, held)
  } finally {
    for (const source of sources) source.close()
  }
}

/** From a file of its own, or out of the last pack. */
async function lastCheckpoint(path: string): Promise<string> {
  const source = fileSource(path)
  try {
    const start = await source.read(0, Math.min(2, source.size))
    return utf8Text(start) === 'PK' ? await checkpointOf(source) : utf8Text(await readFile(path))
  } finally {
    source.close()
  }
}

async function keyLines(key: string): Promise<readonly string[]> {
  if (/^[^+\s]+\+[0-9a-f]{8}\+\S+$/.test(key)) return [key]
  return utf8Text(await readFile(key)).split('\n')
}

const MARKS = { holds: '✓', fails: '✗', 'not-made': '?' } as const

const line = ({ outcome, says }: PackCheck) => `${MARKS[outcome]} ${says}`

/** What is to be said of a paper that turned up later: a pack that is not valid says nothing of it. */
export async function checkPaper({ verdict, volumes }: SetAnswer, path: string): Promise<PaperAnswer> {
  if (verdict !== 'valid')
    return { outcome: 'not-made', says: 'Your paper was not looked for: the pack itself is not known to be valid.' }
  const { sha256 } = await nodeEngine.measure(createReadStream(path))
  const stated = volumes.flatMap((each) => each.stated ?? [])
  return withheldPaper(stated, sha256)
}
type PaperAnswer = ReturnType<typeof withheldPaper>
export const PAPER_CODES = { holds: 0, fails: 1, 'not-made': 2 } as const

/** The answer in plain words, line by line. */
export function answerLines({ verdict, checks, volumes, stated }: SetAnswer): readonly string[] {
  const about = stated
    ? [
        `${stated.companyName}, ${stated.scheme}, ${stated.label}: ${stated.from} to ${stated.to}`,
        ...(stated.replaces ? [replacesText(stated.replaces)] : []),
        '',
      ]
    : []
  const all = volumes.flatMap((each) => [
    ...(volumes.length > 1 ? [`${each.name}:`] : []),
    ...each.checks.map(line),
    ...(volumes.length > 1 ? [''] : []),
  ])
  const [last] = [...volumes.flatMap((each) => each.checks), ...checks].filter(({ outcome }) => outcome === 'fails')
  const verdicts = {
    valid: 'VALID: nothing in it was changed, and nothing of the log is missing.',
    invalid: `INVALID: ${last?.says ?? ''}`,
    'could-not-verify': 'COULD NOT VERIFY everything: nothing is wrong so far, but not all was checked.',
  }
  return [...about, ...all, ...checks.map(line), '', verdicts[verdict]]
}

export const EXIT_CODES = { valid: 0, invalid: 1, 'could-not-verify': 2 } as const
