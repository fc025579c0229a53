import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { csvRecord } from '../../../domain/kernel/csv.ts'
import { sha256 } from '../../../domain/kernel/sha256.ts'
import { draw, replacementFor, type Unit } from '../../../domain/workbench/sampling/draw.ts'
import { type Plan, writePlan } from '../../../domain/workbench/sampling/plan.ts'
import { type Random, randomOf } from '../../support/lint/random.ts'

// A second program that draws, written from docs/sampling.md: another auditor gets the same items.
const DRAW = new URL('draw.py', import.meta.url).pathname
const there = spawnSync('python3', ['--version']).error === undefined
const { BRIEFKE_SEED: given } = process.env
const seed = Number(given ?? Date.now() % 1_000_000)
const folder = mkdtempSync(join(tmpdir(), 'briefke-redraw-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const HEADS = ['position', 'id', 'type', 'number', 'day', 'partner', 'carats', 'unit', 'currency', 'amount', 'state']
type Item = Unit & { readonly amount: bigint; readonly isOurs: boolean }

function population(random: Random): { readonly csv: string; readonly units: readonly Item[] } {
  const units = Array.from({ length: 1 + random.whole(400) }, (_, at) => {
    const amount = BigInt(random.chance(0.05) ? 0 : 1 + random.whole(2_000_000))
    const isOurs = random.chance(0.8)
    return { position: at + 1, month: `2026-0${1 + (at % 6)}`, value: isOurs ? amount : null, amount, isOurs }
  })
  const rows = units.map(({ position, month, amount, isOurs }) =>
    csvRecord([
      ...[position, `id-${position}`, 'invoice', `No. ${position}, "a"`, `${month}-10`, 'Müller, =1+1'],
      ...[
        { number: '1.000' },
        'ct',
        isOurs ? 'USD' : 'EUR',
        { number: `${amount / 100n}.${String(amount % 100n).padStart(2, '0')}` },
        'issued',
      ],
    ]),
  )
  return { csv: csvRecord(HEADS) + rows.join(''), units }
}

function planOf(random: Random, method: Plan['method'], count: number): Plan {
  const common = { seed: `seed ${random.whole(1_000_000)}`, confidence: 95 }
  const size = 1 + random.whole(count + 20)
  switch (method) {
    case 'attribute':
      return { method, ...common, size, tolerable: 50, expected: 0 }
    case 'random':
    case 'systematic':
      return { method, ...common, size }
    case 'monetary':
      return {
        method,
        ...common,
        interval: BigInt(1 + random.whole(5_000_000)),
        tolerable: 1n,
        expected: 0n,
        expansion: 100,
      }
    case 'risk':
      return {
        method,
        ...common,
        size,
        level: random.pick(['regular', 'medium', 'high'] as const),
        months: ['2026-02', '2026-03', '2026-04'],
      }
    case 'targeted':
      return {
        method,
        seed: common.seed,
        positions: [1 + random.whole(count)],
        from: random.chance(0.5) ? 1_500_000n : null,
      }
  }
}

/** A plan as it is exported, with up to three replacements, and what the second program says of it. */
function asked(random: Random, method: Plan['method'], change: (text: string) => string = (text) => text) {
  const { csv, units } = population(random)
  const plan = planOf(random, method, units.length)
  const selection: { position: number; replaces: number | null; order: number | null }[] = draw(plan, units).map(
    ({ position }) => ({ position, replaces: null, order: null }),
  )
  const within = plan.method === 'risk' ? units.filter(({ month }) => plan.months.includes(month)) : units
  for (let order = 1; order <= 3 && plan.method !== 'targeted'; order++) {
    const replaces = selection[(order * 7) % Math.max(1, selection.length)]?.position
    const position =
      replaces && replacementFor(plan.seed, replaces, within, new Set(selection.map((each) => each.position)))
    if (replaces && position) selection.push({ position, replaces, order })
  }
  selection.sort((a, b) => a.position - b.position)
  const written = { population: { sha256: sha256(Buffer.from(csv)) }, measure: 'USD', plan: writePlan(plan), selection }
  writeFileSync(join(folder, 'plan.json'), change(JSON.stringify(written)))
  writeFileSync(join(folder, 'population.csv'), csv)
  const { status, stdout } = spawnSync('python3', [DRAW, join(folder, 'plan.json'), join(folder, 'population.csv')])
  return { status, said: stdout.toString().trim(), left: units.length - selection.length }
}

describe.skipIf(!there)('a second program, in another language', () => {
  test.each(['attribute', 'random', 'systematic', 'monetary', 'risk', 'targeted'] as const)(
    'draws the same items by %s, replacements too',
    (method) => {
      for (let round = 0; round < 12; round++)
        expect(asked(randomOf(seed + round), method), `seed ${seed + round}`).toMatchObject({
          status: 0,
          said: 'the same items come out',
        })
    },
  )

  test('notices another seed, another population, an item left out', () => {
    // One seed for all: a sample of everything comes out the same whatever its seed is.
    const random = () => randomOf(3)
    const { status, left } = asked(random(), 'random')
    expect(status).toBe(0)
    expect(left).toBeGreaterThan(20)
    expect(asked(random(), 'random', (text) => text.replace('"seed ', '"seed 9')).status).toBe(1)
    expect(asked(random(), 'random', (text) => text.replace(/"sha256":"./, '"sha256":"g')).said).toContain('population')
    expect(
      asked(random(), 'random', (text) => text.replace(/\{"position":\d+,"replaces":null,"order":null\},?/, '')).status,
    ).toBe(1)
  })
})
