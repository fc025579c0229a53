import { integration, type Mutant } from './mutant.ts'

const WORKBENCH = integration('workbench')
const SAMPLING = 'domain/workbench/sampling/sampling.test.ts'
const mutant = (what: string, file: string, from: string, to: string, test = WORKBENCH): Mutant => ({
  ...{ control: 'EVD-5', what, file, from, to, test },
})

/** What an auditor draws must be what was there, and what anybody else would draw. */
export const workbenchMutants: readonly Mutant[] = [
  {
    ...mutant(
      'an auditor reads the populations of another engagement',
      'domain/workbench/queries.ts',
      ".where('engagement_id', '=', engagement)",
      ".where('engagement_id', 'is not', null)",
    ),
    control: 'ISO-3',
  },
  {
    ...mutant(
      'an auditor reads the samples of another engagement',
      'domain/workbench/sample-queries.ts',
      ".where('p.engagement_id', '=', engagement)",
      ".where('p.engagement_id', 'is not', null)",
    ),
    control: 'ISO-3',
  },
  mutant(
    'a population reaches beyond the days of the engagement',
    'domain/workbench/populations.ts',
    'if (from < engagement.from) throw',
    'if (from > engagement.to) throw',
  ),
  mutant(
    'a population that was changed in the database is read as it was frozen',
    'domain/workbench/populations.ts',
    'return (await hashOf(tx, id)) === sha256',
    "return (await hashOf(tx, id)) !== ''",
  ),
  mutant(
    'the role that runs the product may change a frozen population',
    'db/migrations/20261128T2000Z-workbench.ts',
    "await isolateByTenant(db, 'audit_population_item')",
    "await isolateByTenant(db, 'audit_population_item', { update: ['carats'], remove: true })",
  ),
  mutant(
    'an item that was replaced is replaced again',
    'domain/workbench/results.ts',
    "if (result === 'not-applicable' && !replaced.has(position))",
    "if (result === 'not-applicable')",
    integration('workbench-results'),
  ),
  mutant(
    'from what was chosen the whole is projected',
    'domain/workbench/projection.ts',
    "if (plan.method === 'targeted') return null",
    "if (plan.method === 'targeted') return projectionOf({ ...sample, plan: { ...plan, method: 'random', size: 1, confidence: 95 } }, items)",
  ),
  mutant(
    'samples are smaller than the confidence asks for',
    'domain/workbench/sampling/sizes.ts',
    '<= 1 - confidence',
    '<= 1.05 - confidence',
    SAMPLING,
  ),
  mutant(
    'what is as large as the interval can be missed',
    'domain/workbench/sampling/draw.ts',
    'const hits = (sum - 1n - point) / interval + 1n',
    'const hits = 2n',
    SAMPLING,
  ),
]
