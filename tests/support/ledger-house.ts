import type { Deps } from '../../domain/deps.ts'
import type { CounterpartyId, TradeDocumentId } from '../../domain/kernel/ids.ts'
import { declareOpening, readLedger, recordProcessing } from '../../domain/ledger/index.ts'
import { recordReceivedDocument } from '../../domain/received-documents/index.ts'
import { createDraft, issueTradeDocument } from '../../domain/trade-documents/index.ts'
import { newCompany, newCounterparty, type TestCompany, testServices } from './builders.ts'
import type { TestDatabase } from './database.ts'

export type House = { readonly company: TestCompany; readonly partner: CounterpartyId }

/** The first quarter of 2026, in which the tests of the ledger trade. */
export const q1 = { kind: 'quarter', containing: '2026-02-01' }

/** A trading house and what it does in a test of the ledger; the clock stands on 24 November 2026. */
export function ledgerHouse(t: TestDatabase) {
  const services = testServices(new Date('2026-11-24T10:00:00Z'))
  const deps: Deps = { ...services, db: t.db, system: t.system, library: t.library }
  return {
    deps,
    async house(): Promise<House> {
      const company = await newCompany(t)
      return { company, partner: await newCounterparty(t, company.tenantId) }
    },
    buy({ company, partner }: House, number: string, day: string, carats: string, edition = 'SOW-2021') {
      const lines = [{ goodsClass: 'ROUGH_NATURAL', description: 'Rough', carats, amount: '1000' }]
      return recordReceivedDocument(deps, company.dealer, {
        input: { supplierId: partner, number, documentDate: day, edition, currency: 'USD', lines },
      })
    },
    async sell({ company, partner }: House, day: string, carats: string): Promise<TradeDocumentId> {
      const id = await createDraft(deps, company.dealer, {
        ...{ documentType: 'invoice', documentDate: day, counterpartyId: partner, currency: 'USD' },
        lines: [{ goodsClass: 'POLISHED_NATURAL', description: 'Rounds', carats, pricePerCarat: '100' }],
      })
      await issueTradeDocument(deps, company.dealer, id)
      return id
    },
    opening({ company }: House, changed: object = {}) {
      return declareOpening(deps, company.compliance, {
        input: {
          ...{ goodsClass: 'ROUGH_NATURAL', day: '2026-01-01', carats: '50', warranted: '40' },
          ...{ evidence: 'Count of 1 January', ...changed },
        },
      })
    },
    manufacture({ company }: House, changed: object = {}) {
      return recordProcessing(deps, company.compliance, {
        ...{ kind: 'manufacture', day: '2026-02-10' },
        lines: [
          { side: 'in', goodsClass: 'ROUGH_NATURAL', carats: '40' },
          { side: 'out', goodsClass: 'POLISHED_NATURAL', carats: '16' },
        ],
        ...changed,
      })
    },
    /** The columns of a class that are not nothing: 'all / under warranty'. */
    async columns({ company }: House, goodsClass: string, period: object = q1): Promise<Record<string, string>> {
      const { classes } = await readLedger(deps, company.viewer, period)
      const found = classes.find((row) => row.goodsClass === goodsClass)
      return Object.fromEntries(
        Object.entries(found?.columns ?? {})
          .filter(([, { carats, warranted }]) => carats !== '0.000' || warranted !== '0.000')
          .map(([name, { carats, warranted }]) => [name, `${carats} / ${warranted}`]),
      )
    },
  }
}
