import { writeCertificate } from '../../domain/auditor-certificates/index.ts'
import type { Deps } from '../../domain/deps.ts'
import { recordGovernance } from '../../domain/governance/index.ts'
import type { CompanyActor } from '../../domain/kernel/actor.ts'
import { day } from '../../domain/kernel/calendar.ts'
import type { EngagementId, UserId } from '../../domain/kernel/ids.ts'
import { drawSample, freezePopulation } from '../../domain/workbench/index.ts'
import { findingsIn } from './attacked-findings.ts'
import type { TestCompany } from './builders.ts'
import type { TestDatabase } from './database.ts'
import type { PageSample } from './page-matrix.ts'
import type { Ids } from './route-matrix.ts'

type Kept = { readonly sha256: string; readonly bytes: number }

/** What the company's auditor found, and what he has on his desk. */
export async function auditIn(
  t: TestDatabase,
  deps: Deps,
  company: TestCompany,
  { canary, stored }: { readonly canary: string; readonly stored: Kept },
): Promise<Ids> {
  const ids = await findingsIn(t, deps, company, canary)
  const engagement = { id: ids['engagementOfAuditor'] as EngagementId, from: day('2026-01-01'), to: day('2026-06-30') }
  const { tenantId } = company
  const person = { userId: ids['auditor'] as UserId, name: canary, tenantId }
  const auditor: CompanyActor = { ...person, role: 'auditor', companyState: 'active', engagement }
  const population = await freezePopulation(deps, auditor, { of: 'issued', from: engagement.from, to: engagement.to })
  const asked = { question: canary, method: 'targeted', positions: '1' }
  const sample = await drawSample(deps, auditor, population, asked)
  return { ...ids, ...(await certificatesIn(t, deps, auditor, { canary, stored })), population, sample }
}

/** Certificates of the auditor: one to be looked at, one to be withdrawn, one whose PDF failed. */
async function certificatesIn(
  t: TestDatabase,
  deps: Deps,
  auditor: CompanyActor,
  { canary, stored }: { readonly canary: string; readonly stored: Kept },
): Promise<Ids> {
  const write = () =>
    writeCertificate(deps, auditor, {
      ...{ from: '2026-01-01', to: '2026-06-30', reportForm: 'other', conclusion: 'no-conclusion', basis: canary },
      ...{ language: 'en', isMine: 'on' },
    })
  const [certified, certifiedToWithdraw, certifiedToPrint] = [await write(), await write(), await write()]
  await t.admin`update document set status = 'rendered', sha256 = ${stored.sha256}, bytes = ${stored.bytes}, pages = 1, rendered_at = now()
    where letter_id = ${certified}`
  await t.admin`update document set status = 'failed', failure = 'the browser went away' where letter_id = ${certifiedToPrint}`
  return { certified, certifiedToWithdraw, certifiedToPrint }
}

/** A policy of the company, and one to be withdrawn. */
export async function governanceIn(deps: Deps, { owner }: TestCompany, canary: string): Promise<Ids> {
  const record = (title: string) =>
    recordGovernance(deps, owner, {
      input: { kind: 'policy', title, day: '2026-02-01', year: '2026', note: canary },
      file: { name: `${canary}.pdf`, content: Buffer.from(`%PDF-1.7 ${canary} ${title}`) },
    })
  return { governance: await record(canary), governanceToWithdraw: await record(`${canary} 2`) }
}

const population = { params: (ids: Ids) => ({ id: ids['population'] ?? '' }), by: 'auditor' as const }
const sample = { params: (ids: Ids) => ({ id: ids['sample'] ?? '' }), by: 'auditor' as const }
const certified = { params: (ids: Ids) => ({ id: ids['certified'] ?? '' }) }
const item = { params: (ids: Ids) => ({ id: ids['sample'] ?? '', position: '1' }), by: 'auditor' as const }
const DAYS = { from: '2026-01-01', to: '2026-06-30' }

/** How the pages of the desk and of governance are asked. */
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
  'GET /auditor-certificates': {},
  'GET /auditor-certificates/new': { by: 'auditor' },
  'POST /auditor-certificates/new': {
    by: 'auditor',
    forms: {
      certify: () => ({
        ...{ form: 'certify', ...DAYS, reportForm: 'other', conclusion: 'no-conclusion', basis: 'Nothing was given.' },
        ...{ language: 'en', isMine: 'on' },
      }),
    },
  },
  'GET /auditor-certificates/:id': certified,
  'POST /auditor-certificates/:id': {
    ...certified,
    by: 'auditor',
    forms: { withdraw: () => ({ form: 'withdraw', reason: 'The wrong year' }), print: () => ({ form: 'print' }) },
    paramsOf: {
      withdraw: (ids) => ({ id: ids['certifiedToWithdraw'] ?? '' }),
      print: (ids) => ({ id: ids['certifiedToPrint'] ?? '' }),
    },
  },
  'GET /company/governance': {},
  'POST /company/governance': {
    forms: {
      record: () => ({
        ...{ form: 'record', kind: 'licence', title: 'Licence', day: '2026-02-01', year: '2026' },
        file: new File(['%PDF-1.7 a licence'], 'licence.pdf'),
      }),
      withdraw: (ids) => ({ form: 'withdraw', id: ids['governanceToWithdraw'] ?? '', reason: 'A draft' }),
    },
  },
}
