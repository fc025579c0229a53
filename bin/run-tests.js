// Runs under the pinned Node. Ends with the line `N passed, N failed, N skipped` and exits 1 when anything failed.
import { spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { root } from './setup.js'

const bin = (path) => join(root, 'node_modules', path)
const checks = [
  ['lint (Biome)', [bin('@biomejs/biome/bin/biome'), 'ci', '--colors=off', '.']],
  ['lint (typed rules)', [bin('eslint/bin/eslint.js'), '--max-warnings=0', '.']],
  ['nothing unused (knip)', [bin('knip/bin/knip.js'), '--no-progress']],
  ['types', [bin('typescript/bin/tsc'), '--noEmit', '-p', '.']],
]
const total = { passed: 0, failed: 0, skipped: 0 }

for (const [title, argv] of checks) runCheck(title, argv)
if (!process.argv.includes('--checks-only')) {
  for (const project of ['unit', 'integration', 'chaos', 'e2e']) await runProject(project)
}
console.log(`\n${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`)
process.exitCode = total.failed > 0 ? 1 : 0

function runCheck(title, argv) {
  const began = Date.now()
  const done = spawnSync(process.execPath, argv, { cwd: root, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 })
  const ok = done.status === 0
  console.log(`${ok ? '✓' : '✗'} ${title} (${seconds(began)})`)
  if (!ok) console.log(`${done.stdout}\n${done.stderr}`)
  total[ok ? 'passed' : 'failed'] += 1
}

async function runProject(project) {
  const began = Date.now()
  const folder = mkdtempSync(join(tmpdir(), 'briefke-report-'))
  const report = join(folder, 'report.json')
  const argv = [
    bin('vitest/vitest.mjs'),
    'run',
    '--project',
    project,
    '--passWithNoTests',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
  ]
  const code = await new Promise((resolve) =>
    spawn(process.execPath, argv, {
      cwd: root,
      stdio: 'inherit',
      env: { ...process.env, NODE_ENV: 'test', CI: 'true' },
    }).on('exit', resolve),
  )
  const result = readReport(report)
  rmSync(folder, { recursive: true, force: true })
  const counts = {
    passed: result?.numPassedTests ?? 0,
    failed: result?.numFailedTests ?? 0,
    skipped: (result?.numPendingTests ?? 0) + (result?.numTodoTests ?? 0),
  }
  // A run that ended badly without a failing test (a crash, a broken file) is one failure, never none.
  if (code !== 0 && counts.failed === 0) counts.failed = 1
  for (const key of Object.keys(total)) total[key] += counts[key]
  console.log(
    `${counts.failed === 0 ? '✓' : '✗'} ${project}: ${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped (${seconds(began)})`,
  )
  for (const name of skippedNames(result)) console.log(`  skipped: ${name}`)
}

function readReport(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch {
    return null
  }
}

function skippedNames(result) {
  return (result?.testResults ?? []).flatMap((file) =>
    file.assertionResults
      .filter(({ status }) => status === 'pending' || status === 'skipped' || status === 'todo')
      .map(({ fullName }) => fullName),
  )
}

function seconds(began) {
  return `${((Date.now() - began) / 1000).toFixed(1)} s`
}
