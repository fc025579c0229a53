import { sql } from 'kysely'
import type { TenantTx } from '../../db/tenant.ts'
import type { EngagementId, SigningKeyId } from '../kernel/ids.ts'

/** The current key of the company, or of an engagement's auditor. */
export function selectKey(tx: TenantTx, of: EngagementId | null) {
  return tx
    .selectFrom('signing_key')
    .select(['id', 'certificate', 'wrapped_key'])
    .where('retired_at', 'is', null)
    .where('engagement_id', 'is not distinct from', of)
    .executeTakeFirst()
}

/** The names that stand in the certificate of a key: the company's with its country, or the auditor's with his firm. */
export function selectSubject(tx: TenantTx, of: EngagementId | null) {
  if (of === null)
    return tx
      .selectFrom('company')
      .select(['legal_name as name', 'legal_name as organisation', sql<string | null>`country`.as('country')])
      .executeTakeFirst()
  return tx
    .selectFrom('engagement')
    .select(['auditor_name as name', 'firm as organisation', sql<string | null>`null`.as('country')])
    .where('id', '=', of)
    .executeTakeFirst()
}

type NewKey = {
  readonly id: SigningKeyId
  readonly engagementId: EngagementId | null
  readonly certificate: Uint8Array
  readonly wrappedKey: Uint8Array
  readonly at: Date
}

/** Writes a key unless there is a current one already. */
export async function insertKey(tx: TenantTx, key: NewKey): Promise<void> {
  const [certificate, wrapped] = [Buffer.from(key.certificate), Buffer.from(key.wrappedKey)]
  await tx
    .insertInto('signing_key')
    .values({ id: key.id, engagement_id: key.engagementId, certificate, wrapped_key: wrapped, made_at: key.at })
    .onConflict((on) => on.doNothing())
    .execute()
}
