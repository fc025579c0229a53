import { spawn } from 'node:child_process'
import { text } from 'node:stream/consumers'
import { expect, test } from 'vitest'

// Only that it runs and speaks JSON: what it measures is no business of a test (docs/benchmarks.md).
test('the bench command at its smallest measures both sides and prints nothing but JSON', async () => {
  const child = spawn(process.execPath, ['bin/bench.js', '--smallest', 'rendering', 'issuing'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  const report: unknown = JSON.parse(await text(child.stdout))
  const compared = (name: string) =>
    expect.objectContaining({
      name,
      ours: expect.any(Number),
      bare: expect.any(Number),
      ratio: expect.any(Number),
      goal: expect.any(String),
      pass: expect.any(Boolean),
    })
  expect(report).toMatchObject({
    size: 'smallest',
    machine: { cores: expect.any(Number), node: process.version },
    results: expect.arrayContaining(['rendering', 'issuing, one caller', 'issuing, eight callers'].map(compared)),
  })
})

test('the bench command names what it knows when asked for something else', async () => {
  const child = spawn(process.execPath, ['bin/bench.js', 'rowing'], { stdio: ['ignore', 'ignore', 'pipe'] })
  const code = new Promise((resolve) => child.once('exit', resolve))
  expect(await text(child.stderr)).toContain('There is no benchmark rowing. Known are: choosing')
  expect(await code).toBe(1)
})
