import { integration, type Mutant } from './mutant.ts'

const TEST = integration('auditor-access')

/** What an auditor is shown is noted, all of it, before it is given. */
export const auditorAccessMutants: readonly Mutant[] = [
  {
    control: 'auditor access',
    what: 'what an auditor is shown is not noted',
    file: 'app/server/app.ts',
    from: '  app.use(recordAuditors(deps))\n',
    to: '',
    test: TEST,
  },
  {
    control: 'auditor access',
    what: 'an answer is given before it is noted',
    file: 'app/server/auditor-access.ts',
    from: '    await recordAccess(',
    to: '    void recordAccess(',
    test: TEST,
  },
  {
    control: 'auditor access',
    what: 'what is taken away is called a view',
    file: 'app/server/auditor-access.ts',
    from: "isTaken ? 'downloaded' : 'viewed'",
    to: "isTaken ? 'viewed' : 'viewed'",
    test: TEST,
  },
  {
    control: 'auditor access',
    what: 'an engagement goes on when its days are over',
    file: 'db/system/choices.ts',
    from: "      .where('e.expires_at', '>', now)\n",
    to: '',
    test: TEST,
  },
]
