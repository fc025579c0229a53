import type { TenantTx } from '../../db/tenant.ts'

/** The schemes under which the company trades. */
export async function companySchemes(tx: TenantTx): Promise<readonly string[]> {
  return (await tx.selectFrom('company').select('schemes').executeTakeFirstOrThrow()).schemes
}
