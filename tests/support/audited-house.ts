import type { Deps } from '../../domain/deps.ts'
import type { CompanyActor } from '../../domain/kernel/actor.ts'
import { day } from '../../domain/kernel/calendar.ts'
import type { PopulationId } from '../../domain/kernel/ids.ts'
import { createDraft, issueTradeDocument, voidTradeDocument } from '../../domain/trade-documents/index.ts'
import { drawSample, freezePopulation, readSample } from '../../domain/workbench/index.ts'
import { engagedAuditor } from './attacked-findings.ts'
import { newCompany, newCounterparty, type TestCompany, testServices } from './builders.ts'
import type { TestDatabase } from './database.ts'

/** The half year that the auditor of the house is engaged for. */
export const YEAR = { of: 'issued', from: '2026-01-01', to: '2026-06-30' }

export type AuditedHouse = {
  readonly deps: Deps
  readonly company: TestCompany
  readonly auditor: CompanyActor
  /** Freezes the half year, or takes a population, and draws from it. */
  readonly sampled: (
    asked: object,
    of?: PopulationId,
  ) => Promise<Awaited<ReturnType<typeof readSample>> & { readonly population: PopulationId }>
}

/** A company that issued 24 invoices in half a year, one of them voided, and its auditor; the clock stands on 24 November 2026. */
export async function auditedHouse(t: TestDatabase): Promise<AuditedHouse> {
  const deps = { ...testServices(new Date('2026-11-24T10:00:00Z')), db: t.db, system: t.system, library: t.library }
  const company = await newCompany(t)
  const days = { from: day(YEAR.from), to: day(YEAR.to) }
  const auditor = await engagedAuditor(t, company, { ...days, name: 'Anna Auditor' })
  const counterpartyId = await newCounterparty(t, company.tenantId)
  for (let at = 0; at < 24; at++) {
    const id = await createDraft(deps, company.dealer, {
      ...{ documentDate: `2026-0${1 + (at % 6)}-${10 + (at % 15)}`, counterpartyId },
      currency: at % 4 === 3 ? 'EUR' : 'USD',
      lines: [{ goodsClass: 'POLISHED_NATURAL', description: 'Rounds', carats: '1', amount: String(100 * (at + 1)) }],
    })
    await issueTradeDocument(deps, company.dealer, id)
    if (at === 5) await voidTradeDocument(deps, company.compliance, { id, reason: 'Typed twice' })
  }
  return {
    ...{ deps, company, auditor },
    async sampled(asked, of) {
      const population = of ?? (await freezePopulation(deps, auditor, YEAR))
      const question = 'Does the invoice carry its warranty?'
      const id = await drawSample(deps, auditor, population, { question, ...asked })
      return { population, ...(await readSample(deps, auditor, id, {})) }
    },
  }
}
