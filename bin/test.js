// `npm test`: sets itself up on a fresh machine, then runs every check and every test. `--checks-only` stops before the tests.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { continueUnderPinnedNode, ensureBuilt, ensureInstalled, root } from './setup.js'

await ensureInstalled()
if (existsSync(join(root, 'vite.config.ts'))) await ensureBuilt()
continueUnderPinnedNode('bin/run-tests.js')
