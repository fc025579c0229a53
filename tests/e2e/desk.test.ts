import type { Browser } from 'puppeteer'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser } from '../support/browser.ts'
import { loggedIn, type Visitor } from '../support/site.ts'

// The auditor of the demo at his desk: from a population to what a sample says of it.
let browser: Browser
let close: () => Promise<void>
let auditor: Visitor

beforeAll(async () => {
  ;({ browser, close } = await openBrowser())
  auditor = await loggedIn(browser, 'auditor@audit.example')
})
afterAll(() => close())

test('he freezes a population, and its hash stands there', async () => {
  await auditor.go('/desk')
  await auditor.press('Freeze the population')
  await auditor.sees('SHA-256 of its file')
  await auditor.press('Read it again', 'link')
  await auditor.sees('the hash is the one of the day it was frozen')
})

test('what is wrong with a question is said beside its field, and nothing is lost', async () => {
  await auditor.fill('Question', 'Does it carry the right statement?')
  await auditor.fill('Tolerable rate, %', '70')
  await auditor.press('Draw the sample')
  await auditor.sees('The tolerable rate is at most 50 %.')
  await auditor.fill('Tolerable rate, %', '40')
  await auditor.fill('Seed', 'dice of the demo')
  await auditor.press('Draw the sample')
  await auditor.sees('dice of the demo')
  await auditor.sees('6 of')
})

test('he goes through the sample with the keyboard, the evidence beside the question', async () => {
  const { page } = auditor
  await auditor.press('Go on', 'link')
  await auditor.sees('What did you find?')
  expect(await page.$('aside[aria-label="Paper"] iframe, aside[aria-label="Paper"] img')).not.toBeNull()
  await page.keyboard.press('1')
  await auditor.sees('1 of 6 looked at')
  await page.keyboard.press('2')
  await page.waitForFunction(() => document.activeElement?.tagName === 'TEXTAREA', { polling: 100 })
  await page.keyboard.down('Control')
  await page.keyboard.press('Enter')
  await page.keyboard.up('Control')
  await auditor.sees('Say in a sentence what you found')
  await page.keyboard.type('The old edition was printed.')
  await page.keyboard.down('Control')
  await page.keyboard.press('Enter')
  await page.keyboard.up('Control')
  await auditor.sees('2 of 6 looked at')
  for (let done = 2; done < 6; done++) {
    await page.keyboard.press('1')
    if (done < 5) await auditor.sees(`${done + 1} of 6 looked at`)
  }
  await auditor.sees('What it says of the population')
  await auditor.sees('1 of 6, 16.7 %')
  await auditor.sees('not supported')
})
