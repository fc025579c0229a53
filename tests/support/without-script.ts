import type { Browser, Page } from 'puppeteer'
import { inject } from 'vitest'

/** Somebody whose browser runs no script: a page is what the server sent, and every press leads to a whole new one. */
export type PlainVisitor = {
  readonly page: Page
  readonly go: (path: string) => Promise<void>
  /** Puts text into a field, or chooses an option by its words; a cell of a grid goes by its own name. */
  readonly fill: (label: string, text: string) => Promise<void>
  readonly tick: (label: string) => Promise<void>
  readonly press: (name: string, role?: 'button' | 'link') => Promise<void>
  readonly value: (label: string) => Promise<string>
  readonly text: () => Promise<string>
  readonly leave: () => Promise<void>
}

/** A visitor without an account, whose browser has JavaScript switched off. */
export async function visitorWithoutScript(browser: Browser): Promise<PlainVisitor> {
  const context = await browser.createBrowserContext()
  const page = await context.newPage()
  await page.setJavaScriptEnabled(false)
  const text = () => page.evaluate(() => document.querySelector('main')?.textContent ?? '')
  const on = async <T>(label: string, act: (field: Field, value: string) => T, value = '') => {
    const id = await page.evaluate(idOfField, label)
    if (!id) throw new Error(`${page.url()} has no field “${label}”: ${await text()}`)
    return page.$eval(`[id="${id}"]`, act as (element: Element, value: string) => T, value)
  }
  return {
    page,
    go: async (path) => {
      await page.goto(new URL(path, inject('productUrl')).href)
    },
    fill: (label, value) => on(label, put, value),
    tick: (label) => on(label, (field) => field.click()),
    press: async (name, role = 'button') => {
      const control = await page.$(`::-p-aria([name="${name}"][role="${role}"])`)
      if (!control) throw new Error(`${page.url()} has no ${role} “${name}”: ${await text()}`)
      await Promise.all([page.waitForNavigation(), control.evaluate((element) => (element as HTMLElement).click())])
    },
    value: (label) => on(label, (field) => field.value),
    text,
    leave: () => context.close(),
  }
}

type Field = HTMLInputElement | HTMLSelectElement

function idOfField(wanted: string): string | undefined {
  const label = [...document.querySelectorAll('label')].find((each) => each.textContent.trim() === wanted)
  return label?.htmlFor ?? document.querySelector(`[aria-label="${wanted}"]`)?.id
}

/** As typing would: a choice is taken by its words, and a length that the field refuses is refused here too. */
function put(field: Field, text: string): void {
  if (field instanceof HTMLSelectElement) {
    const option = [...field.options].find((each) => each.text.includes(text))
    if (!option) throw new Error(`there is no choice “${text}”`)
    field.value = option.value
  } else if (field.maxLength >= 0 && text.length > field.maxLength) throw new Error(`“${text}” is too long to type`)
  else field.value = text
}
