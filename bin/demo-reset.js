import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { fail, root } from './setup.js'

/** Removes the data folder of the demo. Refuses while it is in use, and never touches an external database. */
export function resetDemo() {
  if (process.env.DATABASE_URL)
    fail('DATABASE_URL is set: the demo lives in that database. Drop and create it yourself, then start again.')
  const folder = resolve(root, process.env.BRIEFKE_DATA ?? 'data')
  const lock = join(folder, 'running')
  const pid = existsSync(lock) ? readFileSync(lock, 'utf8') : ''
  if (
    pid &&
    existsSync(`/proc/${pid}/cmdline`) &&
    readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('supervise.js')
  )
    fail(`Briefke runs on ${folder} (process ${pid}). Stop it first.`)
  for (const part of ['postgres', 'files', 'keys', 'mailbox', 'running'])
    rmSync(join(folder, part), { recursive: true, force: true })
  console.log(`The demo in ${folder} is gone; \`npm start\` makes it anew.`)
}
