import type { Page, Protocol } from 'puppeteer'
import type { Measured } from './measure.ts'

/** One tab in a browser context of its own; `strayed` tells whether its page ever tried to go elsewhere. */
export type Tab = {
  readonly page: Page
  readonly strayed: () => boolean
  readonly print: (html: string, parameters: Protocol.Page.PrintToPDFRequest) => Promise<Uint8Array>
  readonly measure: (html: string) => Promise<Measured | null>
  readonly close: () => Promise<void>
}

/** A tab that is lent to one job at a time, and to jobs of one owner only. */
export type LentTab = Tab & { readonly owner: string | undefined; readonly openedAt: number; jobs: number }

export type Tabs = {
  /** A tab that has printed for nobody but this owner; without an owner, one that has printed for nobody. */
  readonly take: (owner: string | undefined) => Promise<LentTab>
  /** Takes it back for the owner's next job, or closes it when anything was wrong, or it is worn. */
  readonly giveBack: (tab: LentTab, fit: boolean) => void
  /** Opens tabs ahead of the jobs that will need them. */
  readonly warm: () => void
}

export type TabLimits = { readonly kept: number; readonly jobs: number; readonly ageMs: number }

const AHEAD = 2

/**
 * The tabs of one browser. A new context costs a renderer process, three times as much as printing a page, so a
 * company's next job finds the company's last tab; a page that breaks out of its renderer still meets only its own.
 */
export function openTabs(open: () => Promise<Tab>, limits: TabLimits): Tabs {
  const kept: LentTab[] = []
  const ahead: Promise<Tab>[] = []
  const usable = (tab: LentTab) => !tab.strayed() && tab.jobs < limits.jobs && Date.now() - tab.openedAt < limits.ageMs
  const warm = () => {
    while (ahead.length < AHEAD) {
      const tab = open()
      tab.catch(() => {})
      ahead.push(tab)
    }
  }
  return {
    warm,
    async take(owner) {
      for (;;) {
        const at = owner === undefined ? -1 : kept.findLastIndex((tab) => tab.owner === owner)
        const [known] = at < 0 ? [] : kept.splice(at, 1)
        if (!known) break
        if (usable(known)) return known
        void known.close()
      }
      const tab = await (ahead.shift() ?? open())
      return { ...tab, owner, openedAt: Date.now(), jobs: 0 }
    },
    giveBack(tab, fit) {
      tab.jobs++
      if (fit && tab.owner !== undefined && usable(tab)) kept.push(tab)
      else void tab.close()
      // The owner who has waited longest for a next job makes room.
      if (kept.length > limits.kept) void kept.shift()?.close()
      warm()
    },
  }
}
