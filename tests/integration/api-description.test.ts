import { Validator } from '@seriousme/openapi-schema-validator'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type TestApi, testApi } from '../support/api.ts'
import { axeFindings, openBrowser, serve } from '../support/browser.ts'
import { type TestDatabase, testDatabase } from '../support/database.ts'

type Description = { paths: Record<string, Record<string, { responses: Record<string, unknown> }>> }
let t: TestDatabase
let api: TestApi
let description: Description

beforeAll(async () => {
  t = await testDatabase()
  api = testApi(t)
  description = (await api.get('/openapi.json', {})).json as Description
})
afterAll(() => t.close())

describe('openapi.json', () => {
  it('is valid OpenAPI 3.1', async () => {
    const validator = new Validator()
    const { valid, errors } = await validator.validate(structuredClone(description))
    expect(errors).toBeUndefined()
    expect([valid, validator.version]).toEqual([true, '3.1'])
    const broken = await new Validator().validate({
      ...structuredClone(description),
      paths: { '/x': { get: { responses: 1 } } },
    })
    expect(broken.valid, 'the validator can say no').toBe(false)
  })

  it('holds every route of the API and no other', () => {
    const routes = api.app.routes
      .filter(({ method, path }) => method !== 'ALL' && path.startsWith('/api/v1/'))
      .map(({ method, path }) => `${method} ${path.replace('/api/v1', '').replaceAll(/:(\w+)/g, '{$1}')}`)
    const described = Object.entries(description.paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
    )
    expect(described.toSorted()).toEqual([...new Set(routes)].toSorted())
    expect(described.length).toBeGreaterThan(30)
  })

  it('says of every operation with a caller which refusals it gives', () => {
    const quiet = Object.entries(description.paths).flatMap(([path, methods]) =>
      Object.entries(methods).flatMap(([method, { responses }]) =>
        ['401', '403', '404', '422', '429'].every((status) => status in responses) ? [] : [`${method} ${path}`],
      ),
    )
    expect(quiet).toEqual(['get /openapi.json', 'get /reference', 'get /verification/{code}'])
  })
})

describe('the reference page', () => {
  it('names every operation, works under our policy without a script, and gives axe nothing to find', async () => {
    const [{ browser, close }, server] = await Promise.all([openBrowser(), serve(api.app.fetch)])
    try {
      const page = await browser.newPage()
      const complaints: string[] = []
      page.on('console', (message) => void complaints.push(message.text()))
      page.on('requestfailed', (request) => void complaints.push(request.url()))
      const asked: string[] = []
      page.on('request', (request) => void asked.push(request.url()))
      for (const scheme of ['light', 'dark']) {
        await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }])
        await page.setViewport({ width: scheme === 'light' ? 1280 : 360, height: 800 })
        const answer = await page.goto(`${server.origin}/api/v1/reference`)
        expect(answer?.status()).toBe(200)
        expect(answer?.headers()['content-security-policy']).toContain("script-src 'self' 'nonce-")
        const wide = await page.evaluate(
          () => document.documentElement.scrollWidth > document.documentElement.clientWidth,
        )
        expect([wide, await axeFindings(page)]).toEqual([false, []])
      }
      const text = await page.evaluate(() => document.body.textContent)
      for (const path of Object.keys(description.paths)) expect(text).toContain(path)
      const broken = await page.evaluate(() =>
        [...document.querySelectorAll<HTMLAnchorElement>('a[href^="#"]')]
          .filter((link) => !document.getElementById(link.hash.slice(1)))
          .map((link) => link.hash),
      )
      expect(broken, 'every link on the page leads somewhere').toEqual([])
      expect([complaints, asked.filter((url) => !url.startsWith(server.origin))]).toEqual([[], []])
    } finally {
      await close()
      await server.close()
    }
  })
})
