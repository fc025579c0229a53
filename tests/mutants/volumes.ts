import { integration, type Mutant } from './mutant.ts'

const check = (what: string, file: string, from: string, to: string): Mutant => ({
  ...{ control: 'pack-check', what, file: `domain/pack-check/${file}.ts`, from, to },
  test: integration('pack-volumes'),
})

/** Controls of packs in several volumes: a part never passes for the whole, and no other pack for a part. */
const checkedVolumes: readonly Mutant[] = [
  check('one volume passes for the pack', 'index', 'if (stated.volume) run', 'if (!stated.volume) run'),
  check('a volume may be missing', 'set', 'if (missing.length > 0)', 'if (missing.length < 0)'),
  check('a volume may be there twice', 'set', 'if (before !== undefined)', "if (before === '')"),
  check(
    'volumes of two packs pass for one',
    'set',
    'if (other !== undefined || checkpoint !== first.checkpoint)',
    'if (checkpoint !== first.checkpoint)',
  ),
  check('volumes need not add up', 'set', 'if (there !== wanted)', 'if (there === -1)'),
  check('a paper may be in two volumes', 'set', 'if (seen.has(path))', "if (path === '')"),
  check('a bag may call itself another volume', 'volume', 'if (inBag !== bagCount)', "if (inBag === '')"),
]

const split = (what: string, file: string, from: string, to: string): Mutant => ({
  ...{ control: 'volumes', what, file, from, to },
  test: integration('pack-in-volumes'),
})

/** Controls of how volumes are written, kept and taken. */
const writtenVolumes: readonly Mutant[] = [
  split(
    'a volume is added to a built pack',
    'db/migrations/20261128T2330Z-pack-volumes.ts',
    "p.id = pack_id and p.status <> 'ready'",
    'p.id = pack_id',
  ),
  split(
    'the log names the first volume alone',
    'domain/audit-packs/rules.ts',
    'volumes.map(({ number, sha256 }) => [',
    'volumes.slice(0, 1).map(({ number, sha256 }) => [',
  ),
  split(
    'whoever takes one volume gets the first',
    'domain/audit-packs/download-pack.ts',
    'number === download?.volume',
    'number === 1',
  ),
  split(
    'volumes are as large as they become',
    'worker/packs/plan-volumes.ts',
    'takes > left && !isEmpty',
    'takes < 0 && !isEmpty',
  ),
]

/** Controls of packs in several volumes. */
export const volumeMutants: readonly Mutant[] = [...checkedVolumes, ...writtenVolumes]
