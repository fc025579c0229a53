import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Running, startBrowser } from '../../worker/pdf/browser.ts'
import { prepareChromium } from '../../worker/pdf/chromium.ts'
import { ALL_LAYERS, planLaunch } from '../../worker/pdf/sandbox.ts'

const folder = mkdtempSync(join(tmpdir(), 'briefke-tabs-'))
const limits = { layers: ALL_LAYERS, kept: 2, jobs: 3, ageMs: 60_000 }
let running: Running
beforeAll(async () => {
  const chromium = await prepareChromium({ dataFolder: folder })
  running = await startBrowser(chromium, planLaunch(chromium.path, { allowNoSandbox: true }), limits)
})
afterAll(async () => {
  await running.kill()
  rmSync(folder, { recursive: true, force: true })
})

/** Does one job and tells in which browser context it ran. */
async function job(owner: string | undefined, fit = true) {
  const tab = await running.tabs.take(owner)
  running.tabs.giveBack(tab, fit)
  return tab.page.browserContext()
}

test('a company’s next page finds its last context, another company’s never does', async () => {
  const first = await job('a')
  expect(await job('b')).not.toBe(first)
  expect(await job('a')).toBe(first)
})

test('two pages at once never share a context, even of one company', async () => {
  const [one, two] = await Promise.all([running.tabs.take('c'), running.tabs.take('c')])
  expect(one.page.browserContext()).not.toBe(two.page.browserContext())
  running.tabs.giveBack(one, true)
  running.tabs.giveBack(two, true)
})

test('a context is not used again after its last allowed page, nor after a failed one', async () => {
  const used = [await job('d'), await job('d'), await job('d'), await job('d')]
  expect(new Set(used).size).toBe(2)
  const failed = await job('e', false)
  expect(await job('e')).not.toBe(failed)
})

test('a page without an owner shares with nobody', async () => {
  expect(await job(undefined)).not.toBe(await job(undefined))
})

test('a page that means to go away later is refused at once, and its context is not used again', async () => {
  const tab = await running.tabs.take('f')
  await tab.page.setContent('<meta http-equiv="refresh" content="60;url=http://127.0.0.1:9/"><p>here</p>')
  expect(tab.strayed()).toBe(true)
  running.tabs.giveBack(tab, true)
  expect(await job('f')).not.toBe(tab.page.browserContext())
})
