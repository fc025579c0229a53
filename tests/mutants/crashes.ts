import { integration, type Mutant } from './mutant.ts'

const TEST = integration('api-idempotency')

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
]
