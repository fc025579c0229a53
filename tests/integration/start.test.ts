import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { freePort } from '../../bin/postgres.js'
import { superviseToEnd } from '../support/product.ts'

const folders: string[] = []
const aFolder = () => {
  const folder = mkdtempSync(join(tmpdir(), 'briefke-start-'))
  folders.push(folder)
  return folder
}
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
})
const env = async (more: Readonly<Record<string, string>> = {}) => ({
  BRIEFKE_DATA: aFolder(),
  PORT: String(await freePort()),
  ...more,
})

/** The sentences after the cross, without the stack trace that nobody wants to see. */
function refusalIn(said: string): string {
  expect(said, 'no stack trace').not.toMatch(/\n\s+at /)
  return /✗ (.+)/.exec(said)?.[1] ?? said
}

test('a port in use is said in one sentence', async () => {
  const server = createServer()
  const port = await new Promise<number>((done) =>
    server.listen(0, '127.0.0.1', () => done((server.address() as { port: number }).port)),
  )
  const { code, said } = await superviseToEnd(await env({ PORT: String(port) }))
  server.close()
  expect(refusalIn(said)).toBe(`Port ${port} is in use by another program. Stop it, or set PORT to a free one.`)
  expect(code).toBe(1)
})

test('a port that is none is said in one sentence', async () => {
  const { code, said } = await superviseToEnd(await env({ PORT: '99999' }))
  expect(refusalIn(said)).toBe('PORT must be a number from 1 to 65535, not “99999”.')
  expect(code).toBe(1)
})

test('a data folder that cannot be written is said in one sentence', async () => {
  const file = join(aFolder(), 'file')
  writeFileSync(file, '')
  const { code, said } = await superviseToEnd(await env({ BRIEFKE_DATA: join(file, 'data') }))
  expect(refusalIn(said)).toContain('cannot be written (ENOTDIR). Set BRIEFKE_DATA to a folder of yours.')
  expect(code).toBe(1)
})

test('a data folder of another major version is said in one sentence and left alone', async () => {
  const folder = aFolder()
  mkdirSync(join(folder, 'postgres', 'cluster'), { recursive: true })
  writeFileSync(join(folder, 'postgres', 'cluster', 'PG_VERSION'), '16\n')
  const { code, said } = await superviseToEnd(await env({ BRIEFKE_DATA: folder }))
  expect(refusalIn(said)).toContain('holds a PostgreSQL 16 database; this release needs 18.')
  expect(code).toBe(1)
})

test('a database that is not reachable is said in one sentence, without its password', async () => {
  const port = await freePort()
  const url = `postgres://someone:secret@127.0.0.1:${port}/trade`
  const { code, said } = await superviseToEnd(await env({ DATABASE_URL: url }))
  expect(refusalIn(said)).toContain(`The database trade at 127.0.0.1:${port} cannot be reached (ECONNREFUSED).`)
  expect(said).not.toContain('secret')
  expect(code).toBe(1)
})

test('an address that is none is said in one sentence', async () => {
  const { code, said } = await superviseToEnd(await env({ DATABASE_URL: 'trade' }))
  expect(refusalIn(said)).toContain('DATABASE_URL is not an address. Write it like postgres://')
  expect(code).toBe(1)
})

test('a Redis that is not reachable is said in one sentence, and the database is stopped again', async () => {
  const port = await freePort()
  const { code, said } = await superviseToEnd(await env({ REDIS_URL: `redis://127.0.0.1:${port}` }))
  expect(refusalIn(said)).toContain(`The Redis at 127.0.0.1:${port} cannot be reached`)
  expect(code).toBe(1)
})
