import { entryOf } from '../../domain/exceptions/catalogue.ts'
import { selectExceptionsOfPeriod } from '../../domain/exceptions/pack/queries.ts'
import type { Cell } from '../../domain/kernel/csv.ts'
import { PAGE, type Population } from './queries.ts'
import { type InPage, instantCell } from './register.ts'

type Page = Awaited<ReturnType<typeof selectExceptionsOfPeriod>>
type Row = Page[number]

/** What was found wrong with the period's records, open, waived for a reason, or mended. */
export async function* exceptions(inPage: InPage, population: Population): AsyncIterable<readonly Cell[]> {
  for await (const row of rows(inPage, population)) {
    const { state, waiver } = stateAt(row, population.at)
    yield [
      ...[row.id, row.rule, entryOf(row.rule).title, row.severity, row.scopeKind, row.scopeId, row.subject],
      ...[row.subjectDay, row.sentence, row.mend, state, instantCell(row.openedAt)],
      state === 'closed' ? instantCell(row.closedAt) : null,
      ...[waiver?.reason ?? null, waiver?.by ?? null, waiver ? instantCell(waiver.at) : null],
      ...[row.ownerName ?? row.ownerRole, row.dueOn],
    ]
  }
}

/** What is done so that the same does not happen again, for each exception where somebody said so. */
export async function* correctiveActions(inPage: InPage, population: Population): AsyncIterable<readonly Cell[]> {
  for await (const row of rows(inPage, population)) {
    if (row.correctiveAction === null) continue
    const { state } = stateAt(row, population.at)
    yield [row.id, row.rule, row.subject, row.correctiveAction, row.ownerName ?? row.ownerRole, row.dueOn, state]
  }
}

async function* rows(inPage: InPage, { from, to, at }: Population): AsyncIterable<Row> {
  for (let after: Row | null = null; ; ) {
    const last: Row | null = after
    const page: Page = await inPage((tx) => selectExceptionsOfPeriod(tx, { from, to, at, limit: PAGE }, last))
    yield* page
    after = page.at(-1) ?? null
    if (after === null) return
  }
}

/** How it stood when the pack was asked for. */
function stateAt(row: Row, at: Date) {
  const { closedAt, waivedAt, waivedByName, waiveReason } = row
  if (closedAt !== null && closedAt <= at) return { state: 'closed', waiver: null }
  if (waivedAt !== null && waivedAt <= at)
    return { state: 'waived', waiver: { at: waivedAt, by: waivedByName, reason: waiveReason } }
  return { state: 'open', waiver: null }
}
