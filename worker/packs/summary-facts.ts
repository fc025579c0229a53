import { showCarat } from '../../domain/kernel/carat.ts'
import { equationOfStored } from '../../domain/ledger/equation.ts'
import { bucketSigns, type LedgerBucket, ledgerBuckets } from '../../domain/ledger/rules.ts'
import type { TemplateInputs } from '../../templates/render.ts'
import type { selectMoved } from './ledger-queries.ts'
import type { Population, selectCompany } from './queries.ts'

const LABELS: Readonly<Record<LedgerBucket, string>> = {
  opening: 'Opening stock',
  received: 'Received',
  produced: 'Produced',
  'returns-in': 'Returned to us',
  adjustments: 'Adjustments',
  issued: 'Issued',
  'returns-out': 'Returned by us',
  consumed: 'Consumed in production',
}

type Facts = {
  readonly company: Awaited<ReturnType<typeof selectCompany>>
  readonly scheme: { readonly name: string }
  readonly pack: {
    readonly label: string
    readonly period_from: string
    readonly period_to: string
    readonly requested_at: Date
  }
  readonly goods: Population['goods']
  readonly moved: Awaited<ReturnType<typeof selectMoved>>
}

/** The pages of the reconciliation: for each class what came, what went and what is left. */
export function summaryFacts({ company, scheme, pack, goods, moved }: Facts): TemplateInputs['audit-summary'] {
  return {
    ...{ company: company.legal_name, scheme: scheme.name, periodLabel: pack.label },
    ...{ from: pack.period_from, to: pack.period_to, preparedAt: pack.requested_at.toISOString() },
    paper: company.paper === 'Letter' ? 'Letter' : 'A4',
    classes: [...Map.groupBy(moved, ({ goodsClass }) => goodsClass)].map(([goodsClass, rows]) => {
      const equation = equationOfStored(rows)
      const row = (label: string, column: LedgerBucket | 'closing', sign: string | null) => {
        const { carats, warranted } = equation[column]
        return { label, sign, all: shown(carats), warranted: shown(warranted) }
      }
      return {
        ...{ goodsClass: goods.get(goodsClass)?.name ?? goodsClass, unit: goods.get(goodsClass)?.unit ?? '' },
        rows: [
          ...ledgerBuckets.map((bucket) => row(LABELS[bucket], bucket, bucketSigns[bucket] > 0 ? '+' : '−')),
          row('Closing stock', 'closing', null),
        ],
      }
    }),
  }
}

function shown(carats: Parameters<typeof showCarat>[0]): string {
  return carats < 0 ? `−${showCarat(-carats as typeof carats)}` : showCarat(carats)
}
