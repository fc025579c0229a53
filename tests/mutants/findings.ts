// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the text of source files is what stands here
import { integration, type Mutant } from './mutant.ts'

const TEST = integration('findings')

/** Findings: who raises them, who sees them, and that nothing of them is changed. */
export const findingMutants: readonly Mutant[] = [
  {
    control: 'findings',
    what: 'an auditor sees what was found in another engagement',
    file: 'domain/findings/read.ts',
    from: "return actor.role === 'auditor' ? engagementOf(actor).id : null",
    to: 'return null',
    test: TEST,
  },
  {
    control: 'findings',
    what: 'an auditor closes what was found in another engagement',
    file: 'domain/findings/queries.ts',
    from: 'where ${sql.join(conditions, sql` and `)} for update of f`',
    to: 'where ${conditions[0]} for update of f`',
    test: TEST,
  },
  {
    control: 'findings',
    what: 'the log tells an auditor of another engagement’s findings',
    file: 'domain/evidence-log/read-queries.ts',
    from: "object_kind <> 'finding' or",
    to: 'true or',
    test: TEST,
  },
  {
    control: 'findings',
    what: 'the company raises findings about itself',
    file: 'domain/kernel/actor.ts',
    from: "'finding:raise': { roles: ['auditor']",
    to: "'finding:raise': { roles: ['auditor', 'owner']",
    test: TEST,
  },
  {
    control: 'findings',
    what: 'two at once get one number, and the second is lost',
    file: 'domain/findings/queries.ts',
    from: 'where id = ${finding.engagement_id}::uuid for no key update',
    to: 'where id = ${finding.engagement_id}::uuid',
    test: TEST,
  },
  {
    control: 'findings',
    what: 'a word of a finding can be changed',
    file: 'db/migrations/20261128T2100Z-findings.ts',
    from: "'closed_by_name', 'closed_at', 'close_reason']",
    to: "'closed_by_name', 'closed_at', 'close_reason', 'title']",
    test: TEST,
  },
  {
    control: 'findings',
    what: 'a closed finding is answered',
    file: 'domain/findings/rules.ts',
    from: "answered: ['open', 'sent-back'],",
    to: "answered: ['open', 'sent-back', 'closed'],",
    test: TEST,
  },
  {
    control: 'findings',
    what: 'a finding is about something outside the auditor’s period',
    file: 'domain/findings/about.ts',
    from: '!object || !liesIn(object, period)',
    to: '!object',
    test: TEST,
  },
  {
    control: 'findings',
    what: 'an auditor’s first page counts what others found at the company',
    file: 'domain/dashboard/engagements.ts',
    from: 'countFindings(tx, engagement.id,',
    to: 'countFindings(tx, null,',
    test: TEST,
  },
]
