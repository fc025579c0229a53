import { execFile } from 'node:child_process'
import { resolve } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { logIn } from '../../domain/identity/index.ts'
import { testServices } from '../support/builders.ts'
import { type TestDatabase, testDatabase } from '../support/database.ts'

let t: TestDatabase
beforeAll(async () => {
  t = await testDatabase()
})
afterAll(() => t.close())

const PASSWORD = 'a long enough secret'

/** Runs the command as an operator does, with the password through a pipe. */
function addAdmin(email: string, password: string, env: Readonly<Record<string, string>> = {}) {
  const script = resolve(import.meta.dirname, '../../bin/briefke.js')
  const own = { ...process.env, SYSTEM_DATABASE_URL: t.urls.systemUrl, ...env }
  return new Promise<{ code: number; said: string }>((done) => {
    const argv = ['--disable-warning=ExperimentalWarning', script, 'admin:add', email, 'Ann Peeters']
    const child = execFile(process.execPath, argv, { env: own }, (error, stdout, stderr) =>
      done({ code: error ? 1 : 0, said: `${stdout}${stderr}` }),
    )
    child.stdin?.end(`${password}\n`)
  })
}

test('adds a first and a second person, who can log in', async () => {
  for (const email of ['Ann@bourse.test', 'ben@bourse.test'])
    expect((await addAdmin(email, PASSWORD)).said).toContain('belongs to the association')
  const rows = await t.admin`select email, association_admin from app_user order by email`
  expect(rows.map(({ email, association_admin }) => [email, association_admin])).toEqual([
    ['ann@bourse.test', true],
    ['ben@bourse.test', true],
  ])
  const deps = { ...testServices(), system: t.system }
  await logIn(deps, { email: 'ann@bourse.test', password: PASSWORD, network: '10.0.0.1' })
})

test('refuses, in a sentence, an address that is taken, a short password, and a database that is nowhere', async () => {
  expect(await addAdmin('ben@bourse.test', PASSWORD)).toMatchObject({ code: 1 })
  expect((await addAdmin('cas@bourse.test', 'short')).said).toContain('at least 12 characters')
  const nowhere = { SYSTEM_DATABASE_URL: '', BRIEFKE_DATA: '/nowhere' }
  expect((await addAdmin('cas@bourse.test', PASSWORD, nowhere)).said).not.toMatch(/\n\s+at /)
  expect(await t.admin`select count(*)::int as n from app_user`).toEqual([{ n: 2 }])
})
