import type { TenantTx } from '../../db/tenant.ts'
import type { StoredPaper } from './index.ts'

type Purpose = 'received-document' | 'counterparty-evidence' | 'inbox-item' | 'kp-certificate' | 'ledger-evidence'

/** Writes that these bytes are the company's, and what for. The same bytes for the same purpose stand there once. */
export async function insertPaper(
  tx: TenantTx,
  purpose: Purpose,
  paper: StoredPaper,
  kept: { readonly by: string; readonly at: Date },
): Promise<void> {
  await tx
    .insertInto('stored_file')
    .values({
      sha256: paper.sha256,
      purpose,
      name: paper.name,
      media_type: paper.mediaType,
      bytes: BigInt(paper.bytes),
      stored_by: kept.by,
      stored_at: kept.at,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** A paper that was kept for this purpose, or undefined. */
export async function selectPaper(tx: TenantTx, purpose: Purpose, sha256: string) {
  const row = await tx
    .selectFrom('stored_file')
    .select(['sha256', 'name', 'media_type as mediaType', 'bytes'])
    .where('sha256', '=', sha256)
    .where('purpose', '=', purpose)
    .executeTakeFirst()
  return row && { ...row, bytes: Number(row.bytes) }
}
