// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the text of source files is what stands here
import { integration, type Mutant } from './mutant.ts'

const [RETENTION, DELETION, DELETED] = ['retention', 'lawful-deletion', 'deleted-documents'].map(integration) as [
  string,
  string,
  string,
]
const MIGRATION = 'db/migrations/20261128T2120Z-lawful-deletion.ts'
const RULES = { file: 'domain/retention/rules.ts', test: 'domain/retention/rules.test.ts' }

/** Controls of retention, each switched off by a change of one line. */
export const retentionMutants: readonly Mutant[] = [
  {
    ...{ control: 'EVD-8', what: 'the shortest rule counts', ...RULES },
    from: 'until > latest.until',
    to: 'until < latest.until',
  },
  {
    ...{ control: 'EVD-8', what: 'a rule whose start nobody knows does not count', ...RULES },
    from: 'if (until === null) return { known: false, by: duty }',
    to: 'if (until === null) continue',
  },
  {
    ...{ control: 'EVD-8', what: 'a company shortens a rule', test: RETENTION, file: 'domain/retention/index.ts' },
    from: 'if (wish.years < fewest)',
    to: 'if (wish.years < 0)',
  },
  {
    ...{ control: 'EVD-8', what: 'the database lets go what has to be kept', test: DELETION, file: MIGRATION },
    from: 'if retention_until(fact.kind, fact.day, fact.moved_on, fact.imported_into) >= company_today() then',
    to: 'if false then',
  },
  {
    ...{ control: 'EVD-8', what: 'the database lets go what is held', test: DELETION, file: MIGRATION },
    from: 'if name is not null then',
    to: 'if false then',
  },
  {
    ...{ control: 'EVD-8', what: 'the database lets one person delete', test: DELETION, file: MIGRATION },
    from: "d.status = 'approved' and d.decided_by <> d.proposed_by",
    to: 'd.proposed_by is not null',
  },
  {
    ...{ control: 'EVD-8', what: 'content can be emptied without a deletion', test: DELETION, file: MIGRATION },
    from: "::uuid and i.state = 'emptied') then",
    to: '::uuid) and false then',
  },
  {
    ...{ control: 'EVD-8', what: 'content can be changed while it is emptied', test: DELETION, file: MIGRATION },
    from: "not in ('', '0', '{}', '[]') then",
    to: "in ('no such') then",
  },
  {
    ...{ control: 'EVD-8', what: 'who proposed a deletion approves it', test: DELETION },
    file: 'domain/retention/deletions.ts',
    from: 'deletion.proposedBy === actor.userId)\n      throw',
    to: 'deletion.proposedBy === null)\n      throw',
  },
  {
    ...{ control: 'EVD-8', what: 'who set a hold lifts it', test: DELETION, file: 'domain/retention/holds.ts' },
    from: 'hold.setBy === actor.userId)',
    to: 'hold.setBy === null)',
  },
  {
    ...{ control: 'EVD-8', what: 'a file that went lawfully is an alarm', test: DELETED },
    file: 'domain/evidence-log/check-files.ts',
    from: "return deleted.has(sha256) ? null : 'is missing'",
    to: "return 'is missing'",
  },
  {
    ...{ control: 'EVD-8', what: 'a file that is missing is taken for deleted', test: DELETED },
    file: 'domain/evidence-log/check-files.ts',
    from: "return deleted.has(sha256) ? null : 'is missing'",
    to: 'return null',
  },
]
