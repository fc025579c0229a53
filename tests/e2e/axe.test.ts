import type { Browser } from 'puppeteer'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { axeFindings, openBrowser } from '../support/browser.ts'
import { addressesFor, pagesOfSite } from '../support/pages.ts'
import { enter, loggedIn, type Visitor, visitor } from '../support/site.ts'

let browser: Browser
let close: () => Promise<void>
beforeAll(async () => {
  ;({ browser, close } = await openBrowser())
})
afterAll(() => close())

const people = [
  'nobody',
  'admin@bourse.example',
  'owner@scheldt.example',
  'owner@hudson.example',
  'auditor@audit.example',
] as const

describe.each(people)('as %s', (who) => {
  let person: Visitor
  beforeAll(async () => {
    person = who === 'nobody' ? await visitor(browser) : await loggedIn(browser, who)
    if (who.startsWith('auditor')) await enter(person, 'Scheldt Diamonds NV')
  })
  afterAll(() => person.leave())

  test('axe finds nothing on any page, in the light, in the dark and at 360 px, and nothing scrolls sideways', async () => {
    const found: string[] = []
    const addresses = await addressesFor(who)
    expect(addresses.length).toBeGreaterThan(2)
    for (const address of addresses) {
      for (const [scheme, width] of [
        ['light', 1280],
        ['dark', 360],
      ] as const) {
        await person.page.setViewport({ width, height: 800 })
        await person.page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }])
        await person.go(address)
        if ((await person.text()).includes('There is no such page')) found.push(`${address} is no page`)
        const findings = await axeFindings(person.page)
        found.push(...findings.map((finding) => `${address} (${scheme}, ${width} px): ${finding}`))
        const wide = await person.page.evaluate(() => document.documentElement.scrollWidth)
        if (wide > width) found.push(`${address} is ${wide} px wide at ${width} px`)
      }
    }
    expect(found).toEqual([])
  })
})

test('every page of the site is looked at by somebody', async () => {
  const looked = (await Promise.all(people.map(addressesFor))).flat()
  const missing = (await pagesOfSite()).filter(({ matches }) => !looked.some((address) => matches(address)))
  expect(missing.map(({ path }) => path)).toEqual([])
})
