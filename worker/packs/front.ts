import { auditorCertificateList } from './auditor-certificates.ts'
import type { BagEntry } from './bag.ts'
import type { Completeness } from './completeness.ts'
import type { countedBag } from './contents.ts'
import { coverFacts } from './cover-facts.ts'
import { governanceOf } from './governance.ts'
import { selectMoved } from './ledger-queries.ts'
import type { Making } from './making.ts'
import { selectQuantities } from './queries.ts'
import { readmeOf } from './readme.ts'
import { type Beside, csvOf, type Register } from './register.ts'
import { samplesOf } from './samples.ts'
import { signedPage } from './signed-page.ts'
import { summaryFacts } from './summary-facts.ts'

type Counted = ReturnType<typeof countedBag>
type Front = {
  /** The files whose hashes the cover names. */
  readonly files: readonly BagEntry[]
  readonly lists: readonly { readonly path: string; readonly rows: number }[]
}
const SUMMARY = '02_reconciliation/annual_summary.pdf'

/** What the first volume has beside papers: registers, the summary, samples and governance. */
export async function addLists(made: Making, counted: Counted, registers: readonly Register[]): Promise<Front> {
  const { inPage, layout, population, step } = made
  const files: BagEntry[] = []
  for (const register of registers) {
    files.push(await counted.addRegister(register, csvOf))
    await step('Registers')
  }
  if (layout.parts.has('summary')) {
    const moved = await inPage((tx) => selectMoved(tx, population))
    const summary = summaryFacts({ ...made, goods: population.goods, moved })
    files.push(await counted.add(SUMMARY, [await signedPage(made, 'audit-summary', summary)]))
    await step('Summary')
  }
  return { files, lists: [...counted.rowsOf(registers), ...(await addBeside(made, counted))] }
}

/** What was drawn of the period's records, and what shows how the company is led; tells the rows of each list. */
async function addBeside({ deps, job, inPage, layout, population }: Making, counted: Counted) {
  const lists: { readonly path: string; readonly rows: number }[] = []
  const lasting: readonly (readonly [boolean, AsyncIterable<Beside>])[] = [
    [layout.parts.has('samples'), samplesOf(inPage, population)],
    [layout.papers.has('auditor-certificates') && !layout.redacted, auditorCertificateList(inPage, population)],
    [
      layout.parts.has('governance'),
      governanceOf(inPage, population, (sha256) => deps.files.read(job.tenantId, sha256)),
    ],
  ]
  for (const files of lasting.flatMap(([isIn, each]) => (isIn ? [each] : [])))
    for await (const { path, content, rows } of files) {
      if (rows !== null) lists.push({ path, rows })
      await counted.add(path, content)
    }
  return lists
}

type Closing = Pick<Front, 'files'> & {
  readonly registers: readonly Register[]
  /** Of the whole pack, whatever stands in this volume. */
  readonly completeness: Completeness
  readonly volumes: number
}

/** The README, and at last the cover, which names the hashes of what came before. */
export async function addCover(made: Making, counted: Counted, { files, registers, completeness, volumes }: Closing) {
  const { deps, inPage, pack, company, scheme, layout, population, counts } = made
  const about = { company: company.legal_name, label: pack.label, from: pack.period_from, to: pack.period_to }
  const whom = { layout, omitted: completeness.omitted, volumes }
  const scope = { scheme: scheme.name, at: pack.requested_at, timeZone: company.time_zone, elsewhere: counts.elsewhere }
  const readme = readmeOf({ ...about, ...whom, ...scope }, registers)
  const named = [...files, await counted.add('README.txt', [Buffer.from(readme)])]
  const quantities = await inPage((tx) => selectQuantities(tx, population))
  const { sandbox } = deps.printer
  const { goods } = population
  const facts = coverFacts({ ...made, completeness, volumes, goods, quantities, registers: named, sandbox })
  await counted.add('00_cover.pdf', [await signedPage(made, 'audit-cover', facts)])
}
