import type { TenantTx } from '../../db/tenant.ts'
import { insertEvent } from '../events/queries.ts'
import type { TenantActor } from '../kernel/actor.ts'
import type { StoredPaper } from './index.ts'

type Purpose =
  | 'received-document'
  | 'counterparty-evidence'
  | 'inbox-item'
  | 'kp-certificate'
  | 'ledger-evidence'
  | 'sanction-answer'
  | 'governance'

/** Writes that these bytes are the company's, and what for; the log proves them. The same bytes for the same purpose stand there once. */
export async function insertPaper(
  tx: TenantTx,
  purpose: Purpose,
  paper: StoredPaper,
  kept: { readonly by: TenantActor; readonly at: Date },
): Promise<void> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('stored_file')
    .values({
      sha256: paper.sha256,
      purpose,
      name: paper.name,
      media_type: paper.mediaType,
      bytes: BigInt(paper.bytes),
      stored_by: kept.by.name,
      stored_at: kept.at,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  if (numInsertedOrUpdatedRows !== 1n) return
  const [objectId, hashes] = [paper.sha256, { file: paper.sha256 }]
  await insertEvent(tx, kept.by, kept.at, {
    verb: 'stored',
    objectKind: 'file',
    objectId,
    hashes,
    details: { purpose },
  })
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
