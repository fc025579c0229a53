import { notCheckedByPack } from '../../domain/audit-packs/rules.ts'
import { printCarats, printGoodsClass } from '../../domain/documents/rules.ts'
import type { TemplateInputs } from '../../templates/render.ts'
import type { Printer } from '../pdf/printer.ts'
import type { BagEntry } from './bag.ts'
import type { countPopulation, selectCaratsByClass, selectCompany } from './queries.ts'

type Facts = {
  readonly company: Awaited<ReturnType<typeof selectCompany>>
  readonly pack: {
    readonly scheme: string
    readonly label: string
    readonly period_from: string
    readonly period_to: string
    readonly requested_by_name: string
    readonly requested_at: Date
  }
  readonly counts: Awaited<ReturnType<typeof countPopulation>>
  readonly carats: Awaited<ReturnType<typeof selectCaratsByClass>>
  readonly registers: readonly BagEntry[]
  readonly sandbox: Printer['sandbox']
}

/** What the cover sheet says: scope, counts, carats, the hash of every register, and what nobody has checked. */
export function coverFacts({
  company,
  pack,
  counts,
  carats,
  registers,
  sandbox,
}: Facts): TemplateInputs['audit-cover'] {
  return {
    company: company.legal_name,
    registration: `${company.country} ${company.registration_number}`,
    scheme: pack.scheme === 'sow' ? 'WDC System of Warranties' : pack.scheme,
    periodLabel: pack.label,
    from: pack.period_from,
    to: pack.period_to,
    preparedAt: pack.requested_at.toISOString(),
    preparedBy: pack.requested_by_name,
    counts: [
      { label: 'Documents issued', value: String(counts.documents) },
      { label: 'PDFs of them', value: String(counts.rendered) },
      { label: 'Warranties received', value: String(counts.received) },
    ],
    totals: carats.map((row) => ({
      goodsClass: printGoodsClass(row.goods_class),
      invoiced: printCarats(row.issued),
      warranted: printCarats(row.warranted),
      received: printCarats(row.received),
    })),
    registers: registers.map(({ path, bytes, sha256 }) => ({ path, bytes: String(bytes), sha256 })),
    notChecked: [...notCheckedByPack],
    sandbox: sandbox === 'none' ? 'OFF, this host offers none' : 'on',
    paper: company.paper === 'Letter' ? 'Letter' : 'A4',
  }
}
