import type { TenantTx } from '../../db/tenant.ts'
import type { SigningKeyId } from '../kernel/ids.ts'

/** The company's current key. */
export function selectKey(tx: TenantTx) {
  return tx
    .selectFrom('signing_key')
    .select(['id', 'certificate', 'wrapped_key'])
    .where('retired_at', 'is', null)
    .executeTakeFirst()
}

/** The name and country that stand in a company's certificate. */
export function selectCompanyName(tx: TenantTx) {
  return tx.selectFrom('company').select(['legal_name', 'country']).executeTakeFirst()
}

type NewKey = {
  readonly id: SigningKeyId
  readonly certificate: Uint8Array
  readonly wrappedKey: Uint8Array
  readonly at: Date
}

/** Writes a key unless the company has one already. */
export async function insertKey(tx: TenantTx, { id, certificate, wrappedKey, at }: NewKey): Promise<void> {
  await tx
    .insertInto('signing_key')
    .values({ id, certificate: Buffer.from(certificate), wrapped_key: Buffer.from(wrappedKey), made_at: at })
    .onConflict((on) => on.doNothing())
    .execute()
}
