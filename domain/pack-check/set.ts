import { canonicalJson } from '../kernel/canonical.ts'
import type { Completeness } from './completeness.ts'
import { type Engine, PackFault, type Source } from './engine.ts'
import { checkPack, type Held, type PackAnswer, type PackCheck, verdictOf } from './index.ts'
import { documentKinds, type Volume } from './volume.ts'

export type NamedPack = { readonly name: string; readonly source: Source }
export type SetAnswer = Omit<PackAnswer, 'documents'> & {
  /** What was found of each file by itself, in the order in which they were given. */
  readonly volumes: readonly (PackAnswer & { readonly name: string })[]
}

/**
 * Checks a pack in one file, or all that were given of one in several: each by itself, and then whether they are one pack,
 * whole. A volume of another pack, or one that is there twice, is a fault; one that is missing leaves open what it holds.
 */
export async function checkSet(packs: readonly NamedPack[], engine: Engine, held: Held): Promise<SetAnswer> {
  const volumes: (PackAnswer & { readonly name: string })[] = []
  const total = packs.reduce((sum, { source }) => sum + source.size, 0)
  let before = 0
  for (const { name, source } of packs) {
    const from = before
    const look = held.look && ((done: number) => held.look?.(from + done, total))
    volumes.push({ name, ...alone(await checkPack(source, engine, { ...held, ...(look && { look }) }), packs.length) })
    before += source.size
  }
  const [first] = volumes
  const checks = volumes.length > 1 && volumes.every(({ verdict }) => verdict !== 'invalid') ? [ofSet(volumes)] : []
  const verdict = verdictOf([...volumes.flatMap((each) => each.checks), ...checks])
  const checkpoint = verdict === 'invalid' ? null : (first?.checkpoint ?? null)
  return { verdict, checks, volumes, stated: first?.stated ?? null, checkpoint }
}

/** Among others, a volume by itself leaves nothing open: the set is looked at afterwards. */
function alone(answer: PackAnswer, packs: number): PackAnswer {
  if (packs === 1) return answer
  const checks = answer.checks.filter(({ name }) => name !== 'volumes')
  return { ...answer, checks, verdict: verdictOf(checks) }
}

function ofSet(answers: SetAnswer['volumes']): PackCheck {
  try {
    const { all, missing } = compared(answers)
    if (missing.length > 0) {
      const says = `Of ${all.length} volumes, ${missing.join(', ')} ${missing.length === 1 ? 'is' : 'are'} missing: what they hold was not looked at.`
      return { name: 'volumes', outcome: 'not-made', says }
    }
    addUp(answers, all)
  } catch (error) {
    if (!(error instanceof Error) || error.name !== 'PackFault') throw error
    return { name: 'volumes', outcome: 'fails', says: error.message }
  }
  const says = `All ${answers.length} volumes are there, each once, of one pack, and together they hold what it states.`
  return { name: 'volumes', outcome: 'holds', says }
}

/** The volumes by their numbers, and the numbers that are missing. */
function compared(answers: SetAnswer['volumes']) {
  const places = new Map<number, string>()
  const [first] = answers
  for (const { name, stated, checkpoint } of answers) {
    if (!first?.stated || !stated?.volume) throw new PackFault(`“${name}” is a pack of its own, no volume of one.`)
    const [wanted, own] = [common(first.stated), common(stated)]
    const other = Object.keys({ ...wanted, ...own }).find((key) => wanted[key] !== own[key])
    if (other !== undefined || checkpoint !== first.checkpoint)
      throw new PackFault(`“${name}” and “${first.name}” are of different packs: see “${other ?? 'checkpoint.txt'}”.`)
    const before = places.get(stated.volume.number)
    if (before !== undefined)
      throw new PackFault(`Volume ${stated.volume.number} is there twice: “${before}” and “${name}”.`)
    places.set(stated.volume.number, name)
  }
  const all = Array.from({ length: first?.stated?.volume?.count ?? 0 }, (_, index) => index + 1)
  return { all, missing: all.filter((number) => !places.has(number)) }
}

/** What every volume of a pack says in the same words. */
function common({
  files: _files,
  registers: _registers,
  withheld,
  volume,
  ...rest
}: Completeness): Record<string, string> {
  const { number: _number, ...set } = volume as Volume
  return Object.fromEntries(
    Object.entries({ ...rest, volume: set, withheld: withheld !== undefined }).map(([key, value]) => [
      key,
      canonicalJson(value),
    ]),
  )
}

function addUp(answers: SetAnswer['volumes'], all: readonly number[]): void {
  const [first] = answers
  for (const kind of documentKinds) {
    const there = answers.reduce((sum, { stated }) => sum + (stated?.files[kind] ?? 0), 0)
    const wanted = first?.stated?.volume?.whole[kind]
    if (there !== wanted)
      throw new PackFault(`The ${all.length} volumes hold ${there} ${kind} files together, and state ${wanted}.`)
  }
  const seen = new Set<string>()
  for (const path of answers.flatMap(({ documents }) => documents)) {
    if (seen.has(path)) throw new PackFault(`“${path}” is in two volumes.`)
    seen.add(path)
  }
}
