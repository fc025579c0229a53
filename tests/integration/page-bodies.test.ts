import { afterAll, beforeAll, expect, test } from 'vitest'
import { testApi } from '../support/api.ts'
import { type TestDatabase, testDatabase } from '../support/database.ts'

let t: TestDatabase
let reached: number | null = null
beforeAll(async () => {
  t = await testDatabase()
})
afterAll(() => t.close())

/** Sends a form of so many megabytes to a page, without saying its length, and tells what came of it. */
async function send(megabytes: number, path = '/received/new') {
  reached = null
  const { app } = testApi(t, {
    pages: async (request) => {
      reached = (await request.arrayBuffer()).byteLength
      return new Response('a page')
    },
  })
  const headers = { 'sec-fetch-site': 'same-origin', 'content-type': 'application/octet-stream' }
  const body = new Blob([new Uint8Array(megabytes * 1024 * 1024)]).stream()
  return app.request(path, { method: 'POST', headers, body, duplex: 'half' } as RequestInit)
}

test('a file a little over 10 MB reaches its page, which says so beside the field and keeps what was typed', async () => {
  expect((await send(11)).status).toBe(200)
  expect(reached).toBe(11 * 1024 * 1024)
})

test('a form far larger than any file of ours is refused before a page reads it (LOD-5)', async () => {
  expect((await send(25)).status).toBe(413)
  expect(reached).toBeNull()
})

test('the API takes no such file at all', async () => {
  expect((await send(11, '/api/v1/imports')).status).toBe(413)
})
