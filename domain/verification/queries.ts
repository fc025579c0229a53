import type { TenantTx } from '../../db/tenant.ts'
import type { TradeDocumentId } from '../kernel/ids.ts'

/** The verification code of a document, or undefined. */
export async function selectCode(tx: TenantTx, id: TradeDocumentId) {
  return tx.selectFrom('verification_code').select('revoked_at').where('document_id', '=', id).executeTakeFirst()
}

/** Marks the code revoked. Tells whether it was still open. */
export async function markRevoked(
  tx: TenantTx,
  id: TradeDocumentId,
  { at, by }: { readonly at: Date; readonly by: string },
): Promise<boolean> {
  const result = await tx
    .updateTable('verification_code')
    .set({ revoked_at: at, revoked_by_name: by })
    .where('document_id', '=', id)
    .where('revoked_at', 'is', null)
    .executeTakeFirst()
  return result.numUpdatedRows === 1n
}
