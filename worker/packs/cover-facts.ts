import { type Writing, writingIn } from '../../domain/documents/rules.ts'
import type { Day } from '../../domain/kernel/calendar.ts'
import { languageOr } from '../../domain/kernel/languages.ts'
import type { PackLayout } from '../../domain/kernel/pack-layout.ts'
import { type Labels, labelsOf } from '../../templates/labels/index.ts'
import type { TemplateInputs } from '../../templates/render.ts'
import type { Printer } from '../pdf/printer.ts'
import type { BagEntry } from './bag.ts'
import type { Completeness } from './completeness.ts'
import { omittedText } from './omitted.ts'
import type { Replaced } from './proofs.ts'
import type { countPopulation, Population, selectCompany, selectQuantities } from './queries.ts'

type Facts = {
  readonly company: Awaited<ReturnType<typeof selectCompany>>
  readonly scheme: { readonly name: string; readonly registration: { readonly name: string } }
  readonly goods: Population['goods']
  readonly pack: {
    readonly label: string
    readonly period_from: Day
    readonly period_to: Day
    readonly requested_by_name: string
    readonly requested_at: Date
  }
  readonly replaces: Replaced | null
  readonly counts: Awaited<ReturnType<typeof countPopulation>>
  readonly quantities: Awaited<ReturnType<typeof selectQuantities>>
  readonly registers: readonly BagEntry[]
  readonly sandbox: Printer['sandbox']
  readonly completeness: Completeness
  /** How many volumes the pack has. */
  readonly volumes: number
  readonly layout: PackLayout
}

/** What the cover sheet says: scope, counts, quantities, the hash of every register, and what nobody has checked. */
export function coverFacts(facts: Facts): TemplateInputs['audit-cover'] {
  const { company, scheme, pack, replaces, registers, sandbox, layout, completeness } = facts
  const language = languageOr(company.language)
  const write = writingIn(language)
  const labels = labelsOf(language)
  return {
    language,
    company: company.legal_name,
    registration: `${company.country} ${company.registration_number}`,
    scheme: scheme.name,
    periodLabel: pack.label,
    from: write.day(pack.period_from),
    to: write.day(pack.period_to),
    preparedAt: write.instant(pack.requested_at),
    preparedBy: pack.requested_by_name,
    purpose: layout.purpose.name,
    redacted: layout.redacted,
    omitted: completeness.omitted.map(omittedText),
    replaces: replaces ? { pack: `${replaces.label} (${replaces.pack})`, because: replaces.because } : null,
    counts: countsOf(facts, labels.pack).map(([label, count]) => ({ label, value: write.count(count) })),
    series: seriesOf(facts, labels, write),
    totals: totalsOf(facts, write),
    registers: registers.map(({ path, bytes, sha256 }) => ({ path, bytes: write.count(bytes), sha256 })),
    sandbox: sandbox === 'none' ? labels.pack.off : labels.pack.on,
    paper: company.paper === 'Letter' ? 'Letter' : 'A4',
  }
}

/** What is in the pack, and what it states of its own completeness; data/07_proofs/completeness.json has it for machines. */
function countsOf(
  { counts, scheme, completeness, volumes, layout }: Facts,
  pack: Labels['pack'],
): readonly (readonly [string, number])[] {
  const { log, files, withheld } = completeness
  return [
    [pack.issued, counts.documents],
    ...(layout.papers.has('issued') && !layout.redacted ? [[pack.printed, counts.rendered] as const] : []),
    [pack.overrides.replace('{registration}', scheme.registration.name), counts.overrides],
    [pack.received, counts.received],
    ...(counts.elsewhere > 0 ? [[pack.elsewhere, counts.elsewhere] as const] : []),
    [pack.logHere, log.to - log.from],
    [pack.logAll, log.to],
    [pack.proven, files.proven],
    ...(withheld ? [[pack.withheld, withheld.length] as const] : []),
    [pack.unproven, files.unproven.length],
    ...(volumes > 1 ? [[pack.volumes, volumes] as const] : []),
  ]
}

function seriesOf({ completeness }: Facts, { kinds }: Labels, write: Writing) {
  return completeness.series.map(({ documentType, first, last, used, voided, missing }) => ({
    ...{ kind: kinds[documentType], first, last },
    ...{ used: write.count(used), voided: write.count(voided), missing: write.count(missing.length) },
  }))
}

function totalsOf({ quantities, goods }: Facts, write: Writing) {
  return quantities.map((row) => ({
    goodsClass: goods.get(row.goods_class)?.name ?? row.goods_class,
    unit: goods.get(row.goods_class)?.unit ?? '',
    invoiced: write.carats(row.issued),
    warranted: write.carats(row.warranted),
    received: write.carats(row.received),
  }))
}
