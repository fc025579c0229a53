import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { pino } from 'pino'
import { collectedZip } from '../../app/server/collected-zip.ts'
import { readCollected } from '../../domain/bulk-jobs/collected.ts'
import { readBulkJob, requestBulkJob } from '../../domain/bulk-jobs/index.ts'
import { systemClock } from '../../domain/kernel/clock.ts'
import type { BulkJobId } from '../../domain/kernel/ids.ts'
import { folderFiles } from '../../platform/files.ts'
import { openQueue } from '../../platform/queue.ts'
import { startBulkWorker } from '../support/bulk.ts'
import type { Ground } from './ground.ts'
import { type Figure, figure, memoryGrowth, type Size, timed } from './measure.ts'
import { newDrafts, newSeller } from './trade.ts'

/** One job that issues, one that collects, and the ZIP of them all, beside pages that are written without Chromium. */
export async function bulk(ground: Ground, size: Size): Promise<readonly Figure[]> {
  const count = size === 'full' ? 10_000 : 40
  const t = await ground.database('bench_bulk')
  const queue = openQueue({ databaseUrl: t.urls.queueUrl }, pino({ level: 'silent' }))
  const folders = { files: join(ground.folder, 'bulk'), mailbox: join(ground.folder, 'mailbox') }
  const files = folderFiles(folders.files)
  const deps = { ...t, clock: systemClock, ring: queue.ring }
  const seller = await newSeller(t)
  const { dealer } = seller.company
  const ids = await newDrafts(t, seller, count)
  await t.admin`analyze`
  const worker = await startBulkWorker(t, folders)
  const until = async (id: BulkJobId, part: number) => {
    while ((await readBulkJob(deps, dealer, id)).done < count * part) await sleep(100)
  }
  const job = async (input: object) => (await requestBulkJob(deps, dealer, input)).id
  let [early, late] = [0, 0]
  const issuing = await timed(async () => {
    const id = await job({ kind: 'issue', ids })
    await until(id, 0.1)
    early = await worker.heapMb()
    await until(id, 1)
    late = await worker.heapMb()
  })
  let collected: BulkJobId | undefined
  const collecting = await timed(async () => {
    collected = await job({ kind: 'download', ids })
    await until(collected, 1)
  })
  await worker.stop()
  let growth = 0
  const reading = await timed(async () => {
    growth = await memoryGrowth(async () => {
      if (!collected) return
      while ((await readBulkJob(deps, dealer, collected)).status !== 'done') await sleep(50)
      const { body } = collectedZip(files, dealer.tenantId, await readCollected(deps, dealer, collected))
      const reader = body?.getReader()
      while (reader && !(await reader.read()).done);
    })
  })
  await queue.close()
  const rate = (took: number) => (count / took) * 1_000
  return [
    figure('bulk: drafts issued by one job', 'documents/s', rate(issuing), { atLeast: 40 }),
    figure('bulk: heap of the worker from a tenth to all', 'MB', late - early, { atMost: 20 }),
    figure('bulk: documents collected by one job', 'documents/s', rate(collecting), { atLeast: 100 }),
    figure('bulk: ZIP read while it is made', 'documents/s', rate(reading), { atLeast: 200 }),
    figure('bulk: memory for that ZIP', 'MB', growth, { atMost: 150 }),
  ]
}
