import { integration, type Mutant } from './mutant.ts'

const NETWORK = integration('pdf-network')

/** What keeps the printer off the network, and one company's papers from standing before everybody's. */
export const poolMutants: readonly Mutant[] = [
  {
    control: 'REN-3',
    what: 'a prefetch is asked past the interception',
    file: 'worker/pdf/browser.ts',
    from: "    await session.send('Network.setBlockedURLs', { urls: ['http*', 'ws*', 'ftp*', 'file*'] })\n",
    to: '',
    test: NETWORK,
  },
  {
    control: 'REN-3',
    what: 'proxy and names are dead only where another layer is on too',
    file: 'worker/pdf/sandbox.ts',
    from: '...(layers.flags\n',
    to: '...(layers.flags && layers.interception\n',
    test: NETWORK,
  },
  {
    control: 'REN-3',
    what: 'the browser shares the network of the worker',
    file: 'worker/pdf/sandbox.ts',
    from: "...(root ? ['-n'] : ['-n', '-c'])",
    to: "...(root ? ['-m'] : ['-m', '-c'])",
    test: NETWORK,
  },
  {
    control: 'JOB-7',
    what: 'who asks for thousands awaits each of them',
    file: 'platform/turns.ts',
    from: 'return rank < AWAITED ?',
    to: 'return rank < Number.POSITIVE_INFINITY ?',
    test: 'platform/turns.test.ts',
  },
  {
    control: 'JOB-7',
    what: 'the queue forgets whose turn it is',
    file: 'platform/queue.ts',
    from: '* (LAST_RANK + 1) + rank,',
    to: '* (LAST_RANK + 1),',
    test: integration('fairness'),
  },
  {
    control: 'JOB-7',
    what: 'the sweep takes the oldest, whosesoever they are',
    file: 'db/system/work.ts',
    from: "    .orderBy('turn')\n",
    to: '',
    test: integration('fairness'),
  },
  {
    control: 'REN-6',
    what: 'why a browser was replaced is forgotten when it cannot be written down at once',
    file: 'worker/heartbeat.ts',
    from: '    const told = { printed, failed, restarts }\n',
    to: '    const told = { printed, failed, restarts }\n    restarts = []\n',
    test: integration('work'),
  },
  {
    control: 'ISO-8',
    what: 'anybody sees how the workers fare',
    file: 'domain/work/index.ts',
    from: "  authorizeAssociation(actor, 'association:read')\n",
    to: '',
    test: integration('work'),
  },
  {
    control: 'nothing half',
    what: 'a full disk keeps the part that fitted',
    file: 'platform/files.ts',
    from: '    await rm(incoming, { force: true })\n',
    to: '',
    test: integration('bad-weather'),
  },
]
