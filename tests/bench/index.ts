import { bulk } from './bulk.ts'
import { choosing } from './choosing.ts'
import { exceptions } from './exceptions.ts'
import { figures } from './figures.ts'
import { openGround } from './ground.ts'
import { imports } from './imports.ts'
import { inbox } from './inbox.ts'
import { issuing } from './issuing.ts'
import { jsreport } from './jsreport.ts'
import { large } from './large.ts'
import { linting } from './linting.ts'
import { lists } from './lists.ts'
import { log } from './log.ts'
import { type Figure, type Measured, machine, type Size, tell } from './measure.ts'
import { pack } from './pack.ts'
import { preview } from './preview.ts'
import { reconciling } from './reconciling.ts'
import { rendering } from './rendering.ts'
import { sampling } from './sampling.ts'
import { scrolling } from './scrolling.ts'
import { steady } from './steady.ts'

type Benchmark = (ground: Awaited<ReturnType<typeof openGround>>, size: Size) => Promise<readonly (Measured | Figure)[]>
const benchmarks: Readonly<Record<string, Benchmark>> = {
  choosing,
  exceptions,
  linting,
  inbox,
  rendering,
  jsreport,
  large,
  steady,
  issuing,
  bulk,
  preview,
  pack,
  figures,
  imports,
  lists,
  log,
  reconciling,
  sampling,
  scrolling,
}

const words = process.argv.slice(2)
const size: Size = words.includes('--smallest') ? 'smallest' : 'full'
const asked = words.filter((word) => !word.startsWith('--'))
const unknown = asked.filter((name) => !(name in benchmarks))
if (unknown.length > 0) {
  tell(`There is no benchmark ${unknown.join(', ')}. Known are: ${Object.keys(benchmarks).join(', ')}.`)
  process.exit(1)
}

const ground = await openGround()
try {
  const results: (Measured | Figure)[] = []
  for (const [name, run] of Object.entries(benchmarks))
    if (asked.length === 0 || asked.includes(name)) results.push(...(await run(ground, size)))
  console.log(JSON.stringify({ at: new Date().toISOString(), size, machine: machine(), results }, null, 2))
} finally {
  await ground.close()
}
