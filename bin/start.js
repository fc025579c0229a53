// `npm start`: everything a fresh machine needs, then the running association. See docs/operations.md.
import { continueUnderPinnedNode, ensureBuilt, ensureInstalled } from './setup.js'

console.log('\n  Briefke: the paper that travels with the stones\n')
await ensureInstalled()
await ensureBuilt()
continueUnderPinnedNode('bin/supervise.js')
