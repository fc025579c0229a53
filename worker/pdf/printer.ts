import type { LanguageTag } from '../../domain/kernel/languages.ts'
import { type Running, startBrowser } from './browser.ts'
import { prepareChromium } from './chromium.ts'
import { isLarge, type Limits, limitsOf, oneByOne } from './limits.ts'
import type { Measured } from './measure.ts'
import { forMeasure, forPaper } from './page-source.ts'
import { ALL_LAYERS, type NetworkLayers, planLaunch, type Sandbox } from './sandbox.ts'
import type { Tab } from './tabs.ts'
import { groupMemory, watchMemory } from './watchdog.ts'

export type Paper = 'A4' | 'Letter'
export type PrintOptions = {
  readonly paper: Paper
  readonly footer?: string | undefined
  /** Of the page's footer; English when nothing is said. */
  readonly language?: LanguageTag | undefined
  /** Whose page it is: pages of one owner may follow each other in one browser context, never those of two. */
  readonly owner?: string | undefined
}
type Log = {
  readonly info: (fields: object, text: string) => void
  readonly warn: (fields: object, text: string) => void
}

/** Who is told what the printer goes through. */
export type PrinterWatch = {
  readonly started: () => void
  readonly replaced: (reason: 'too-much-memory' | 'too-slow' | 'went-away' | 'worn' | 'old') => void
  readonly printed: () => void
  readonly failed: () => void
}
export type PrinterNumbers = {
  readonly tabs: number
  readonly busy: number
  readonly waiting: number
  /** What the browsers really hold. */
  readonly megabytes: number
}

/** Prints HTML as tagged PDF, several pages at a time, in a browser that has neither network nor privileges. */
export type Printer = {
  readonly print: (html: string, options: PrintOptions) => Promise<Uint8Array>
  /** How tall the lines of the page are on this paper; null when it has none. */
  readonly measure: (html: string, options: Pick<PrintOptions, 'paper' | 'owner'>) => Promise<Measured | null>
  readonly sandbox: Sandbox
  /** How it fares now. */
  readonly numbers: () => PrinterNumbers
  /** Waits for running prints, then leaves no process behind. */
  readonly close: () => Promise<void>
}

export type PrinterOptions = {
  readonly dataFolder: string
  readonly tabs: number
  readonly allowNoSandbox: boolean
  readonly chromiumPath?: string | undefined
  readonly log: Log
  readonly watch?: PrinterWatch
  readonly jobsPerBrowser?: number
  readonly jobsPerTab?: number
  readonly timeoutMs?: number
  readonly memoryMb?: number
  /** For tests only: which network layers are on. */
  readonly layers?: NetworkLayers
}

/** What a tab is to do with a page. */
type Work<T> = {
  readonly html: string
  readonly owner: string | undefined
  readonly onTab: (tab: Tab) => Promise<T>
}

const MAX_AGE_MS = 15 * 60_000
/** Tabs of companies that print now and then, beside those that are busy: a new one costs three prints. */
const KEPT = 8

/** Opens the printer. Throws one clear sentence where the host cannot fence Chromium in. */
export async function openPrinter(options: PrinterOptions): Promise<Printer> {
  const layers = options.layers ?? ALL_LAYERS
  const jobsPerBrowser = options.jobsPerBrowser ?? 1_000
  const limits = { kept: options.tabs + KEPT, jobs: options.jobsPerTab ?? 100, ageMs: MAX_AGE_MS }
  const usual = { timeoutMs: options.timeoutMs ?? 30_000, memoryMb: options.memoryMb ?? 1_500 }
  const limitsFor = (html: string): Limits => ({
    ...limitsOf(html, usual),
    ...(options.timeoutMs !== undefined && { timeoutMs: options.timeoutMs }),
  })
  const oneLarge = oneByOne()
  const allowed = new WeakMap<Running, number>()
  const chromium = await prepareChromium(options)
  const launch = planLaunch(chromium.path, { allowNoSandbox: options.allowNoSandbox, layers })
  const waiting: (() => void)[] = []
  const alive = new Map<Running, () => void>()
  const overfed = new WeakSet<Running>()
  let printing = 0
  let closed = false
  let current: Promise<Running> | undefined

  const start = async () => {
    const running = await startBrowser(chromium, launch, { ...limits, layers })
    const unwatch = watchMemory(
      running.browser.process()?.pid ?? 0,
      () => allowed.get(running) ?? usual.memoryMb,
      (megabytes) => {
        options.log.warn({ megabytes: Math.round(megabytes) }, 'the browser held too much memory and is replaced')
        overfed.add(running)
        options.watch?.replaced('too-much-memory')
        void end(running)
      },
    )
    alive.set(running, unwatch)
    options.watch?.started()
    running.tabs.warm()
    return running
  }
  const end = async (running: Running) => {
    running.retired = true
    alive.get(running)?.()
    alive.delete(running)
    await running.kill()
  }
  const usable = async (): Promise<Running> => {
    const before = current
    const running = await before?.catch(() => undefined)
    if (running && !worn(running, jobsPerBrowser)) return running
    if (current === before) current = undefined
    if (running && !running.retired) {
      running.retired = true
      options.watch?.replaced(whyReplaced(running, jobsPerBrowser))
      if (running.busy === 0) await end(running)
    }
    current ??= start()
    const next = await current
    return worn(next, jobsPerBrowser) ? usable() : next
  }
  const workOn = async <T>(running: Running, { html, owner, onTab }: Work<T>) => {
    const tab = await running.tabs.take(owner)
    let fit = false
    try {
      const result = await onTab(tab).catch((error: unknown) => {
        throw tab.strayed() ? strayed() : error
      })
      if (tab.strayed()) throw strayed()
      // What a large page held stays with its tab until that goes.
      fit = !isLarge(html)
      return result
    } finally {
      if (!running.retired) running.tabs.giveBack(tab, fit)
    }
  }
  const workOnce = async <T>(asked: Work<T>) => {
    const running = await usable()
    running.jobs++
    running.busy++
    const { timeoutMs, memoryMb } = limitsFor(asked.html)
    if (memoryMb > usual.memoryMb) allowed.set(running, memoryMb)
    let timer: NodeJS.Timeout | undefined
    const wall = new Promise<never>((_, reject) => {
      timer = setTimeout(() => {
        options.log.warn({ timeoutMs }, 'a print took too long; the browser is replaced')
        if (!running.retired) options.watch?.replaced('too-slow')
        reject(new Error(`Printing took longer than ${timeoutMs / 1000} seconds.`))
        void end(running)
      }, timeoutMs)
    })
    const work = workOn(running, asked)
    work.catch(() => {})
    try {
      return await Promise.race([work, wall])
    } catch (error) {
      if (overfed.has(running)) throw new Error(`The browser needed more than ${memoryMb} MB of memory.`)
      if (error instanceof Error && error.name === 'TargetCloseError')
        throw new Error('The browser went away while it printed.', { cause: error })
      throw error
    } finally {
      clearTimeout(timer)
      if (memoryMb > usual.memoryMb) allowed.delete(running)
      running.busy--
      if (running.retired && running.busy === 0 && alive.has(running)) await end(running)
    }
  }

  const inTurn = async <T>(asked: Work<T>) => {
    if (closed) throw new Error('The printer is closed.')
    if (printing >= options.tabs) await new Promise<void>((resolve) => waiting.push(resolve))
    else printing++
    try {
      return await workOnce(asked)
    } catch (error) {
      options.watch?.failed()
      throw error
    } finally {
      const next = waiting.shift()
      if (next) next()
      else printing--
    }
  }

  const alone = <T>(asked: Work<T>) => (isLarge(asked.html) ? oneLarge(() => inTurn(asked)) : inTurn(asked))

  await usable()
  return {
    sandbox: launch.sandbox,
    numbers: () => ({
      tabs: options.tabs,
      busy: printing,
      waiting: waiting.length,
      megabytes: [...alive.keys()].reduce((sum, { browser }) => sum + groupMemory(browser.process()?.pid ?? -1), 0),
    }),
    async print(html, print) {
      const onTab = (tab: Tab) => tab.print(forPaper(html, print), pdfParameters(print.paper))
      const pdf = await alone({ html, owner: print.owner, onTab })
      options.watch?.printed()
      return pdf
    },
    measure: (html, { paper, owner }) => alone({ html, owner, onTab: (tab) => tab.measure(forMeasure(html, paper)) }),
    async close() {
      closed = true
      while (printing > 0) await new Promise((resolve) => setTimeout(resolve, 20))
      await current?.catch(() => undefined)
      await Promise.all([...alive.keys()].map(end))
    },
  }
}

function worn(running: Running, jobsPerBrowser: number): boolean {
  return (
    running.retired ||
    running.jobs >= jobsPerBrowser ||
    Date.now() - running.startedAt > MAX_AGE_MS ||
    !running.browser.connected
  )
}

function whyReplaced(running: Running, jobsPerBrowser: number) {
  if (!running.browser.connected) return 'went-away'
  return running.jobs >= jobsPerBrowser ? 'worn' : 'old'
}

const SIZES = { A4: { paperWidth: 8.27, paperHeight: 11.69 }, Letter: { paperWidth: 8.5, paperHeight: 11 } } as const

/** What every page is printed with, in the protocol's own words. */
function pdfParameters(paper: Paper) {
  return {
    ...SIZES[paper],
    ...{ marginTop: 0, marginBottom: 0, marginLeft: 0, marginRight: 0 },
    preferCSSPageSize: true,
    printBackground: true,
    generateTaggedPDF: true,
  }
}

function strayed(): Error {
  return new Error('The page tried to go somewhere else while it was printed.')
}
