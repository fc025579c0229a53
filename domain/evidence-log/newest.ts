import type { TenantTx } from '../../db/tenant.ts'
import type { TenantId } from '../kernel/ids.ts'
import { selectCheckpoints, selectHead } from './queries.ts'
import { originOf } from './seal.ts'

/** The newest signed head of a company's log under its present name; undefined before the first. */
export async function newestCheckpoint(tx: TenantTx, tenantId: TenantId) {
  const { generation } = await selectHead(tx)
  const [newest] = await selectCheckpoints(tx, originOf(tenantId, generation), 1)
  return newest
}
