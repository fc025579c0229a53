import { createInterface } from 'node:readline/promises'
import { Writable } from 'node:stream'
import { runningUrl } from './running.js'
import { fail } from './setup.js'

/** Adds somebody to the association. The password comes from the terminal or a pipe, never from the command line. */
export async function addAdminFromTerminal([email, name]) {
  if (!email || !name) fail('Say who: node bin/briefke.js admin:add ann@bourse.example "Ann Peeters"')
  const systemUrl = process.env.SYSTEM_DATABASE_URL || runningUrl('briefke_system')
  const password = await askedPassword()
  const { addAdmin } = await import('../worker/commands/admin.ts')
  const { refused } = await addAdmin(systemUrl, { email, name, password })
  if (refused.length > 0) fail(refused.join(' '))
  console.log(`${name} belongs to the association and can log in as ${email.trim().toLowerCase()}.`)
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
