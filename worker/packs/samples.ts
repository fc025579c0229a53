import { csvRecord } from '../../domain/kernel/csv.ts'
import { selectFinished } from '../../domain/workbench/pack/queries.ts'
import { populationCsv } from '../../domain/workbench/populations.ts'
import { type SampleItem, selectSampleItems } from '../../domain/workbench/sample-queries.ts'
import { planDocument, shown } from '../../domain/workbench/samples.ts'
import type { Population } from './queries.ts'
import { amountCell, type Beside, type InPage, instantCell, numberCell } from './register.ts'

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
    const items = await inPage((tx) => selectSampleItems(tx, row.id))
    const plan = Buffer.from(`${JSON.stringify(planDocument(sample, items), null, 2)}\n`)
    yield { path: `${folder}/plan.json`, content: [plan], rows: null }
    const selection = Buffer.from(csvRecord(SELECTED) + items.map(selected).join(''))
    yield { path: `${folder}/selection.csv`, content: [selection], rows: items.length }
    yield {
      path: `${folder}/population.csv`,
      content: bytesOf(populationCsv(inPage, row.populationId)),
      rows: row.items,
    }
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

async function* bytesOf(pieces: AsyncIterable<string>): AsyncIterable<Uint8Array> {
  for await (const piece of pieces) yield Buffer.from(piece)
}
