import { sql } from 'kysely'
import { containing } from '../../db/like.ts'
import type { TenantTx } from '../../db/tenant.ts'
import type { Day } from '../kernel/calendar.ts'
import type { Position } from '../kernel/cursor.ts'
import type { CounterpartyId } from '../kernel/ids.ts'
import type { CounterpartyDetails, CounterpartyListQuery, CounterpartyRole } from './schema.ts'

/** Writes a new counterparty. */
export async function insertCounterparty(tx: TenantTx, at: Date, id: CounterpartyId, details: CounterpartyDetails) {
  await tx
    .insertInto('counterparty')
    .values({ id, ...columns(details), language: details.language, created_at: at, updated_at: at })
    .execute()
}

/** Overwrites a counterparty. Tells whether it was there. */
export async function updateCounterparty(
  tx: TenantTx,
  at: Date,
  id: CounterpartyId,
  details: CounterpartyDetails,
): Promise<boolean> {
  const result = await tx
    .updateTable('counterparty')
    .set({ ...columns(details), language: details.language, updated_at: at })
    .where('id', '=', id)
    .executeTakeFirst()
  return result.numUpdatedRows === 1n
}

// A sheet of partners says nothing of languages, so that it leaves them as they are.
function columns(details: Omit<CounterpartyDetails, 'language'>) {
  return {
    name: details.name,
    roles: details.roles,
    country: details.country,
    address: details.address ?? '',
    tax_number: details.taxNumber,
    email: details.email,
  }
}

/** A counterparty as a sheet knows it: it says nothing of languages. */
export type Named = { readonly id: CounterpartyId; readonly details: Omit<CounterpartyDetails, 'language'> }

/** Writes new counterparties, all in one statement. */
export async function insertCounterparties(tx: TenantTx, at: Date, all: readonly Named[]): Promise<void> {
  await sql`insert into counterparty (id, name, roles, country, address, tax_number, email, created_at, updated_at)
    select r.id, r.name, r.roles, r.country, r.address, r.tax_number, r.email, ${at}, ${at} from ${recordsOf(all)}`.execute(
    tx,
  )
}

/** Overwrites counterparties, all in one statement. */
export async function updateCounterparties(tx: TenantTx, at: Date, all: readonly Named[]): Promise<void> {
  await sql`update counterparty c set name = r.name, roles = r.roles, country = r.country, address = r.address,
      tax_number = r.tax_number, email = r.email, updated_at = ${at} from ${recordsOf(all)} where c.id = r.id`.execute(
    tx,
  )
}

function recordsOf(all: readonly Named[]) {
  const rows = all.map(({ id, details }) => ({ id, ...columns(details) }))
  return sql`jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb) as r(id uuid, name text, roles text[], country text,
    address text, tax_number text, email text)`
}

/** The counterparties of these names, whatever their capitals. */
export async function selectByNames(tx: TenantTx, names: readonly string[]): Promise<readonly Named[]> {
  const { rows } = await sql<Named['details'] & { id: CounterpartyId }>`
    select id, name, roles, country, address, tax_number as "taxNumber", email from counterparty
    where lower(name) in (select lower(jsonb_array_elements_text(${JSON.stringify(names)}::text::jsonb)))
    order by id`.execute(tx)
  return rows.map(({ id, ...details }) => ({ id, details }))
}

/** One counterparty, or undefined. */
export async function selectCounterparty(tx: TenantTx, id: CounterpartyId) {
  return all(tx).where('id', '=', id).executeTakeFirst()
}

/** A counterparty, locked until the transaction ends. */
export async function lockCounterparty(tx: TenantTx, id: CounterpartyId) {
  return all(tx).where('id', '=', id).forUpdate().executeTakeFirst()
}

type Block = {
  readonly blocked_from: Day | null
  readonly blocked_reason: string | null
  readonly blocked_by_name: string | null
}

/** Blocks a counterparty, or lets it in again. */
export async function updateBlock(tx: TenantTx, id: CounterpartyId, block: Block): Promise<void> {
  await tx.updateTable('counterparty').set(block).where('id', '=', id).execute()
}

/** Who blocked a counterparty and who let it in again, the newest first. */
export function selectBlocks(tx: TenantTx, id: CounterpartyId) {
  return tx
    .selectFrom('event')
    .select(['id', 'verb', 'happened_at as at', 'actor_name as by'])
    .select(sql<string>`details ->> 'reason'`.as('reason'))
    .where('object_kind', '=', 'counterparty')
    .where('object_id', '=', id)
    .where('verb', 'in', ['blocked', 'unblocked'])
    .orderBy('happened_at', 'desc')
    .orderBy('id', 'desc')
    .limit(100)
    .execute()
}

/** A page by name, one more than asked for. */
export async function selectCounterpartyPage(tx: TenantTx, query: CounterpartyListQuery, after: Position | null) {
  let q = all(tx)
    .orderBy(sql`lower(name)`)
    .orderBy('id')
    .limit(query.limit + 1)
  if (query.search) q = q.where('name', 'ilike', containing(query.search))
  if (query.blocked) q = q.where('blocked_from', 'is not', null)
  if (query.role) q = q.where(sql<boolean>`${query.role} = any(roles)`)
  if (after) q = q.where(sql<boolean>`(lower(name), id) > (lower(${after.value}::text), ${after.id}::uuid)`)
  return q.execute()
}

/** Id and name of those in a role who are still in use, by name. */
export function selectCounterpartyChoices(tx: TenantTx, role: CounterpartyRole) {
  return tx
    .selectFrom('counterparty')
    .select(['id', 'name'])
    .where(sql<boolean>`${role} = any(roles)`)
    .where('archived_at', 'is', null)
    .orderBy(sql`lower(name)`)
    .orderBy('id')
    .limit(2000)
    .execute()
}

function all(tx: TenantTx) {
  return tx
    .selectFrom('counterparty')
    .select([
      'id',
      'name',
      'roles',
      'country',
      'address',
      'tax_number as taxNumber',
      'email',
      'language',
      'updated_at as updatedAt',
    ])
    .select(['blocked_from as blockedFrom', 'blocked_reason as blockedReason', 'blocked_by_name as blockedBy'])
}
