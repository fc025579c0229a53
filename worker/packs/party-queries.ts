import type { TenantTx } from '../../db/tenant.ts'
import type { CounterpartyId } from '../../domain/kernel/ids.ts'
import { PAGE, type Population } from './queries.ts'

/** One page of the counterparties known when the pack was asked for, each with every look at its registration by then. */
export function pageOfCounterparties(tx: TenantTx, population: Population, after: CounterpartyId | null) {
  const page = tx
    .selectFrom('counterparty')
    .selectAll()
    .where('created_at', '<=', population.at)
    .$if(after !== null, (query) => query.where('id', '>', after as CounterpartyId))
    .orderBy('id')
    .limit(PAGE)
  return tx
    .selectFrom(page.as('c'))
    .leftJoin('counterparty_registration as k', (join) =>
      join
        .onRef('k.counterparty_id', '=', 'c.id')
        .on('k.scheme', '=', population.scheme)
        .on('k.recorded_at', '<=', population.at),
    )
    .select(['c.id', 'c.name', 'c.roles', 'c.country', 'c.address', 'c.tax_number', 'c.archived_at'])
    .select(['k.number', 'k.valid_from', 'k.valid_to', 'k.checked_on', 'k.checked_by_name', 'k.seen'])
    .select(['k.evidence_sha256', 'k.recorded_at'])
    .orderBy('c.id')
    .orderBy('k.recorded_at')
    .orderBy('k.id')
    .execute()
}

/** Every look at these suppliers' registrations with the scheme by the time the pack was asked for. */
export async function selectChecks(tx: TenantTx, population: Population, of: readonly CounterpartyId[]) {
  if (of.length === 0) return []
  return tx
    .selectFrom('counterparty_registration')
    .select(['counterparty_id as of', 'scheme', 'number', 'valid_from as validFrom', 'valid_to as validTo'])
    .select(['checked_on as checkedOn', 'checked_by_name as checkedBy'])
    .where('counterparty_id', 'in', of)
    .where('scheme', '=', population.scheme)
    .where('recorded_at', '<=', population.at)
    .orderBy('recorded_at', 'desc')
    .orderBy('id', 'desc')
    .execute()
}

/** The evidence of registrations: the company's own first, then what was kept of each counterparty's. */
export async function selectEvidence(tx: TenantTx, population: Population) {
  const own = tx
    .selectFrom('registration as g')
    .innerJoin('stored_file as f', (join) =>
      join.onRef('f.sha256', '=', 'g.evidence_sha256').on('f.purpose', '=', 'registration-evidence'),
    )
    .select(['g.id', 'g.number as of', 'g.valid_from as day', 'f.sha256', 'f.name'])
    .where('g.scheme', '=', population.scheme)
    .where('g.recorded_at', '<=', population.at)
    .orderBy('g.id')
  const partners = tx
    .selectFrom('counterparty_registration as k')
    .innerJoin('counterparty as c', 'c.id', 'k.counterparty_id')
    .innerJoin('stored_file as f', (join) =>
      join.onRef('f.sha256', '=', 'k.evidence_sha256').on('f.purpose', '=', 'counterparty-evidence'),
    )
    .select(['k.id', 'c.name as of', 'k.checked_on as day', 'f.sha256', 'f.name'])
    .where('k.scheme', '=', population.scheme)
    .where('k.recorded_at', '<=', population.at)
    .orderBy('k.id')
  return [...(await own.execute()), ...(await partners.execute())]
}

/** Every registration of the company with the scheme. */
export function selectRegistrations(tx: TenantTx, population: Population) {
  return tx
    .selectFrom('registration')
    .selectAll()
    .where('scheme', '=', population.scheme)
    .where('recorded_at', '<=', population.at)
    .orderBy('valid_from')
    .orderBy('id')
    .execute()
}

/** Who may do what in the company. */
export function selectMembers(tx: TenantTx) {
  return tx.selectFrom('membership').selectAll().orderBy('joined_at').orderBy('user_id').execute()
}
