import { type Statements, statementFile, statementsOf } from './completeness.ts'
import type { countedBag } from './contents.ts'
import {
  documentsOf,
  type ListedDocument,
  measured,
  readAhead,
  refuseChanged,
  type StoredDocument,
} from './documents.ts'
import { addCover, addLists } from './front.ts'
import { bagInfoOf, folderOf, type Making } from './making.ts'
import { omittedOf } from './omitted.ts'
import { planVolumes } from './plan-volumes.ts'
import {
  documentProofs,
  howToVerify,
  PROOFS,
  packSigner,
  proofFiles,
  recordBytes,
  verifyPage,
  withEntries,
} from './proofs.ts'
import { registersOf } from './registers.ts'
import { type BuiltVolume, openVolume } from './volume.ts'

type Counted = ReturnType<typeof countedBag>
const AT_ONCE = 500
/** What is not known before it is written: cover, README and the page that verifies; keys, checkpoints and what stands around files. */
const [FRONT_BYTES, AROUND_BYTES, PER_FILE] = [1_000_000, 64_000, 1_000]

/**
 * Writes the volumes of a pack, one after the other. The first one's lists are written before papers are divided: then it is
 * known how much room they leave, and so how many volumes there are.
 */
export async function writeVolumes(made: Making): Promise<readonly BuiltVolume[]> {
  const { inPage, layout, population } = made
  const registers = registersOf(inPage, population, layout)
  const first = await writeVolume(made, 1, async (counted) => {
    const front = await addLists(made, counted, registers)
    const { plan, statements } = await planOf(made, counted)
    await addPapers(made, counted, { ...placed(plan, 1), registers: front.lists, statements })
    await counted.add('verify.html', [await verifyPage()])
    await counted.add('how-to-verify.md', [await howToVerify()])
    const completeness = statements({ registers: front.lists, documents: plan.flat(), volume: null })
    await addCover(made, counted, { files: front.files, registers, completeness, volumes: plan.length })
    return { count: plan.length, kept: { plan, statements } }
  })
  const { plan, statements } = first.kept
  const built = [first.built]
  for (let number = 2; number <= plan.length; number += 1) {
    const { built: next } = await writeVolume(made, number, async (counted) => {
      await addPapers(made, counted, { ...placed(plan, number), registers: [], statements })
      return { count: plan.length, kept: null }
    })
    built.push(next)
  }
  return built
}

type Plan = readonly (readonly ListedDocument[])[]

function placed(plan: Plan, number: number) {
  return { documents: plan[number - 1] ?? [], volume: plan.length === 1 ? null : { number, count: plan.length } }
}

async function writeVolume<T>(
  made: Making,
  number: number,
  fill: (counted: Counted) => Promise<{ readonly count: number; readonly kept: T }>,
): Promise<{ readonly built: BuiltVolume; readonly kept: T }> {
  const { deps, job, pack, heads } = made
  const { tenantId } = job
  const volume = openVolume(deps.files, { tenantId, folder: folderOf(made, number), at: pack.requested_at })
  try {
    const { count, kept } = await fill(volume.counted)
    return { kept, built: await volume.close(bagInfoOf(made, `${number} of ${count}`), packSigner(deps, heads)) }
  } catch (error) {
    await volume.abandon(error)
    throw error
  }
}

/** Which papers go into which volume, with what each of them has to say of the whole. */
async function planOf(
  made: Making,
  counted: Counted,
): Promise<{ readonly plan: Plan; readonly statements: Statements }> {
  const { deps, job, inPage, pack, company, scheme, layout, population, heads } = made
  const { tenantId } = job
  const documents: ListedDocument[] = []
  for await (const page of pagesOf(documentsOf(inPage, population))) {
    const sized = layout.redacted
      ? page.map((each) => ({ ...each, bytes: 0 }))
      : await measured(deps.files, tenantId, page)
    documents.push(...(await withEntries(inPage, sized, heads)))
  }
  const about = { ...made, tenantId, company: company.legal_name, scheme: scheme.name, omitted: omittedOf(layout) }
  const statements = await statementsOf(inPage, about, documents)
  const stated = statementFile(statements({ registers: [], documents: [], volume: null })).length
  const { bytes, files } = counted.contents()
  const room = {
    megabytes: pack.volume_megabytes,
    each: (await recordBytes(inPage, heads)) + stated + AROUND_BYTES,
    first: bytes + files * PER_FILE + FRONT_BYTES,
  }
  return { plan: planVolumes(documents, room), statements }
}

async function* pagesOf(documents: AsyncIterable<StoredDocument>): AsyncIterable<readonly StoredDocument[]> {
  let page: StoredDocument[] = []
  for await (const document of documents) {
    page.push(document)
    if (page.length < AT_ONCE) continue
    yield page
    page = []
  }
  if (page.length > 0) yield page
}

type Share = Omit<Parameters<Statements>[0], 'documents'> & {
  readonly documents: readonly ListedDocument[]
  readonly statements: Statements
}

/** The papers of a volume, and what proves them without us: the log that the pack continues, a proof for each, and what there is. */
async function addPapers(made: Making, counted: Counted, { statements, ...share }: Share): Promise<void> {
  const { deps, job, inPage, layout, heads, step } = made
  const { documents } = share
  if (!layout.redacted)
    for await (const { document, content } of readAhead(deps.files, job.tenantId, documents)) {
      refuseChanged(document, await counted.add(document.path, content))
      await step('Documents')
    }
  for await (const [path, content] of proofFiles(deps, inPage, heads)) await counted.add(path, content)
  await step('Proofs')
  for await (const [path, content] of documentProofs(inPage, documents, heads)) await counted.add(path, [content])
  await step('Proofs')
  await counted.add(`${PROOFS}completeness.json`, [statementFile(statements(share))])
}
