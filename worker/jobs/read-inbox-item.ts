import { buffer } from 'node:stream/consumers'
import type { Deps } from '../../domain/deps.ts'
import type { Read } from '../../domain/inbox/reading.ts'
import { itemToRead, recordReading } from '../../domain/inbox/record-reading.ts'
import type { InboxItemId, TenantId } from '../../domain/kernel/ids.ts'
import type { JobRun, Payload } from '../../platform/jobs.ts'
import type { Reader } from '../inbox/reader.ts'
import { type ReportDeps, reportStray } from './report-stray.ts'

type ReadDeps = Pick<Deps, 'db' | 'files' | 'library'> & ReportDeps & { readonly reader: Pick<Reader, 'read'> }

/** More attempts than that, and a person reads it: something about this paper takes the worker down. */
const ATTEMPTS = 5

/** Reads a paper that came in, if nobody has yet; what cannot be read waits for a person all the same. */
export async function readInboxItem(deps: ReadDeps, payload: Payload<'read-inbox-item'>, run: JobRun): Promise<void> {
  const [tenantId, id] = [payload.tenantId as TenantId, payload.itemId as InboxItemId]
  const item = await itemToRead(deps, tenantId, id)
  if (!item) {
    const row = { row: 'paper in the inbox', itemId: id } as const
    await reportStray(deps, { jobName: 'read-inbox-item', jobId: run.jobId, tenantId, ...row })
    return
  }
  if (item.status !== 'reading') return
  await recordReading(deps, tenantId, { id, read: await readPaper(deps, tenantId, item) })
}

async function readPaper(
  deps: ReadDeps,
  tenantId: TenantId,
  item: { readonly attempts: number; readonly sha256: string | null; readonly mediaType: string | null },
): Promise<Read> {
  if (item.mediaType !== 'application/pdf') return { problem: 'picture' }
  if (item.sha256 === null || item.attempts > ATTEMPTS) return { problem: 'unreadable' }
  return deps.reader.read(await buffer(deps.files.read(tenantId, item.sha256)))
}
