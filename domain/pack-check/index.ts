import type { Sha256 } from '../evidence-log/bytes.ts'
import { type NoteKey, readNoteKey } from '../evidence-log/note.ts'
import { zipTime } from '../kernel/zip-time.ts'
import { checkHashes, readBag } from './bag.ts'
import { COMPLETENESS, type Completeness, checkCompleteness, documentsOf, readCompleteness } from './completeness.ts'
import { type Engine, PackFault, type Source } from './engine.ts'
import { purposeText } from './omitted.ts'
import { checkContinuation, checkDocuments, isSignedBy, readHead } from './proofs.ts'
import { aloneText } from './volume.ts'
import { redactedText } from './withheld.ts'
import { readZip, textOf } from './zip.ts'

export const packChecks = [
  ...(['zip', 'bag', 'hashes', 'checkpoint', 'key', 'continues', 'documents', 'completeness'] as const),
  ...(['volumes', 'last-pack'] as const),
] as const
export type PackCheckName = (typeof packChecks)[number]
export type PackCheck = {
  readonly name: PackCheckName
  readonly outcome: 'holds' | 'fails' | 'not-made'
  readonly says: string
}
export type PackVerdict = 'valid' | 'invalid' | 'could-not-verify'
export type PackAnswer = {
  readonly verdict: PackVerdict
  readonly checks: readonly PackCheck[]
  /** What the pack says of itself; null when it did not get so far. Only to be believed when the verdict is valid. */
  readonly stated: Completeness | null
  /** The checkpoint to hold the next pack against; null unless it holds. */
  readonly checkpoint: string | null
  /** The papers that it holds or withholds, by their path in `data/05_documents`; none when it did not get so far. */
  readonly documents: readonly string[]
}

export type Held = {
  /** Public keys that the reader has from elsewhere, each in one line. */
  readonly keys: readonly string[]
  /** The checkpoint that the last pack ended with, when the reader has it. */
  readonly last?: string | undefined
  readonly look?: (done: number, total: number) => void
  /** What the reader's own clock says; a pack of later is none. */
  readonly now?: Date
}

const HOLDS: Readonly<Record<PackCheckName, string>> = {
  zip: 'The ZIP is whole, and every byte of it is where it belongs.',
  bag: 'It is a BagIt bag, and counts its files right.',
  hashes: 'Every file has the hash that the manifests list; none is missing, none was added.',
  checkpoint: 'The pack as a whole, and the head of the company’s log in it, are signed by a key that the pack names.',
  key: 'That key is the one that you hold.',
  continues: 'The log’s entries lead from the checkpoint before to this one, all of them, and all are of this company.',
  documents: 'Every document is the very file that the log names, but for those that are listed as unproven.',
  completeness: 'Registers, files and numbers are as many as the pack states.',
  volumes: 'All volumes are there.',
  'last-pack': 'It continues the very checkpoint that you hold of the last pack.',
}

/**
 * Checks an audit pack as docs/packs.md says, without a network and without us. A check that fails ends it; what was not
 * checked never looks like what holds (META-2).
 */
export async function checkPack(source: Source, engine: Engine, held: Held): Promise<PackAnswer> {
  const run = new Run()
  const looking = { source, engine }
  const zip = await run.check('zip', () => readZip(source))
  const bag = zip && (await run.check('bag', () => readBag(source, zip.entries)))
  const hashes = bag && (await run.check('hashes', () => checkHashes(source, bag, { engine, look: held.look })))
  if (!zip || !bag || !hashes) return run.answer()
  const found = await run.check('checkpoint', async () => {
    const entry = bag.files.get(COMPLETENESS)
    if (!entry) throw new PackFault('“07_proofs/completeness.json” is missing.')
    const stated = readCompleteness(await textOf(source, entry, 50_000_000))
    run.stated = stated
    refuseTime(stated, zip.time, held.now ?? new Date())
    return { stated, head: await readHead({ ...looking, bag }, stated, hashes) }
  })
  if (!found) return run.answer()
  const { stated, head } = found
  const keys = readKeys(engine.sha256, held.keys)
  if (keys.length === 0)
    run.notMade('key', 'Whose key it is was not checked: give the key that you have from your association or its site.')
  else
    await run.check('key', async () => {
      if (!isSignedBy(head, keys)) throw new PackFault('The pack is signed by another key than yours.')
      return true
    })
  const previous = await run.check('continues', async () => ({
    note: await checkContinuation({ ...looking, bag }, stated, { head, hashes }),
  }))
  await run.check('documents', () => checkDocuments({ ...looking, bag }, stated, { head, hashes }).then(() => true))
  await run.check(
    'completeness',
    () => checkCompleteness(source, bag, stated).then(() => true),
    [HOLDS.completeness, purposeText(stated), redactedText(stated)].filter((each) => each !== null).join(' '),
  )
  if (stated.volume) run.notMade('volumes', aloneText(stated.volume))
  if (held.last !== undefined)
    await run.check('last-pack', async () => {
      if (previous?.note !== held.last)
        throw new PackFault('It continues another checkpoint than the one that you hold.')
      return true
    })
  return run.answer(head.note, stated.withheld?.map(({ path }) => path) ?? documentsOf(bag))
}

const DAY_MS = 86_400_000

/** A pack is as old as its ZIP, and not of tomorrow: a day's grace is for a reader's clock that is behind. */
function refuseTime({ at }: Completeness, time: number, now: Date): void {
  const made = new Date(at)
  if (zipTime(made) !== time) throw new PackFault('The time in the ZIP is not the one that the pack states.')
  if (made.getTime() > now.getTime() + DAY_MS)
    throw new PackFault(`It states that it was made on ${at}, which has not come yet.`)
}

/** The checkpoint that a pack ends with, to hold the next one against; nothing of the pack is checked. */
export async function checkpointOf(source: Source): Promise<string> {
  const { entries } = await readZip(source)
  const found = entries.find(({ name }) => name.endsWith('/data/07_proofs/checkpoint.txt'))
  if (!found) throw new PackFault('It holds no checkpoint.')
  return textOf(source, found, 1_000_000)
}

/** The keys that a reader holds. Refuses, in a sentence, what is none. */
export function readKeys(sha256: Sha256, lines: readonly string[]): readonly NoteKey[] {
  return lines.map((line) => line.trim()).flatMap((line) => (line === '' ? [] : [readNoteKey(sha256, line)]))
}

class Run {
  readonly checks: PackCheck[] = []
  stated: Completeness | null = null
  private failed = false

  /** Makes a check unless one failed before. A fault is an answer; anything else is an error of ours, or of the machine. */
  async check<T>(name: PackCheckName, work: () => Promise<T>, says = HOLDS[name]): Promise<T | null> {
    if (this.failed) return null
    try {
      const result = await work()
      this.checks.push({ name, outcome: 'holds', says })
      return result
    } catch (error) {
      if (!(error instanceof Error) || !['PackFault', 'ProofError'].includes(error.name)) throw error
      this.failed = true
      this.checks.push({ name, outcome: 'fails', says: error.message })
      return null
    }
  }

  notMade(name: PackCheckName, says: string): void {
    if (!this.failed) this.checks.push({ name, outcome: 'not-made', says })
  }

  answer(checkpoint: string | null = null, documents: readonly string[] = []): PackAnswer {
    const { checks, stated, failed } = this
    return { verdict: verdictOf(checks), checks, stated, checkpoint: failed ? null : checkpoint, documents }
  }
}

/** What follows of all checks: one that fails decides; one that was not made, or none at all, leaves it open. */
export function verdictOf(checks: readonly PackCheck[]): PackVerdict {
  if (checks.some(({ outcome }) => outcome === 'fails')) return 'invalid'
  return checks.length === 0 || checks.some(({ outcome }) => outcome === 'not-made') ? 'could-not-verify' : 'valid'
}
