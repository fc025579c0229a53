// `npm run bench [-- name …]`: sets itself up, then measures. JSON goes to stdout, everything else to stderr.
import { continueUnderPinnedNode, ensureBuilt, ensureInstalled } from './setup.js'

const say = process.stdout.write
process.stdout.write = process.stderr.write.bind(process.stderr)
await ensureInstalled()
await ensureBuilt()
process.stdout.write = say
continueUnderPinnedNode('tests/bench/index.ts')
