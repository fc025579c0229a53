import { notCheckedByPack } from '../../domain/audit-packs/rules.ts'
import { type MilliCarat, parseCarat, showCarat } from '../../domain/kernel/carat.ts'
import type { TemplateInputs } from '../../templates/render.ts'
import type { Printer } from '../pdf/printer.ts'
import type { BagEntry } from './bag.ts'
import type { Completeness } from './proofs.ts'
import type { countPopulation, Population, selectCompany, selectQuantities } from './queries.ts'

type Facts = {
  readonly company: Awaited<ReturnType<typeof selectCompany>>
  readonly scheme: { readonly name: string; readonly registration: { readonly name: string } }
  readonly goods: Population['goods']
  readonly pack: {
    readonly label: string
    readonly period_from: string
    readonly period_to: string
    readonly requested_by_name: string
    readonly requested_at: Date
  }
  readonly counts: Awaited<ReturnType<typeof countPopulation>>
  readonly quantities: Awaited<ReturnType<typeof selectQuantities>>
  readonly registers: readonly BagEntry[]
  readonly sandbox: Printer['sandbox']
  readonly completeness: Completeness
}

/** What the cover sheet says: scope, counts, quantities, the hash of every register, and what nobody has checked. */
export function coverFacts(facts: Facts): TemplateInputs['audit-cover'] {
  const { company, scheme, pack, registers, sandbox } = facts
  return {
    company: company.legal_name,
    registration: `${company.country} ${company.registration_number}`,
    scheme: scheme.name,
    periodLabel: pack.label,
    from: pack.period_from,
    to: pack.period_to,
    preparedAt: pack.requested_at.toISOString(),
    preparedBy: pack.requested_by_name,
    counts: [...countsOf(facts), ...completenessCounts(facts)],
    totals: totalsOf(facts),
    registers: registers.map(({ path, bytes, sha256 }) => ({ path, bytes: String(bytes), sha256 })),
    notChecked: [...notCheckedByPack],
    sandbox: sandbox === 'none' ? 'OFF, this host offers none' : 'on',
    paper: company.paper === 'Letter' ? 'Letter' : 'A4',
  }
}

function countsOf({ counts, scheme }: Facts) {
  return [
    { label: 'Documents issued', value: String(counts.documents) },
    { label: 'PDFs of them', value: String(counts.rendered) },
    { label: `Issued by override, without a valid ${scheme.registration.name}`, value: String(counts.overrides) },
    { label: 'Documents received', value: String(counts.received) },
    ...(counts.elsewhere > 0
      ? [{ label: 'Left out: documents of other schemes’ goods alone', value: String(counts.elsewhere) }]
      : []),
  ]
}

/** What the pack states of its own completeness; data/07_proofs/completeness.json has it for machines. */
function completenessCounts({ completeness }: Facts) {
  const { log, files, series } = completeness
  return [
    { label: 'Entries of the company’s log in this pack, and in all', value: `${log.to - log.from} of ${log.to}` },
    { label: 'Files with a proof from that log, and without', value: `${files.proven} and ${files.unproven.length}` },
    ...series.map(({ documentType, first, last, used, voided, missing }) => ({
      label: `Numbers of ${documentType.replace('-', ' ')}s, ${first} to ${last}`,
      value: `${used} used, ${voided} voided, ${missing.length} missing`,
    })),
  ]
}

function totalsOf({ quantities, goods }: Facts) {
  return quantities.map((row) => ({
    goodsClass: goods.get(row.goods_class)?.name ?? row.goods_class,
    unit: goods.get(row.goods_class)?.unit ?? '',
    invoiced: show(row.issued),
    warranted: show(row.warranted),
    received: show(row.received),
  }))
}

function show(stored: string): string {
  return showCarat(parseCarat(stored) as MilliCarat)
}
