// `npm run chaos`: breaks workers, store and database for as long as trust.md says (JOB-1 to JOB-6), some half an hour.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { continueUnderPinnedNode, ensureBuilt, ensureInstalled, root } from './setup.js'

await ensureInstalled()
if (existsSync(join(root, 'vite.config.ts'))) await ensureBuilt()
process.env.BRIEFKE_CHAOS = 'full'
continueUnderPinnedNode('node_modules/vitest/vitest.mjs', ['run', '--project', 'chaos', ...process.argv.slice(2)])
