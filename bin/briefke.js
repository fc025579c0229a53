// The `briefke` command under the pinned Node: `node bin/briefke.js <command>`.
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { ensureInstalled, fail, pinnedNode, root } from './setup.js'

await ensureInstalled()
if (process.execPath !== pinnedNode()) {
  const again = spawnSync(
    pinnedNode(),
    ['--disable-warning=ExperimentalWarning', join(root, 'bin/briefke.js'), ...process.argv.slice(2)],
    { cwd: root, stdio: 'inherit' },
  )
  process.exit(again.status ?? 1)
}

const commands = {
  schema: {
    about: 'write db/schema.ts and db/schema.sql from a freshly migrated database',
    run: async () => (await import('./schema.js')).writeSchemaFiles(),
  },
  migrate: {
    about: 'bring the database of DATABASE_URL up to date',
    run: async () => {
      const { DATABASE_URL, APP_DATABASE_URL, SYSTEM_DATABASE_URL, QUEUE_DATABASE_URL } = process.env
      if (!DATABASE_URL || !APP_DATABASE_URL || !SYSTEM_DATABASE_URL || !QUEUE_DATABASE_URL)
        fail('migrate needs DATABASE_URL, APP_DATABASE_URL, SYSTEM_DATABASE_URL and QUEUE_DATABASE_URL.')
      const { prepareDatabase } = await import('../worker/commands/migrate.ts')
      const ran = await prepareDatabase({
        adminUrl: DATABASE_URL,
        appUrl: APP_DATABASE_URL,
        systemUrl: SYSTEM_DATABASE_URL,
        queueUrl: QUEUE_DATABASE_URL,
      })
      console.log(ran.length > 0 ? `Ran ${ran.join(', ')}` : 'The database is up to date.')
    },
  },
  doctor: {
    about: 'look whether the tenant wall in the database of DATABASE_URL is whole, and every log what was signed',
    run: async () => {
      const { DATABASE_URL } = process.env
      if (!DATABASE_URL) fail('doctor needs DATABASE_URL: the connection that the migrations use.')
      const { requireWall } = await import('../worker/commands/migrate.ts')
      await requireWall(DATABASE_URL).catch((error) => fail(error.message))
      console.log('The tenant wall is whole.')
      await (await import('./log.js')).checkLogsFromTerminal()
    },
  },
  'admin:add': {
    about: 'add somebody to the association: EMAIL NAME, the password is asked for',
    run: async () => (await import('./add-admin.js')).addAdminFromTerminal(process.argv.slice(3)),
  },
  'second-factor:reset': {
    about: 'take somebody’s lost second factor off: EMAIL "REASON"',
    run: async () => (await import('./second-factor.js')).resetFactorFromTerminal(process.argv.slice(3)),
  },
  verify: {
    about: 'check an audit pack, without a network: PACK.zip [--key KEY] [--last CHECKPOINT] [--paper FILE]',
    run: async () => (await import('./verify.js')).verifyFromTerminal(process.argv.slice(3)),
  },
  'log:fork': {
    about: 'record that a company’s log was put back: COMPANY "REASON"; without words, the logs that wait for it',
    run: async () => (await import('./log.js')).recordForkFromTerminal(process.argv.slice(3)),
  },
  'files:sweep': {
    about: 'count files that no row names, left by killed prints; with --remove, take them away',
    run: async () => (await import('./log.js')).sweepFilesFromTerminal(process.argv.slice(3)),
  },
  'log:new-key': {
    about: 'sign the heads of logs with a new key from now on; the old one still proves what it signed',
    run: async () => (await import('./log.js')).replaceKeyFromTerminal(),
  },
  screenshots: {
    about: 'take the pictures of the README over the demo',
    run: async () => (await import('./screenshots.js')).takeScreenshots(),
  },
  'demo:reset': {
    about: 'throw the demo away; the next start makes it anew',
    run: async () => (await import('./demo-reset.js')).resetDemo(),
  },
}

const command = commands[process.argv[2] ?? '']
if (!command) {
  console.log('\n  node bin/briefke.js <command>\n')
  for (const [name, { about }] of Object.entries(commands)) console.log(`    ${name.padEnd(20)} ${about}`)
  process.exit(process.argv[2] ? 1 : 0)
}
await command.run()
