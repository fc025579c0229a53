import type { TenantTx } from '../../../db/tenant.ts'
import type { CounterpartyId, CounterpartyRegistrationId } from '../../kernel/ids.ts'
import type { RegistrationCheckInput } from './schema.ts'

type NewCheck = {
  readonly id: CounterpartyRegistrationId
  readonly counterpartyId: CounterpartyId
  readonly check: RegistrationCheckInput & { readonly scheme: string }
  readonly evidenceSha256: string | null
}

/** Adds what was seen of a counterparty's registration. Nothing is ever changed: earlier checks stay what they were. */
export async function insertCheck(
  tx: TenantTx,
  by: { readonly name: string; readonly at: Date },
  { id, counterpartyId, check, evidenceSha256 }: NewCheck,
): Promise<void> {
  await tx
    .insertInto('counterparty_registration')
    .values({
      id,
      counterparty_id: counterpartyId,
      scheme: check.scheme,
      number: check.number,
      valid_from: check.validFrom,
      valid_to: check.validTo,
      checked_on: check.checkedOn,
      checked_by_name: by.name,
      seen: check.seen,
      evidence_sha256: evidenceSha256,
      recorded_at: by.at,
    })
    .execute()
}

const MOST_CHECKS = 5_000

/** Everything that was ever seen of these counterparties, the newest first. */
export async function selectChecks(tx: TenantTx, counterparties: readonly CounterpartyId[]) {
  if (counterparties.length === 0) return []
  return tx
    .selectFrom('counterparty_registration')
    .select(['id', 'counterparty_id as counterpartyId', 'scheme', 'number', 'valid_from as validFrom'])
    .select(['valid_to as validTo', 'checked_on as checkedOn', 'checked_by_name as checkedBy', 'seen'])
    .select(['evidence_sha256 as evidenceSha256', 'recorded_at as recordedAt'])
    .where('counterparty_id', 'in', counterparties)
    .orderBy('recorded_at', 'desc')
    .orderBy('id', 'desc')
    .limit(MOST_CHECKS)
    .execute()
}
export type StoredCheck = Awaited<ReturnType<typeof selectChecks>>[number]

/** The hash of one check's evidence, or undefined when there is no such check of this counterparty. */
export async function selectEvidenceHash(tx: TenantTx, of: CounterpartyId, id: CounterpartyRegistrationId) {
  return tx
    .selectFrom('counterparty_registration')
    .select('evidence_sha256 as sha256')
    .where('counterparty_id', '=', of)
    .where('id', '=', id)
    .executeTakeFirst()
}
