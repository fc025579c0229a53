import { proofFile } from '../../domain/evidence-log/index.ts'
import { loaderFor } from '../route.server.ts'
import { sheetResponse } from '../server/sheet-response.ts'

/** The proof that an entry is in the log (C2SP tlog-proof), to be kept and checked without us. */
export const loader = loaderFor(async ({ actor, deps, params }) => {
  const proof = await proofFile(deps, actor, params['seq'])
  const content = new TextEncoder().encode(proof)
  return sheetResponse({ name: `entry-${params['seq']}.tlog-proof`, mediaType: 'text/plain; charset=utf-8', content })
})
