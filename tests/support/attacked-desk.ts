import type { Deps } from '../../domain/deps.ts'
import type { CompanyActor } from '../../domain/kernel/actor.ts'
import { drawSample, freezePopulation } from '../../domain/workbench/index.ts'
import type { PageSample } from './page-matrix.ts'
import type { Ids } from './route-matrix.ts'

/** What the company's auditor has on his desk. */
export async function deskIn(deps: Deps, auditor: CompanyActor, canary: string): Promise<Ids> {
  const { from, to } = auditor.engagement ?? {}
  const population = await freezePopulation(deps, auditor, { of: 'issued', from, to })
  const asked = { question: canary, method: 'targeted', positions: '1' }
  return { population, sample: await drawSample(deps, auditor, population, asked) }
}

const population = { params: (ids: Ids) => ({ id: ids['population'] ?? '' }), by: 'auditor' as const }
const sample = { params: (ids: Ids) => ({ id: ids['sample'] ?? '' }), by: 'auditor' as const }
const item = { params: (ids: Ids) => ({ id: ids['sample'] ?? '', position: '1' }), by: 'auditor' as const }
const DAYS = { from: '2026-01-01', to: '2026-06-30' }

/** How the pages of the desk are asked. */
export const deskPages: Readonly<Record<string, PageSample>> = {
  'GET /desk': { by: 'auditor' },
  'POST /desk': { by: 'auditor', forms: { freeze: () => ({ form: 'freeze', of: 'issued', ...DAYS }) } },
  'GET /desk/populations/:id': population,
  'POST /desk/populations/:id': {
    ...population,
    forms: { draw: () => ({ form: 'draw', method: 'random', question: 'Is it right?', confidence: '95', size: '1' }) },
  },
  'GET /desk/populations/:id/file': population,
  'GET /desk/samples/:id': sample,
  'GET /desk/samples/:id/plan': sample,
  'GET /desk/samples/:id/:position': item,
  'POST /desk/samples/:id/:position': { ...item, forms: { decide: () => ({ form: 'decide', result: 'conforms' }) } },
}
