import { spawnSync } from 'node:child_process'
import { expect, test } from 'vitest'

const hasHadolint = spawnSync('hadolint', ['--version']).error === undefined

test.skipIf(!hasHadolint)('hadolint has nothing to say about the Dockerfile', () => {
  const { status, stdout } = spawnSync('hadolint', ['Dockerfile'], { encoding: 'utf8' })
  expect(stdout).toBe('')
  expect(status).toBe(0)
})
