import type { SystemDatabase } from '../db/client.ts'
import { beat, type RestartReason, sayStopped } from '../db/system/workers.ts'
import type { Clock } from '../domain/kernel/clock.ts'
import type { Printer, PrinterWatch } from './pdf/printer.ts'

const EVERY_MS = 5_000

type Deps = {
  readonly system: SystemDatabase
  readonly clock: Clock
  readonly log: { readonly warn: (fields: object, text: string) => void }
}

/** Counts what a printer goes through, and writes it down every few seconds with how the worker fares (REN-6). */
export function openHeartbeat(deps: Deps, id: string) {
  let [printed, failed, started] = [0, 0, 0]
  let restarts: { readonly reason: RestartReason; readonly at: Date }[] = []
  const watch: PrinterWatch = {
    started: () => void started++,
    printed: () => void printed++,
    failed: () => void failed++,
    replaced: (reason) => void restarts.push({ reason, at: deps.clock.now() }),
  }
  const beatOnce = async (printer: Pick<Printer, 'numbers' | 'sandbox'>) => {
    const { megabytes, ...numbers } = printer.numbers()
    const told = { printed, failed, restarts }
    const memory = {
      browser_mb: Math.round(megabytes),
      worker_mb: Math.round(process.memoryUsage.rss() / 1_048_576),
      browsers_started: started,
    }
    const { sandbox } = printer
    await beat(deps.system, { id, sandbox, at: deps.clock.now(), numbers: { ...numbers, ...memory }, ...told })
    // Only now: what could not be written down is told with the next beat.
    printed -= told.printed
    failed -= told.failed
    restarts = restarts.slice(told.restarts.length)
  }
  return {
    watch,
    beatOnce,
    /** Beats at once and then every few seconds, until it is stopped; then the worker is no longer looked for. */
    async start(printer: Pick<Printer, 'numbers' | 'sandbox'>): Promise<{ readonly stop: () => Promise<void> }> {
      let last = Promise.resolve()
      const beatSafely = () =>
        beatOnce(printer).catch((error: unknown) =>
          deps.log.warn({ reason: String(error) }, 'the worker could not say that it lives'),
        )
      await beatSafely()
      const timer = setInterval(() => {
        last = last.then(beatSafely)
      }, EVERY_MS)
      return {
        async stop() {
          clearInterval(timer)
          await last
          await beatSafely()
          await sayStopped(deps.system, id).catch(() => {})
        },
      }
    },
  }
}
