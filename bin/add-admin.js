import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline/promises'
import { Writable } from 'node:stream'
import { fail, root } from './setup.js'

/** Adds somebody to the association. The password comes from the terminal or a pipe, never from the command line. */
export async function addAdminFromTerminal([email, name]) {
  if (!email || !name) fail('Say who: node bin/briefke.js admin:add ann@bourse.example "Ann Peeters"')
  const systemUrl = process.env.SYSTEM_DATABASE_URL || runningSystemUrl()
  const password = await askedPassword()
  const { addAdmin } = await import('../worker/commands/admin.ts')
  const { refused } = await addAdmin(systemUrl, { email, name, password })
  if (refused.length > 0) fail(refused.join(' '))
  console.log(`${name} belongs to the association and can log in as ${email.trim().toLowerCase()}.`)
}

// `npm start` makes the roles' passwords and, without DATABASE_URL, runs the database on a port of its own.
function runningSystemUrl() {
  const folder = resolve(root, process.env.BRIEFKE_DATA ?? 'data')
  const [keys, pid] = [join(folder, 'keys', 'database.json'), join(folder, 'postgres', 'cluster', 'postmaster.pid')]
  if (!existsSync(keys) || (!process.env.DATABASE_URL && !existsSync(pid)))
    fail(
      `Nothing runs on ${folder}. Start Briefke first, or set SYSTEM_DATABASE_URL to the connection of briefke_system.`,
    )
  const port = process.env.DATABASE_URL ? '' : readFileSync(pid, 'utf8').split('\n')[3]
  const url = new URL(process.env.DATABASE_URL ?? `postgres://127.0.0.1:${port}/postgres`)
  url.username = 'briefke_system'
  url.password = JSON.parse(readFileSync(keys, 'utf8')).briefke_system
  return url.toString()
}

async function askedPassword() {
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() })
  if (process.stdin.isTTY) process.stdout.write('Password (it does not show): ')
  const terminal = createInterface({ input: process.stdin, output: silent, terminal: process.stdin.isTTY === true })
  for await (const line of terminal) {
    terminal.close()
    if (process.stdin.isTTY) process.stdout.write('\n')
    return line
  }
  return fail('No password was given.')
}
