import { formatCarat, type MilliCarat, readCarats } from '../../kernel/carat.ts'
import { DomainError, invalidField } from '../../kernel/errors.ts'
import type { TradeDocumentId } from '../../kernel/ids.ts'
import { type EntryRow, entriesOf } from '../../ledger/entries/entry.ts'
import { bucketSigns, type LedgerBucket } from '../../ledger/rules.ts'
import type { Original } from '../../originals/rules.ts'
import type { Chooser } from '../../warranties/compile.ts'
import type { Draft } from '../schema.ts'
import type { FrozenStatement, IssueFacts } from './frozen.ts'

type Issuing = {
  readonly draft: Draft
  readonly facts: IssueFacts
  readonly statements: readonly FrozenStatement[]
  readonly original: Original | null
  readonly positions: readonly (number | null)[]
  readonly bucket: LedgerBucket
  readonly chooser: Pick<Chooser, 'goods'>
}

/** The ledger entries of a document: warranted where a warranty covers the line, or where the line that comes back was. */
export function movedBy(id: TradeDocumentId, issuing: Issuing): readonly EntryRow[] {
  const { draft, facts, statements, original, positions, bucket, chooser } = issuing
  const covered = new Set(
    statements.filter(({ decision }) => decision.kind === 'warranty').flatMap(({ lines }) => lines),
  )
  const wasWarranted = new Map(original?.lines.map((line) => [line.position, line.warranted]))
  return entriesOf({
    sourceId: id,
    sourceKind: 'issued',
    day: draft.documentDate,
    bucket,
    abroad: facts.counterparty.country !== facts.company.country,
    currency: draft.currency,
    schemeOf: (goods) => chooser.goods.get(goods)?.scheme ?? '',
    lines: draft.lines.map((line, index) => {
      const taken = positions[index] ?? null
      return {
        ...line,
        position: index + 1,
        warranted: taken === null ? covered.has(index + 1) : wasWarranted.get(taken) === true,
      }
    }),
  })
}

/** Throws `invalid` for a date in a closed period: it takes no new documents (domain.md 4.2). */
export function refuseClosed({ documentDate }: Pick<Draft, 'documentDate'>, { closedThrough }: IssueFacts): void {
  if (closedThrough === null || documentDate > closedThrough) return
  throw invalidField(
    'documentDate',
    `The period to ${closedThrough} is closed and takes no new documents. Give a later date.`,
    'period_closed',
  )
}

export type Shortfall = {
  readonly goodsClass: string
  readonly name: string
  readonly unit: string
  readonly by: string
}

/** The goods whose stock under warranty falls below nothing with these entries, and by how much (domain.md 4.3 point 1). */
export function shortOf(
  support: Readonly<Record<string, string>>,
  entries: readonly EntryRow[],
  { goods }: Pick<Chooser, 'goods'>,
): readonly Shortfall[] {
  const stock = new Map<string, number>(Object.entries(support).map(([key, carats]) => [key, readCarats(carats)]))
  for (const { goodsClass, warranted, bucket } of entries)
    stock.set(goodsClass, (stock.get(goodsClass) ?? 0) + bucketSigns[bucket] * readCarats(warranted))
  const takesFrom = new Set(entries.filter(({ bucket }) => bucketSigns[bucket] < 0).map(({ goodsClass }) => goodsClass))
  return [...stock].flatMap(([goodsClass, left]) => {
    if (left >= 0 || (entries.length > 0 && !takesFrom.has(goodsClass))) return []
    const known = goods.get(goodsClass)
    return [
      { goodsClass, name: known?.name ?? goodsClass, unit: known?.unit ?? '', by: formatCarat(-left as MilliCarat) },
    ]
  })
}

/** Throws `invalid` when the company forbids to issue more under warranty than it has. */
export function refuseUnsupported(
  { company }: { readonly company: Pick<IssueFacts['company'], 'forbid_unsupported'> },
  short: readonly Shortfall[],
): void {
  if (!company.forbid_unsupported || short.length === 0) return
  const sentences = short.map(
    ({ name, unit, by }) => `${name}: ${by} ${unit} more would go out under warranty than came in under one.`,
  )
  throw new DomainError('invalid', sentences.join(' '), { reason: 'unsupported', fields: { lines: sentences } })
}
