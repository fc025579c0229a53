// `npm run mutants`: switches each control of docs/security.md off, one at a time, and expects its test to go red (META-1).
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { continueUnderPinnedNode, ensureBuilt, ensureInstalled, pinnedNode, root } from './setup.js'

if (process.execPath === pinnedNode()) await run(process.argv[2] ?? '')
else {
  await ensureInstalled()
  await ensureBuilt()
  continueUnderPinnedNode('bin/mutants.js')
}

/** Runs the mutants whose control or file holds the text; each in a clean copy of the last commit. */
async function run(wanted) {
  const { mutants } = await import('../tests/mutants.ts')
  const chosen = mutants.filter(({ control, file }) => `${control} ${file}`.includes(wanted))
  const copy = mkdtempSync(join(tmpdir(), 'briefke-mutants-'))
  git(['worktree', 'add', '--detach', '--force', copy, 'HEAD'])
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'))
  symlinkSync(join(root, 'build'), join(copy, 'build'))
  let survived = 0
  try {
    for (const mutant of chosen) if (!(await dies(copy, mutant))) survived += 1
  } finally {
    git(['worktree', 'remove', '--force', copy])
    rmSync(copy, { recursive: true, force: true })
  }
  console.log(`\n${chosen.length - survived} of ${chosen.length} mutants were noticed`)
  process.exitCode = survived > 0 || chosen.length === 0 ? 1 : 0
}

function dies(copy, { control, what, file, from, to, test, says }) {
  const path = join(copy, file)
  const sound = readFileSync(path, 'utf8')
  const parts = sound.split(from)
  if (parts.length !== 2) {
    console.log(`✗ ${control}: ${what}: “${from}” stands ${parts.length - 1} times in ${file}, not once`)
    return false
  }
  writeFileSync(path, parts.join(to))
  const began = Date.now()
  const project = test.startsWith('tests/') && !/^tests\/[^/]+$/.test(test) ? 'integration' : 'unit'
  const argv = [join(root, 'node_modules/vitest/vitest.mjs'), 'run', '--project', project, '--bail=1', test]
  const { status, stdout, stderr } = spawnSync(process.execPath, argv, {
    cwd: copy,
    maxBuffer: 64 * 1024 * 1024,
    encoding: 'utf8',
    env: { ...process.env, NODE_ENV: 'test', CI: 'true', NO_COLOR: '1' },
  })
  writeFileSync(path, sound)
  // A file that no longer loads proves nothing: a test must have failed, or the start have refused in the words expected.
  const isRed = says ? `${stdout}${stderr}`.includes(says) : /Tests\s.*?\d+ failed/.test(stdout)
  const noticed = status !== 0 && isRed
  console.log(`${noticed ? '✓' : '✗'} ${control}: ${what} (${test}, ${((Date.now() - began) / 1000).toFixed(1)} s)`)
  return noticed
}

function git(argv) {
  const { status, stderr } = spawnSync('git', argv, { cwd: root, encoding: 'utf8' })
  if (status !== 0) throw new Error(`git ${argv.join(' ')}: ${stderr}`)
}
