// Runs under the pinned Node: database, migrations, demo, then web and worker as child processes, until a signal.
import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { accessSync, constants, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join, resolve } from 'node:path'
import { startPostgres } from './postgres.js'
import { fail, root, step } from './setup.js'
import { workerFlags } from './worker-flags.js'

const port = Number(process.env.PORT ?? 3000)
const folder = resolve(root, process.env.BRIEFKE_DATA ?? 'data')
const stopWithinMs = 20_000
const children = []
const EXAMPLES = {
  DATABASE_URL: 'postgres://user:password@localhost:5432/briefke',
  REDIS_URL: 'redis://localhost:6379',
  PUBLIC_URL: 'https://briefke.example',
}
let postgres
let stopping = false

if (!Number.isInteger(port) || port < 1 || port > 65535)
  fail(`PORT must be a number from 1 to 65535, not “${process.env.PORT}”.`)
claimFolder()
await claimPort()
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => void stop(0))
if (process.channel) process.on('disconnect', () => void stop(0))
try {
  await run()
} catch (error) {
  console.error(`\n  ✗ ${error.message}\n`)
  await stop(1)
}

async function run() {
  for (const name of ['DATABASE_URL', 'REDIS_URL', 'PUBLIC_URL']) refuseNonsense(name)
  const adminUrl = process.env.DATABASE_URL ?? (await embedded())
  const urls = roleUrls(adminUrl)
  const { prepareDatabase } = await import('../worker/commands/migrate.ts')
  await step('Bringing the database up to date', () => explainConnection(adminUrl, () => prepareDatabase(urls)))
  if (process.env.REDIS_URL) {
    const { reachQueue } = await import('../platform/queue.ts')
    await step('Looking for Redis', () => reachQueue(process.env.REDIS_URL))
  }
  const env = {
    ...process.env,
    APP_DATABASE_URL: urls.appUrl,
    SYSTEM_DATABASE_URL: urls.systemUrl,
    QUEUE_DATABASE_URL: urls.queueUrl,
    BRIEFKE_DATA: folder,
    PUBLIC_URL: process.env.PUBLIC_URL ?? `http://localhost:${port}`,
    PORT: String(port),
    NODE_ENV: process.env.NODE_ENV ?? 'production',
    // The demo must show itself on every host; it says so on each page where it has to do without (REN-5).
    BRIEFKE_ALLOW_NO_SANDBOX:
      process.env.BRIEFKE_ALLOW_NO_SANDBOX ?? (process.env.NODE_ENV === 'production' ? '0' : '1'),
    BRIEFKE_DEMO: process.env.BRIEFKE_DEMO ?? '1',
    LOG_LEVEL: process.env.LOG_LEVEL ?? 'warn',
  }
  const { seedDemo, releaseDemo, demoLogins } = await import('../worker/commands/demo.ts')
  const isNew = env.BRIEFKE_DEMO === '1' && (await seedDemo(env, (title, work) => step(title, work)))
  await step('Starting the web process', () => launch('web', 'app/server/index.ts', env))
  const worker = await step('Starting the worker', () => launch('worker', 'worker/index.ts', env))
  if (worker === 'ready without sandbox')
    console.log(
      '\n  ! This host offers neither root nor user namespaces: PDFs are printed without the browser’s sandbox.\n    Good for a look, not for trade; every page says so (docs/operations.md).',
    )
  announce(env.BRIEFKE_DEMO === '1' ? demoLogins : [])
  // Nobody waits for it, and a start that is stopped meanwhile loses nothing but the show.
  if (isNew) void releaseDemo(env, () => stopping).catch(() => {})
}

function refuseNonsense(name) {
  const value = process.env[name]
  if (value !== undefined && !URL.canParse(value))
    throw new Error(`${name} is not an address. Write it like ${EXAMPLES[name]}.`)
}

async function embedded() {
  postgres = await step('Starting PostgreSQL', () => startPostgres(join(folder, 'postgres')))
  postgres.onExit(() => {
    if (stopping) return
    console.error('\n  ✗ The database ended by itself; everything is stopped. Start again: what was saved is safe.\n')
    void stop(1)
  })
  return postgres.url()
}

function roleUrls(adminUrl) {
  const file = join(folder, 'keys', 'database.json')
  mkdirSync(join(folder, 'keys'), { recursive: true, mode: 0o700 })
  if (!existsSync(file)) {
    const secret = () => randomBytes(24).toString('hex')
    writeFileSync(file, JSON.stringify({ briefke_app: secret(), briefke_system: secret(), briefke_queue: secret() }), {
      mode: 0o600,
    })
  }
  const passwords = JSON.parse(readFileSync(file, 'utf8'))
  const as = (role) => {
    const url = new URL(adminUrl)
    url.username = role
    url.password = passwords[role]
    return url.toString()
  }
  return { adminUrl, appUrl: as('briefke_app'), systemUrl: as('briefke_system'), queueUrl: as('briefke_queue') }
}

async function explainConnection(url, work) {
  try {
    return await work()
  } catch (error) {
    if (
      !['ECONNREFUSED', 'ENOTFOUND', 'CONNECT_TIMEOUT', 'EHOSTUNREACH', 'EAI_AGAIN', '28P01', '3D000'].includes(
        error.code,
      )
    )
      throw error
    const { hostname, port: at, pathname } = new URL(url)
    throw new Error(
      `The database ${pathname.slice(1)} at ${hostname}:${at || 5432} cannot be reached (${error.code}). Check DATABASE_URL and that the server runs.`,
    )
  }
}

// Starts a child and waits for its 'ready'. A child that dies later is started again, with a growing pause.
function launch(name, script, env, attempt = 0) {
  return new Promise((ready, refused) => {
    const flags = ['--disable-warning=ExperimentalWarning', ...(name === 'worker' ? workerFlags : [])]
    const child = spawn(process.execPath, [...flags, join(root, script)], {
      cwd: root,
      env,
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
      detached: true,
    })
    const entry = { name, child, gone: new Promise((gone) => child.once('exit', gone)) }
    children.push(entry)
    const began = Date.now()
    let isReady = false
    child.on('message', (message) => {
      if (message !== 'ready' && message !== 'ready without sandbox') return
      isReady = true
      ready(message)
    })
    child.once('exit', (code) => {
      children.splice(children.indexOf(entry), 1)
      if (stopping) return
      if (!isReady)
        return refused(new Error(`The ${name} process did not start (exit code ${code}); what it said stands above.`))
      const next = Date.now() - began > 60_000 ? 0 : attempt + 1
      console.error(`  ! The ${name} process ended (exit code ${code}) and is started again.`)
      setTimeout(
        () => launch(name, script, env, next).catch((error) => console.error(`  ✗ ${error.message}`)),
        Math.min(500 * 2 ** attempt, 15_000),
      )
    })
  })
}

async function stop(code) {
  if (stopping) return
  stopping = true
  if (children.length > 0) console.log('\n  Stopping: finishing what runs …')
  const late = setTimeout(() => {
    for (const { child } of children) child.kill('SIGKILL')
  }, stopWithinMs)
  for (const { child } of children) child.kill('SIGTERM')
  await Promise.all(children.map(({ gone }) => gone))
  clearTimeout(late)
  await postgres?.stop()
  rmSync(join(folder, 'running'), { force: true })
  process.exit(code)
}

function claimFolder() {
  try {
    mkdirSync(folder, { recursive: true })
    accessSync(folder, constants.W_OK | constants.X_OK)
    const lock = join(folder, 'running')
    const other = existsSync(lock) ? Number(readFileSync(lock, 'utf8')) : 0
    if (other && other !== process.pid && isOurs(other))
      fail(
        `Another Briefke (process ${other}) runs on ${folder}. Stop it first, or set BRIEFKE_DATA to another folder.`,
      )
    writeFileSync(lock, String(process.pid))
  } catch (error) {
    fail(
      `The data folder ${folder} cannot be written (${error.code ?? error.message}). Set BRIEFKE_DATA to a folder of yours.`,
    )
  }
}

function isOurs(pid) {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('supervise.js')
  } catch {
    return false
  }
}

function claimPort() {
  return new Promise((free) => {
    const probe = createServer()
    probe.once('error', (error) => {
      rmSync(join(folder, 'running'), { force: true })
      fail(
        error.code === 'EADDRINUSE'
          ? `Port ${port} is in use by another program. Stop it, or set PORT to a free one.`
          : `Port ${port} cannot be used (${error.code}).`,
      )
    })
    probe.listen(port, '127.0.0.1', () => probe.close(free))
  })
}

function announce(logins) {
  console.log(`\n  Briefke is ready: http://localhost:${port}\n`)
  for (const { who, email, password } of logins) console.log(`    ${who.padEnd(34)} ${email.padEnd(30)} ${password}`)
  if (logins.length > 0)
    console.log(
      '\n    The association and the auditor also need a code: the page that asks for it shows it, in the demo.',
    )
  console.log('\n  Ctrl-C stops everything.\n')
}
