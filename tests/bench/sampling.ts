import { day } from '../../domain/kernel/calendar.ts'
import { systemClock } from '../../domain/kernel/clock.ts'
import { newId, type PopulationId } from '../../domain/kernel/ids.ts'
import { drawSample } from '../../domain/workbench/index.ts'
import { engagedAuditor } from '../support/attacked-findings.ts'
import { newCompany } from '../support/builders.ts'
import type { Ground } from './ground.ts'
import { type Figure, figure, median, type Size, timed } from './measure.ts'

const METHODS = [
  ['random', { method: 'random', size: '300' }],
  ['systematic', { method: 'systematic', size: '300' }],
  ['by value', { method: 'monetary', measure: 'USD', tolerable: '500000000' }],
] as const

/** Drawing from a million frozen items, the whole use case: plan, values, items written, entry in the log. */
export async function sampling(ground: Ground, size: Size): Promise<readonly Figure[]> {
  const [items, rounds] = size === 'full' ? [1_000_000, 7] : [1_000, 1]
  const t = await ground.database('bench_sampling')
  const company = await newCompany(t)
  const auditor = await engagedAuditor(t, company, {
    from: day('2026-01-01'),
    to: day('2026-12-31'),
    name: 'Anna Auditor',
  })
  const id = newId<PopulationId>()
  await t.admin`insert into audit_population (tenant_id, id, engagement_id, of, period_from, period_to, items, sha256, frozen_by_name, frozen_at)
    values (${company.tenantId}, ${id}, ${auditor.engagement?.id ?? ''}, 'issued', '2026-01-01', '2026-12-31', ${items}, ${'0'.repeat(64)}, 'Bench', now())`
  await t.admin`insert into audit_population_item (tenant_id, population_id, position, subject_id, document_type, number, day, partner, carats, unit, currency, minor, state)
    select ${company.tenantId}, ${id}, n, gen_random_uuid(), 'invoice', n::text, date '2026-01-01' + (n % 365), 'Partner', 1 + n % 7, 'ct', 'USD', (n::bigint * 7919) % 900000 + 1, 'issued'
    from generate_series(1, ${items}::int) n`
  await t.admin`vacuum analyze audit_population_item`
  const deps = { db: t.db, clock: systemClock }
  const figures: Figure[] = []
  for (const [name, asked] of METHODS) {
    const took: number[] = []
    for (let round = 0; round <= rounds; round++)
      took.push(await timed(() => drawSample(deps, auditor, id, { question: `Round ${round}`, ...asked })))
    const said = `a sample drawn ${name} from a population of ${items.toLocaleString('en')}`
    figures.push(figure(said, 'ms', median(took.slice(1)), { atMost: 1_000 }))
  }
  return figures
}
