import { checkPack, type PackAnswer } from '../../domain/pack-check/index.ts'
import { bytesSource, nodeEngine } from '../../worker/pack-check/node-engine.ts'
import { newLogKey, packBytes, secondPack } from './made-packs.ts'

/** A pack that nobody touched, with the key of its log and what it was made of. */
export async function goodPack() {
  const key = newLogKey()
  const pack = await secondPack(key)
  return { key, pack, good: await packBytes(pack.files, key) }
}

/** What the verifier answers to whoever holds these keys, and this checkpoint of the last pack. */
export function checked(bytes: Uint8Array, keys: readonly string[], last?: string): Promise<PackAnswer> {
  return checkPack(bytesSource(bytes), nodeEngine, { keys, last })
}

/** The first check that fails, in words; the verdict when none does. */
export function failing({ verdict, checks }: PackAnswer): string {
  const [first] = checks.filter(({ outcome }) => outcome === 'fails')
  return first ? `${first.name}: ${first.says}` : verdict
}
