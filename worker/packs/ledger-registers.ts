import { formatCarat, type MilliCarat, readCarats } from '../../domain/kernel/carat.ts'
import type { Cell } from '../../domain/kernel/csv.ts'
import { equationOfStored, textOf } from '../../domain/ledger/equation.ts'
import { figuresSchema } from '../../domain/ledger/periods/figures.ts'
import { ledgerBuckets } from '../../domain/ledger/rules.ts'
import { yieldOf } from '../../domain/ledger/stock/process.ts'
import { selectAdjustments, selectClosed, selectMoved, selectOpenings, selectProcessed } from './ledger-queries.ts'
import type { Population } from './queries.ts'
import { amountCell, type InPage, instantCell, numberCell } from './register.ts'

type Rows = AsyncIterable<readonly Cell[]>

/** The equation of each class, of all goods and of those under warranty. */
export async function* ledger(inPage: InPage, population: Population): Rows {
  const moved = await inPage((tx) => selectMoved(tx, population))
  for (const [goodsClass, rows] of Map.groupBy(moved, (row) => row.goodsClass)) {
    const equation = equationOfStored(rows)
    for (const kept of ['carats', 'warranted'] as const)
      yield [
        ...goodsCells(population, goodsClass),
        kept === 'carats' ? 'all goods' : 'under warranty',
        ...[...ledgerBuckets, 'closing' as const].map((column) => numberCell(textOf(equation[column])[kept])),
      ]
  }
}

/** The buckets of the yearly declaration, with what was charged by currency. */
export async function* declaration(inPage: InPage, population: Population): Rows {
  const moved = await inPage((tx) => selectMoved(tx, population))
  for (const [goodsClass, rows] of Map.groupBy(moved, (row) => row.goodsClass)) {
    const sums = new Map<string, { carats: number; minor: bigint | null; currency: string | null }>()
    const add = (bucket: string, currency: string | null, carats: number, minor: bigint | null) => {
      const key = `${bucket}/${currency ?? ''}`
      const sum = sums.get(key) ?? { carats: 0, minor: null, currency }
      sums.set(key, {
        currency,
        carats: sum.carats + carats,
        minor: minor === null ? sum.minor : (sum.minor ?? 0n) + minor,
      })
    }
    const equation = equationOfStored(rows)
    for (const row of rows.filter(({ isBefore }) => !isBefore)) {
      const side = SIDES[row.bucket]
      if (!side) continue
      const sign = row.bucket.startsWith('returns') ? -1 : 1
      const bucket = row.abroad ? side.abroad : side.home
      add(bucket, row.currency, sign * readCarats(row.carats), row.minor === null ? null : BigInt(sign) * row.minor)
    }
    const whole = { opening: equation.opening, consumed: equation.consumed, produced: equation.produced }
    for (const [bucket, { carats }] of Object.entries({
      ...whole,
      adjusted: equation.adjustments,
      closing: equation.closing,
    }))
      add(bucket, null, carats, null)
    for (const [key, { carats, minor, currency }] of sums)
      yield [
        ...[
          ...goodsCells(population, goodsClass),
          key.split('/')[0] ?? '',
          numberCell(formatCarat(carats as MilliCarat)),
        ],
        ...[minor === null ? null : currency, amountCell(minor, currency)],
      ]
  }
}

const SIDES: Readonly<Record<string, { readonly home: string; readonly abroad: string }>> = {
  received: { home: 'purchased', abroad: 'imported' },
  'returns-out': { home: 'purchased', abroad: 'imported' },
  issued: { home: 'sold', abroad: 'exported' },
  'returns-in': { home: 'sold', abroad: 'exported' },
}

/** Opening stock as it was declared. */
export async function* openings(inPage: InPage, population: Population): Rows {
  for (const r of await inPage((tx) => selectOpenings(tx, population)))
    yield [
      ...[...goodsCells(population, r.goods_class), r.day, r.lot, numberCell(r.carats), numberCell(r.warranted)],
      ...[r.evidence, r.file_sha256, r.declared_by_name, instantCell(r.declared_at)],
    ]
}

/** Adjustments, with the two people behind each. */
export async function* adjustments(inPage: InPage, population: Population): Rows {
  for (const r of await inPage((tx) => selectAdjustments(tx, population))) {
    const isDecided = r.decided_at !== null && r.decided_at <= population.at
    yield [
      ...[...goodsCells(population, r.goods_class), r.day, numberCell(r.carats), numberCell(r.warranted), r.reason],
      ...[isDecided ? r.status : 'proposed', r.proposed_by_name, instantCell(r.proposed_at)],
      ...(isDecided ? [r.decided_by_name, instantCell(r.decided_at), r.decision_note] : [null, null, null]),
      r.file_sha256,
    ]
  }
}

/** What was manufactured, mixed and sorted, line by line. */
export async function* processings(inPage: InPage, population: Population): Rows {
  for (const r of await inPage((tx) => selectProcessed(tx, population))) {
    const pct = r.kind === 'manufacture' ? numberCell(yieldOf(r.carats_in, r.carats_out).toFixed(1)) : null
    yield [
      ...[r.id, r.kind, r.day, r.side, ...goodsCells(population, r.goods_class), r.lot, numberCell(r.carats)],
      ...[numberCell(r.warranted), pct, r.note, r.recorded_by_name, instantCell(r.recorded_at)],
    ]
  }
}

/** Closed periods with what was counted, class by class. */
export async function* periods(inPage: InPage, population: Population): Rows {
  for (const r of await inPage((tx) => selectClosed(tx, population)))
    for (const row of figuresSchema.parse(r.figures).classes.filter(({ scheme }) => scheme === population.scheme))
      yield [
        ...[r.from_day, r.to_day, r.closed_by_name, instantCell(r.closed_at), row.goodsClass, row.name, row.unit],
        ...[numberCell(row.columns['closing']?.carats ?? null), numberCell(row.columns['closing']?.warranted ?? null)],
        ...[numberCell(row.counted), numberCell(row.difference), row.explanation],
      ]
}

function goodsCells({ goods }: Population, goodsClass: string): readonly Cell[] {
  const known = goods.get(goodsClass)
  return [goodsClass, known?.name ?? goodsClass, known?.unit ?? null]
}
