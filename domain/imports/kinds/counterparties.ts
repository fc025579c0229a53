import type { TenantTx } from '../../../db/tenant.ts'
import { insertCounterparties, type Named, selectByNames, updateCounterparties } from '../../counterparties/queries.ts'
import { type CounterpartyDetails, counterpartySchema } from '../../counterparties/schema.ts'
import { insertEvents } from '../../events/queries.ts'
import { type CounterpartyId, newId } from '../../kernel/ids.ts'
import { counterpartyColumns } from '../columns/counterparties.ts'
import { type ImportError, MAX_ERRORS, type Row } from '../reading/rows.ts'
import { issuesOf, lineOf } from './document-rows.ts'
import { wordsIn } from './issued.ts'
import type { Applying, Kind, Plan, PlanDeps } from './kind.ts'

/** Buyers and suppliers: a new name is added, a known one changed where the file says otherwise. */
export const counterpartyKind: Kind = {
  columns: counterpartyColumns,
  action: 'counterparty:write',
  plan,
  samples: () => [
    {
      name: 'Hudson Gems Inc',
      roles: 'buyer',
      country: 'US',
      address: '580 Fifth Avenue, New York',
      email: 'office@hudson.example',
    },
    { name: 'Okavango Rough Ltd', roles: 'buyer;supplier', country: 'BW', tax_number: 'BW-1234567' },
  ],
}

async function plan(_deps: PlanDeps, tx: TenantTx, rows: readonly Row[]): Promise<Plan> {
  const known = Map.groupBy(await selectByNames(tx, wordsIn(rows, 'name')), ({ details }) => key(details.name))
  const errors: ImportError[] = []
  const seen = new Map<string, number>()
  const added: Named[] = []
  const changed: Named[] = []
  let unchanged = 0
  for (const row of rows) {
    const read = readRow(row, known.get(key(row.cells['name'] ?? '')) ?? [])
    if ('errors' in read) {
      if (errors.length < MAX_ERRORS) errors.push(...read.errors)
      continue
    }
    const before = seen.get(key(read.details.name))
    seen.set(key(read.details.name), before ?? row.row)
    if (before !== undefined)
      errors.push({ row: row.row, column: 'name', sentence: `Row ${before} has the same name. Keep one of them.` })
    else if (read.id === null) added.push({ id: newId<CounterpartyId>(), details: read.details })
    else if (read.isChanged) changed.push({ id: read.id, details: read.details })
    else unchanged += 1
  }
  return {
    errors: errors.slice(0, MAX_ERRORS),
    counts: { added: added.length, changed: changed.length, unchanged },
    apply: (work, by) => write(work, by, { added, changed }),
  }
}

type Read =
  | { readonly errors: readonly ImportError[] }
  | { readonly id: CounterpartyId | null; readonly details: CounterpartyDetails; readonly isChanged: boolean }

function readRow(row: Row, known: readonly Named[]): Read {
  const [first, second] = known
  if (second)
    return {
      errors: [
        {
          row: row.row,
          column: 'name',
          sentence: 'Several of your counterparties have this name. Tell them apart on their pages first.',
        },
      ],
    }
  const { roles, ...fields } = lineOf(row, counterpartyColumns)
  const parsed = counterpartySchema.safeParse({ ...left(fields, first), roles: rolesIn(roles) })
  if (!parsed.success) return { errors: issuesOf(parsed.error.issues, [row], counterpartyColumns) }
  const isChanged = first !== undefined && text(first.details) !== text(parsed.data)
  return { id: first?.id ?? null, details: parsed.data, isChanged }
}

/** A column that the file does not have leaves what is known as it is; an empty cell empties it. */
function left(fields: Readonly<Record<string, string | undefined>>, known: Named | undefined) {
  const said = Object.entries(fields).filter(([, value]) => value !== undefined)
  return { ...known?.details, ...Object.fromEntries(said) }
}

function rolesIn(text = ''): readonly string[] {
  return text
    .toLowerCase()
    .split(/[;,/&+]|\band\b/)
    .map((word) => word.trim())
    .filter((word) => word !== '')
    .flatMap((word) => ROLE_WORDS[word] ?? [word])
}

const ROLE_WORDS: Readonly<Record<string, readonly string[]>> = {
  both: ['buyer', 'supplier'],
  customer: ['buyer'],
  client: ['buyer'],
  vendor: ['supplier'],
  seller: ['supplier'],
}

function key(name: string): string {
  return name.normalize('NFC').toLowerCase()
}

function text({ name, roles, country, address, taxNumber, email }: Omit<CounterpartyDetails, 'language'>): string {
  return JSON.stringify([name, roles.toSorted(), country, address ?? '', taxNumber, email])
}

type Work = { readonly added: readonly Named[]; readonly changed: readonly Named[] }

async function write(tx: TenantTx, { actor, at }: Applying, { added, changed }: Work): Promise<void> {
  await insertCounterparties(tx, at, added)
  await updateCounterparties(tx, at, changed)
  const told = (verb: string) => (each: Named) => ({ verb, objectKind: 'counterparty', objectId: each.id })
  await insertEvents(tx, actor, at, [...added.map(told('added')), ...changed.map(told('changed'))])
}
