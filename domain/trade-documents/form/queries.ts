import { sql } from 'kysely'
import type { TenantTx } from '../../../db/tenant.ts'
import type { CounterpartyId } from '../../kernel/ids.ts'

const MOST_COUNTERPARTIES = 5_000

/** The company as the seller on its own paper. */
export function selectSeller(tx: TenantTx) {
  return tx
    .selectFrom('company')
    .select([
      'legal_name as legalName',
      'country',
      'time_zone as timeZone',
      'currency',
      'back_dating_days as backDatingDays',
    ])
    .executeTakeFirstOrThrow()
}

/** The counterparties to choose from, by name, and the one that is chosen already. */
export function selectBuyers(tx: TenantTx, chosen: CounterpartyId | null) {
  return tx
    .selectFrom('counterparty')
    .select(['id', 'name', 'country'])
    .where((eb) => eb.or([eb('archived_at', 'is', null), eb('id', '=', chosen)]))
    .orderBy(sql`lower(name)`)
    .orderBy('id')
    .limit(MOST_COUNTERPARTIES)
    .execute()
}

/** The company's registrations with every scheme, the one that ends last first. */
export function selectRegistrations(tx: TenantTx) {
  return tx
    .selectFrom('registration')
    .select(['scheme', 'number', 'valid_from as validFrom', 'valid_to as validTo'])
    .orderBy('valid_to', 'desc')
    .execute()
}
