import { join } from 'node:path'
import { pino } from 'pino'
import { systemClock } from '../../domain/kernel/clock.ts'
import { issueTradeDocument } from '../../domain/trade-documents/index.ts'
import { folderFiles } from '../../platform/files.ts'
import { type Handlers, type JobRun, jobs as kinds, type Payload } from '../../platform/jobs.ts'
import { openKeys, readMasterKey } from '../../platform/keys.ts'
import { openQueue, runWorker } from '../../platform/queue.ts'
import { openSigning } from '../../platform/signing/index.ts'
import { renderDocument } from '../../worker/jobs/render-document.ts'
import { openPrinter, type PrintOptions } from '../../worker/pdf/printer.ts'
import { openTemplateRunner } from '../../worker/templates/runner.ts'
import type { Ground } from './ground.ts'
import { newDrafts, newSeller } from './trade.ts'

export const TABS = 4
export type Sheet = { readonly html: string; readonly print: PrintOptions }

/** The whole way of a document from the queue to the committed row, for as many invoices of the usual size. */
export type Pipeline = {
  /** Prints them all, however often they were printed, and tells how many a second. */
  readonly run: (watch?: (done: number) => void) => Promise<number>
  /** What was printed, once it ran. */
  readonly sheets: () => readonly Sheet[]
  readonly close: () => Promise<void>
}

/** Sets it up: a database, a queue, a printer, and invoices that are issued. */
export async function openPipeline(ground: Ground, name: string, invoices: number): Promise<Pipeline> {
  const t = await ground.database(name)
  const log = pino({ level: 'silent' })
  const printer = await openPrinter({ dataFolder: ground.folder, tabs: TABS, allowNoSandbox: true, log })
  const store = { databaseUrl: t.urls.queueUrl }
  const queue = openQueue(store, log)
  const seller = await newSeller(t)
  const jobs: Payload<'render-document'>[] = []
  const ring = async (_: string, payload: object) => void jobs.push(payload as Payload<'render-document'>)
  const keys = openKeys({ dataFolder: ground.folder })
  const signing = openSigning(readMasterKey({ dataFolder: ground.folder }))
  const deps = { ...t, clock: systemClock, keys, signing, files: folderFiles(join(ground.folder, 'files')) }
  for (const id of await newDrafts(t, seller, invoices))
    await issueTradeDocument({ ...deps, ring }, seller.company.dealer, id)
  const sheets = new Map<string, Sheet>()
  const remembering = {
    sandbox: printer.sandbox,
    measure: printer.measure,
    print: (html: string, print: PrintOptions) => {
      if (sheets.size < 100) sheets.set(html, { html, print })
      return printer.print(html, print)
    },
  }
  const work = {
    ...deps,
    templates: openTemplateRunner({ isAhead: false }),
    printer: remembering,
    publicUrl: 'https://briefke.example',
    log,
  }
  return {
    sheets: () => [...sheets.values()],
    async run(watch) {
      await t.admin`update document set status = 'queued', sha256 = null, rendered_at = null`
      for (const job of jobs) await queue.ring('render-document', job)
      let done = 0
      const all = Promise.withResolvers<void>()
      const handlers = {
        ...Object.fromEntries(Object.keys(kinds).map((name) => [name, async () => {}])),
        'render-document': async (payload: Payload<'render-document'>, run: JobRun) => {
          await renderDocument(work, payload, run)
          done++
          watch?.(done)
          if (done === jobs.length) all.resolve()
        },
      } as Handlers
      const began = performance.now()
      const worker = await runWorker(store, handlers, { concurrency: TABS * 2, log, sweepEveryMs: 60_000 })
      await all.promise
      const took = performance.now() - began
      await worker.drain()
      const [row] = await t.admin<
        { left: number }[]
      >`select count(*)::int as left from document where status <> 'rendered'`
      if (row?.left !== 0) throw new Error(`${row?.left} documents were not rendered.`)
      return (jobs.length / took) * 1000
    },
    async close() {
      await queue.close()
      await printer.close()
    },
  }
}
