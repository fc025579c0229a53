import { type Writing, writingIn } from '../../domain/documents/rules.ts'
import type { Day } from '../../domain/kernel/calendar.ts'
import { formatCarat, type MilliCarat } from '../../domain/kernel/carat.ts'
import { languageOr } from '../../domain/kernel/languages.ts'
import { equationOfStored } from '../../domain/ledger/equation.ts'
import { bucketSigns, type LedgerBucket, ledgerBuckets } from '../../domain/ledger/rules.ts'
import { labelsOf } from '../../templates/labels/index.ts'
import type { TemplateInputs } from '../../templates/render.ts'
import type { selectMoved } from './ledger-queries.ts'
import type { Population, selectCompany } from './queries.ts'

type Facts = {
  readonly company: Awaited<ReturnType<typeof selectCompany>>
  readonly scheme: { readonly name: string }
  readonly pack: {
    readonly label: string
    readonly period_from: Day
    readonly period_to: Day
    readonly requested_at: Date
  }
  readonly goods: Population['goods']
  readonly moved: Awaited<ReturnType<typeof selectMoved>>
}

/** The pages of the reconciliation: for each class what came, what went and what is left. */
export function summaryFacts({ company, scheme, pack, goods, moved }: Facts): TemplateInputs['audit-summary'] {
  const language = languageOr(company.language)
  const write = writingIn(language)
  const { buckets, closing } = labelsOf(language).pack
  return {
    ...{ language, company: company.legal_name, scheme: scheme.name, periodLabel: pack.label },
    ...{
      from: write.day(pack.period_from),
      to: write.day(pack.period_to),
      preparedAt: write.instant(pack.requested_at),
    },
    paper: company.paper === 'Letter' ? 'Letter' : 'A4',
    classes: [...Map.groupBy(moved, ({ goodsClass }) => goodsClass)].map(([goodsClass, rows]) => {
      const equation = equationOfStored(rows)
      const row = (label: string, column: LedgerBucket | 'closing', sign: string | null) => {
        const { carats, warranted } = equation[column]
        return { label, sign, all: shown(carats, write), warranted: shown(warranted, write) }
      }
      return {
        ...{ goodsClass: goods.get(goodsClass)?.name ?? goodsClass, unit: goods.get(goodsClass)?.unit ?? '' },
        rows: [
          ...ledgerBuckets.map((bucket) => row(buckets[bucket], bucket, bucketSigns[bucket] > 0 ? '+' : '−')),
          row(closing, 'closing', null),
        ],
      }
    }),
  }
}

function shown(carats: MilliCarat, write: Writing): string {
  const size = write.carats(formatCarat(Math.abs(carats) as MilliCarat))
  return carats < 0 ? `−${size}` : size
}
