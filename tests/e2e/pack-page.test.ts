import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import axe from 'axe-core'
import type { Page } from 'puppeteer'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser } from '../support/browser.ts'
import { newLogKey, packBytes, packFiles, packVolumes, secondPack } from '../support/made-packs.ts'

const folder = mkdtempSync(join(tmpdir(), 'briefke-pack-page-'))
const key = newLogKey()
const file = (name: string) => join(folder, name)
let page: Page
let close: () => Promise<void>
const asked: string[] = []

beforeAll(async () => {
  const pack = await secondPack(key)
  const { files, last, made } = pack
  for (const [index, bytes] of (await packVolumes(pack)).entries()) writeFileSync(file(`${index + 1}.zip`), bytes)
  const good = await packBytes(files, key)
  writeFileSync(file('pack.zip'), good)
  const forged = new Map(files).set('05_documents/issued/INV-00001.pdf', '%PDF-1.7 forged')
  writeFileSync(file('forged.zip'), await packBytes(forged, key))
  const purpose = { key: 'bank', name: 'Bank' }
  const changed = { stated: { purpose, omitted: [{ path: '04_sample/' }] } }
  writeFileSync(file('redacted.zip'), await packBytes(await packFiles({ ...made, withholds: true, changed }), key))
  writeFileSync(file('broken.zip'), good.subarray(0, 4_000))
  writeFileSync(file('last.txt'), last)
  const opened = await openBrowser()
  close = opened.close
  page = await opened.browser.newPage()
  page.on('request', (request) => void asked.push(request.url()))
  await page.setOfflineMode(true)
  await page.setViewport({ width: 360, height: 800 })
})
afterAll(async () => {
  await close()
  rmSync(folder, { recursive: true, force: true })
})

async function verify(pack: string | readonly string[], { keys = [] as readonly string[], last = '' } = {}) {
  await page.goto(pathToFileURL('build/pack-page/verify.html').href)
  await page.$eval('#keys', (element, text) => void Object.assign(element, { value: text }), keys.join('\n'))
  if (last) await (await page.$('input#last'))?.uploadFile(file(last))
  await (await page.$('input#pack'))?.uploadFile(...[pack].flat().map(file))
  await page.waitForSelector('#answer:not([hidden])')
  const text = (selector: string) => page.$eval(selector, (element) => element.textContent)
  return {
    sentence: await text('#sentence'),
    about: await text('#about'),
    checks: await page.$$eval('#checks li', (items) => items.map((each) => each.getAttribute('data-outcome'))),
    words: await text('#checks'),
  }
}

test('a browser without network verifies a pack from a page in a folder', async () => {
  const { sentence, about, checks } = await verify('pack.zip', { keys: [key.line], last: 'last.txt' })
  expect(sentence).toBe('This pack is valid.')
  expect(about).toBe('pack.zip · Scheldt Diamonds NV · a scheme · 2026-Q1 · 2026-01-01 to 2026-03-31')
  expect(checks).toEqual(Array.from({ length: 9 }, () => 'holds'))
  expect(asked.filter((url) => !url.startsWith('file:') && !url.startsWith('blob:'))).toEqual([])
})

test('without a key it never says valid', async () => {
  const { sentence, checks } = await verify('pack.zip')
  expect(sentence).toBe('Not everything could be verified.')
  expect(checks).toContain('not-made')
})

test('a pack with another paper in it is not valid, and the paper is named', async () => {
  const { sentence, words } = await verify('forged.zip', { keys: [key.line] })
  expect(sentence).toBe('This pack is not valid.')
  expect(words).toContain('“issued/INV-00001.pdf” is another file than the one that the log names.')
})

test('a pack of several volumes is valid with all of them, and one alone is not', async () => {
  const whole = await verify(['1.zip', '2.zip', '3.zip'], { keys: [key.line] })
  expect(whole.sentence).toBe('This pack is valid.')
  expect(whole.words).toContain('All 3 volumes are there, each once, of one pack')
  const one = await verify('2.zip', { keys: [key.line] })
  expect([one.sentence, one.words]).toEqual([
    'Not everything could be verified.',
    expect.stringContaining('It is volume 2 of 3; the other 2 were not looked at'),
  ])
})

test('a redacted pack for a purpose is valid, and says what it leaves out and withholds', async () => {
  const { sentence, words } = await verify('redacted.zip', { keys: [key.line] })
  expect(sentence).toBe('This pack is valid.')
  expect(words).toContain('It is for: Bank. Left out for that, and so not checked: 04_sample/.')
  expect(words).toContain('It is redacted: 4 papers are withheld')
})

test('half a pack is not valid, and a key that is none is said so', async () => {
  expect((await verify('broken.zip', { keys: [key.line] })).words).toContain('its end is missing')
  const { sentence, words } = await verify('pack.zip', { keys: ['nonsense'] })
  expect([sentence, words]).toEqual([
    'Not everything could be verified.',
    expect.stringContaining('could not be checked here'),
  ])
})

test('its page can be used with assistive technology, light and dark', async () => {
  for (const value of ['light', 'dark']) {
    await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value }])
    await verify('pack.zip', { keys: [key.line] })
    await page.evaluate(axe.source)
    const { violations } = await page.evaluate(() => (globalThis as unknown as { axe: typeof axe }).axe.run())
    expect(violations.map(({ id }) => id)).toEqual([])
  }
})
