import type { TenantTx } from '../../db/tenant.ts'
import { type Statement, statementSchema } from '../kernel/statement.ts'

/** Every loaded statement of a scheme, every version. */
export async function selectStatements(tx: TenantTx, scheme: string): Promise<readonly Statement[]> {
  const rows = await tx.selectFrom('statement').select('content').where('scheme', '=', scheme).execute()
  return rows.map((row) => statementSchema.parse(row.content))
}
