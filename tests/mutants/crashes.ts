import { integration, type Mutant } from './mutant.ts'

const TEST = integration('api-idempotency')
const SWEEP = { file: 'domain/retention/unnamed-files.ts', test: integration('unnamed-files') }

/** What a crash leaves behind: keys of requests whose answer was lost. */
export const crashMutants: readonly Mutant[] = [
  {
    control: 'JOB-3',
    what: 'a request that took effect and lost its answer is done again',
    file: 'db/keyed-requests.ts',
    from: ' and not took_effect`.execute(',
    to: '`.execute(',
    test: TEST,
  },
  {
    control: 'JOB-3',
    what: 'what a request with a key writes is not noted with the key',
    file: 'db/tenant.ts',
    from: '      if (db.request?.tenantId === tenantId) await noteEffect(tx, db.request.key)\n',
    to: '',
    test: TEST,
  },
  {
    ...{ control: 'JOB-1', what: 'files go though a backup was put back', ...SWEEP },
    from: '  await sealLog(deps, tenantId)\n',
    to: '',
  },
  {
    ...{ control: 'JOB-1', what: 'a file goes whose row is not written yet', ...SWEEP },
    from: 'getTime() - DAY_MS',
    to: 'getTime()',
  },
  {
    ...{ control: 'JOB-1', what: 'a file goes that an entry of the log names', ...SWEEP },
    file: 'domain/retention/unnamed-queries.ts',
    from: 'for (const isHash of [true, false])',
    to: 'for (const isHash of [true])',
  },
  {
    ...{ control: 'JOB-1', what: 'a file goes that was stored again meanwhile', ...SWEEP },
    file: 'platform/leftover-files.ts',
    from: 'if (await writtenBefore(aside, before)) {',
    to: 'if (before) {',
  },
]
