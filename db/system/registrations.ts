import type { Transaction } from 'kysely'
import type { Day } from '../../domain/kernel/calendar.ts'
import { newId, type RegistrationId, type TenantId, type UserId } from '../../domain/kernel/ids.ts'
import type { SystemDatabase } from '../client.ts'
import type { Schema } from '../schema.ts'
import { inSystem } from './transaction.ts'

export type Who = { readonly userId: UserId; readonly name: string; readonly at: Date }
export type NewRegistration = {
  readonly scheme: string
  readonly number: string
  readonly validFrom: Day
  readonly validTo: Day
  readonly evidence: NewEvidence | null
}
export type NewEvidence = {
  readonly sha256: string
  readonly name: string
  readonly mediaType: string
  readonly bytes: number
}

/** Adds a company's registration with its evidence; earlier ones stay. */
export async function insertRegistration(
  system: SystemDatabase,
  who: Who,
  tenantId: TenantId,
  registration: NewRegistration,
): Promise<void> {
  await inSystem(system, (tx) => addRegistration(tx, who, tenantId, registration))
}

/** The same inside a transaction that does more. */
export async function addRegistration(
  tx: Transaction<Schema>,
  who: Who,
  tenantId: TenantId,
  { evidence, ...added }: NewRegistration,
): Promise<void> {
  if (evidence)
    await tx
      .insertInto('stored_file')
      .values({
        tenant_id: tenantId,
        sha256: evidence.sha256,
        purpose: 'registration-evidence',
        name: evidence.name,
        media_type: evidence.mediaType,
        bytes: BigInt(evidence.bytes),
        stored_by: who.name,
        stored_at: who.at,
      })
      .onConflict((on) => on.doNothing())
      .execute()
  await tx
    .insertInto('registration')
    .values({
      tenant_id: tenantId,
      id: newId<RegistrationId>(),
      scheme: added.scheme,
      number: added.number,
      valid_from: added.validFrom,
      valid_to: added.validTo,
      evidence_sha256: evidence?.sha256 ?? null,
      recorded_by_name: who.name,
      recorded_at: who.at,
    })
    .execute()
}

/** A stored evidence file of a company's registration, or undefined. */
export async function selectEvidence(system: SystemDatabase, tenantId: TenantId, sha256: string) {
  return inSystem(system, (tx) =>
    tx
      .selectFrom('stored_file')
      .select(['sha256', 'name', 'media_type as mediaType', 'bytes'])
      .where('tenant_id', '=', tenantId)
      .where('sha256', '=', sha256)
      .where('purpose', '=', 'registration-evidence')
      .executeTakeFirst(),
  )
}
