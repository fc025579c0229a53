import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { cruise, type IFlattenedRuleSet } from 'dependency-cruiser'
import { expect, test } from 'vitest'

const KERNEL = '^domain/kernel/'
const OWN = '^(app|worker|domain|platform|templates|db|tests|bin)/'

const TESTS = '[.]test[.]tsx?$'

type Row = readonly [name: string, from: string | string[], fromNot: string | string[], may: string | string[]]

/** The import table of architecture.md: from, and what it may reach of ours. Nothing else is allowed. */
const TABLE: readonly Row[] = [
  ['kernel', KERNEL, TESTS, KERNEL],
  ['rules', '^domain/[^/]+/rules[.]ts$', KERNEL, [KERNEL, '^domain/[^/]+/rules[.]ts$']],
  ['domain', '^domain/', [KERNEL, '/rules[.]ts$', TESTS], ['^domain/', '^db/']],
  ['db', '^db/', TESTS, ['^db/', KERNEL]],
  ['templates', '^templates/', TESTS, ['^templates/', KERNEL]],
  ['platform', '^platform/', TESTS, ['^platform/', KERNEL]],
  ['app', '^app/', ['^app/server/index[.]ts$', TESTS], ['^app/', '^domain/', '^platform/']],
  ['app entry', '^app/server/index[.]ts$', TESTS, ['^app/', '^domain/', '^platform/', '^db/client[.]ts$']],
  ['worker', '^worker/', TESTS, ['^worker/', '^domain/', '^platform/', '^templates/', '^db/']],
]

const FRAMEWORKS = [
  'hono',
  '@hono',
  '@remix-run',
  'react',
  'react-dom',
  'bullmq',
  'ioredis',
  'puppeteer',
  'puppeteer-core',
]

const forbidden: IFlattenedRuleSet['forbidden'] = [
  { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
  ...TABLE.map(([name, path, pathNot, may]) => ({
    name,
    severity: 'error' as const,
    from: { path, pathNot },
    to: { path: OWN, pathNot: may },
  })),
  {
    name: 'frameworks-stay-out',
    severity: 'error',
    from: { path: ['^domain/', '^db/', '^templates/'] },
    to: { path: FRAMEWORKS.map((name) => `node_modules/${name}/`) },
  },
  {
    name: 'kysely-in-its-place',
    severity: 'error',
    from: {
      path: ['^app/', '^worker/', '^domain/', '^platform/', '^templates/'],
      pathNot: ['queries[.]ts$', '^app/server/index[.]ts$', '^worker/index[.]ts$', TESTS],
    },
    to: { path: 'node_modules/kysely' },
  },
]

test('every import is one that architecture.md allows, and none goes in a circle', async () => {
  const result = await cruise(['app', 'worker', 'domain', 'platform', 'templates', 'db'], {
    ruleSet: { forbidden },
    validate: true,
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '\\.(css|hbs|svg)$' },
    tsConfig: { fileName: 'tsconfig.json' },
  })
  if (typeof result.output === 'string') throw new Error(result.output)
  const broken = result.output.summary.violations.map(({ from, to, rule }) => `${rule.name}: ${from} -> ${to}`)
  expect(broken).toEqual([])
  expect(result.output.summary.totalCruised, 'files were really looked at').toBeGreaterThan(20)
  // Every file is read: on a busy machine that takes longer than the five seconds of other unit tests.
}, 60_000)

test('a suppressed rule says why', () => {
  const files = execFileSync('git', ['ls-files', '*.ts', '*.tsx'], { encoding: 'utf8' }).trim().split('\n')
  const bare = files.filter((file) =>
    /biome-ignore [^:\n]*$|eslint-disable(-next-line|-line)? *$|@ts-expect-error *$|@ts-ignore/m.test(
      readFileSync(file, 'utf8'),
    ),
  )
  expect(bare.filter((file) => file !== 'tests/architecture.test.ts')).toEqual([])
})
