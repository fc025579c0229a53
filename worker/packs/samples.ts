import { csvRecord } from '../../domain/kernel/csv.ts'
import { selectFinished } from '../../domain/workbench/pack/queries.ts'
import { COLUMNS, lineOf } from '../../domain/workbench/populations.ts'
import { selectItems } from '../../domain/workbench/queries.ts'
import { type SampleItem, selectSampleItems } from '../../domain/workbench/sample-queries.ts'
import { planDocument, shown } from '../../domain/workbench/samples.ts'
import { MOST_ITEMS } from '../../domain/workbench/sampling/sizes.ts'
import type { Population } from './queries.ts'
import { amountCell, type Beside, type InPage, instantCell, numberCell } from './register.ts'

const AT_ONCE = 5_000
const ALL = { after: 0, limit: 2 * MOST_ITEMS }

/**
 * Every sample that an auditor finished, in a folder of its own: the plan that draws it again, the population it was drawn
 * from, byte for byte as it was frozen, and what he found of each item (domain.md 5.4; docs/sampling.md).
 */
export async function* samplesOf(
  inPage: InPage,
  { from, to, at }: Pick<Population, 'from' | 'to' | 'at'>,
): AsyncIterable<Beside> {
  const finished = await inPage((tx) => selectFinished(tx, { from, to, at }))
  for (const [count, row] of finished.entries()) {
    const folder = `04_sample/${String(count + 1).padStart(2, '0')}`
    const sample = shown(row)
    const items = await inPage((tx) => selectSampleItems(tx, row.id, ALL))
    const plan = Buffer.from(`${JSON.stringify(planDocument(sample, items), null, 2)}\n`)
    yield { path: `${folder}/plan.json`, content: [plan], rows: null }
    const selection = Buffer.from(csvRecord(SELECTED) + items.map(selected).join(''))
    yield { path: `${folder}/selection.csv`, content: [selection], rows: items.length }
    yield { path: `${folder}/population.csv`, content: populationOf(inPage, row.populationId), rows: row.items }
  }
}

const SELECTED = [
  ...['position', 'id', 'type', 'number', 'day', 'partner', 'carats', 'unit', 'currency', 'amount', 'reason'],
  ...['in_place_of', 'result', 'note', 'decided_by', 'decided_at'],
]

function selected(item: SampleItem): string {
  const { position, subjectId, type, number, day, partner, carats, unit, currency, minor, reason } = item
  return csvRecord([
    ...[
      position,
      subjectId,
      type,
      number,
      day,
      partner,
      numberCell(carats),
      unit,
      currency,
      amountCell(minor, currency),
    ],
    ...[reason, item.replaces, item.result, item.note, item.decidedBy, instantCell(item.decidedAt)],
  ])
}

async function* populationOf(inPage: InPage, id: Parameters<typeof selectItems>[1]): AsyncIterable<Uint8Array> {
  yield Buffer.from(csvRecord(COLUMNS))
  for (let after = 0; ; ) {
    const start = after
    const rows = await inPage((tx) => selectItems(tx, id, start, AT_ONCE))
    yield Buffer.from(rows.map(lineOf).join(''))
    if (rows.length < AT_ONCE) return
    after = rows.at(-1)?.position ?? after
  }
}
