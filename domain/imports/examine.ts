import type { TenantTx } from '../../db/tenant.ts'
import type { Deps } from '../deps.ts'
import type { TenantActor } from '../kernel/actor.ts'
import type { ReadSheet, Sheet, SheetCell } from '../kernel/sheet.ts'
import { hiddenCharacter } from '../kernel/text.ts'
import type { Column } from './columns/column.ts'
import type { KindKey } from './keys.ts'
import { kindOf } from './kinds/index.ts'
import { type Applying, noPlan, type Plan } from './kinds/kind.ts'
import { type FoundInFile, selectMapping } from './queries.ts'
import { exactColumns, headOf, namesOf, suggestColumns } from './reading/head.ts'
import { fromKept, headsKey, keptMapping, type Mapping } from './reading/mapping.ts'
import { type ImportError, MAX_ERRORS, readRows } from './reading/rows.ts'
import type { FileHead } from './report.ts'

const SAMPLES = 3
const SAMPLE_LENGTH = 60

/** A file as it was read, and what its heads say. */
export type Opened = {
  readonly sheet: Sheet
  readonly head: number
  readonly names: readonly string[]
  readonly heads: readonly FileHead[]
}
export type Examined = { readonly found: FoundInFile; readonly plan: Plan }

/** Reads a stored file apart from this process. */
export async function readStored(
  deps: Pick<Deps, 'files' | 'sheets'>,
  actor: TenantActor,
  sha256: string,
): Promise<ReadSheet> {
  const chunks: Uint8Array[] = []
  for await (const chunk of deps.files.read(actor.tenantId, sha256)) chunks.push(chunk as Uint8Array)
  return deps.sheets.read(Buffer.concat(chunks))
}

/** Finds the heads of a file, with samples and our proposals. */
export function openSheet(sheet: Sheet, columns: readonly Column[]): Opened {
  const head = headOf(sheet.rows, columns)
  const names = namesOf(sheet.rows, head)
  const proposed = suggestColumns(names, columns)
  const heads = names.map((name, at) => ({
    name: storable(name),
    samples: samplesOf(sheet, head, at),
    proposed: proposed[at] ?? null,
  }))
  return { sheet, head, names, heads }
}

type Asked = {
  readonly kind: KindKey
  readonly read: ReadSheet
  readonly said: Mapping | null
  readonly by: Applying
}

/**
 * What a file would do, and nothing done yet. Its columns are those that were said, now or for an earlier file with the
 * same heads; where every head is a name of ours nothing needs to be said.
 */
export async function examine(
  deps: Pick<Deps, 'library'>,
  tx: TenantTx,
  { kind: key, read, said, by }: Asked,
): Promise<Examined> {
  const kind = kindOf(key)
  if (!read.ok) return refused([{ row: read.row, column: '', sentence: read.sentence }], { told: '', heads: [] })
  const opened = openSheet(read.sheet, kind.columns)
  const facts = { told: read.sheet.told, heads: opened.heads }
  const unseen = opened.names.flatMap((name) => (hiddenCharacter(name) ? [unseenHead(opened, kind.columns)] : []))
  if (unseen.length > 0) return refused(unseen, facts)
  const mapping = said ?? (await settled(tx, key, opened, kind.columns))
  if (mapping === null)
    return {
      found: {
        status: 'mapping',
        rowCount: opened.sheet.rows.length - opened.head - 1,
        mapping: null,
        report: report([], facts),
      },
      plan: noPlan([]),
    }
  const { rows, errors, open } = readRows(opened.sheet, opened.head, mapping, kind.columns)
  const plan = rows.length > 0 ? await kind.plan(deps, tx, rows, by) : noPlan([])
  // What could not be read is told once, and not again as a value that is missing.
  const unread = new Set(errors.map(({ row, column }) => `${row} ${column}`))
  const wrong = plan.errors.filter(({ row, column }) => !open.has(column) && !unread.has(`${row} ${column}`))
  const all = [...errors, ...wrong]
    .slice(0, MAX_ERRORS)
    .map(({ row, column, sentence }) => ({ row, column: storable(column), sentence: storable(sentence) }))
  const counts = all.length > 0 ? noPlan([]).counts : plan.counts
  const status = all.length > 0 ? 'refused' : 'checked'
  return {
    found: {
      status,
      rowCount: rows.length,
      mapping,
      report: { ...report(all, facts), counts, documentCount: counts.added + counts.changed + counts.unchanged },
    },
    plan,
  }
}

type Facts = { readonly told: string; readonly heads: readonly FileHead[] }

function report(errors: readonly ImportError[], { told, heads }: Facts) {
  return {
    documentCount: 0,
    counts: noPlan([]).counts,
    errors: [...errors],
    told: storable(told),
    heads: [...heads],
  }
}

function refused(errors: readonly ImportError[], facts: Facts): Examined {
  return {
    found: { status: 'refused', rowCount: 0, mapping: null, report: report(errors, facts) },
    plan: noPlan(errors),
  }
}

async function settled(
  tx: TenantTx,
  key: KindKey,
  { names }: Opened,
  columns: readonly Column[],
): Promise<Mapping | null> {
  const exact = exactColumns(names, columns)
  if (names.every((name, at) => name === '' || exact[at] !== null))
    return { columns: [...exact], decimals: 'auto', days: 'auto' }
  const kept = await selectMapping(tx, key, headsKey(names))
  return kept === null ? null : fromKept(keptMapping(kept), names)
}

function unseenHead({ sheet, head }: Opened, columns: readonly Column[]): ImportError {
  const known = columns.map((column) => column.key).join(', ')
  return {
    row: sheet.rows[head]?.row ?? 1,
    column: '',
    sentence: `A column is called something that cannot be read. Known are: ${known}.`,
  }
}

function samplesOf({ rows }: Sheet, head: number, at: number): string[] {
  const samples = new Set<string>()
  for (const { cells } of rows.slice(head + 1, head + 200)) {
    const text = wordsOf(cells[at] ?? null)
    if (text !== '') samples.add(storable(text.slice(0, SAMPLE_LENGTH)))
    if (samples.size === SAMPLES) break
  }
  return [...samples]
}

function wordsOf(cell: SheetCell): string {
  if (cell === null) return ''
  if (typeof cell !== 'object') return String(cell)
  return 'day' in cell ? cell.day : (cell.text ?? '')
}

// A sentence quotes the file, and PostgreSQL keeps no NUL.
function storable(text: string): string {
  return text.replaceAll('\u0000', '\uFFFD')
}
