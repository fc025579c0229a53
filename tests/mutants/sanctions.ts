import { integration, type Mutant } from './mutant.ts'

const [TEST, RULES] = [integration('sanctions'), 'domain/sanctions/rules.ts']
const MIGRATION = 'db/migrations/20261128T1940Z-sanctions.ts'
const control = 'due process'

/** What keeps a member from being punished unheard, or by one person alone. */
export const sanctionMutants: readonly Mutant[] = [
  {
    ...{ control, what: 'whoever gave notice decides', test: 'domain/sanctions/rules.test.ts', file: RULES },
    from: "if (course.noticedBy === by)\n    return refused('same_person', 'Somebody else decides",
    to: "if (course.noticedBy === course.decidedBy)\n    return refused('same_person', 'Somebody else decides",
  },
  {
    ...{ control, what: 'a company is judged before it was heard', test: TEST, file: RULES },
    from: "if (stage === 'waiting')",
    to: "if (stage === 'lifted')",
  },
  {
    ...{ control, what: 'whoever decided lifts', test: TEST, file: RULES },
    from: 'return course.decidedBy === by\n',
    to: 'return course.decidedBy === course.noticedBy\n',
  },
  {
    ...{ control, what: 'an immediate suspension that nobody confirmed goes on', test: TEST, file: RULES },
    from: 'course.confirmedAt === null && today > course.answerBy',
    to: 'course.confirmedAt !== null && today > course.answerBy',
  },
  {
    ...{
      control,
      what: 'the days for an answer are as few as one likes',
      test: TEST,
      file: 'domain/sanctions/index.ts',
    },
    from: 'if (notice.answerBy < earliest)',
    to: 'if (notice.answerBy < notice.answerBy)',
  },
  {
    ...{ control, what: 'what is not to be published is', test: TEST, file: 'db/system/sanctions.ts' },
    from: "      .where('s.is_public', '=', true)\n",
    to: '',
  },
  {
    ...{ control, what: 'the database lets one person do both', test: TEST, file: MIGRATION },
    from: 'check (decided_by <> noticed_by)',
    to: 'check (true)',
  },
  {
    ...{ control, what: 'the association writes the company’s answer', test: TEST, file: MIGRATION },
    from: '    update: BY_ASSOCIATION,',
    to: '    update: [...BY_ASSOCIATION, ...BY_COMPANY],',
  },
  {
    ...{ control, what: 'a step is logged again', test: TEST, file: 'domain/sanctions/queries.ts' },
    from: "    .where('logged_at', 'is', null)\n",
    to: '',
  },
  {
    ...{ control, what: 'lifting one suspension lifts all', test: TEST, file: 'db/system/sanctions.ts' },
    from: "const to = found.expelled ? 'expelled' : found.held ? 'suspended' :",
    to: "const to = found.expelled ? 'expelled' : found.held && asked !== 'active' ? 'suspended' :",
  },
]
