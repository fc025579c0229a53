// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the text of source files is what stands here
import { integration, type Mutant } from './mutant.ts'

const [TEST, MIGRATION] = [integration('oversight'), 'db/migrations/20261128T1920Z-oversight.ts']
const control = 'ISO-8'

/** What keeps the association's figures from being one company's, each switched off by a change of one line. */
export const oversightMutants: readonly Mutant[] = [
  {
    ...{ control, what: 'a figure of four companies is shown', test: TEST, file: MIGRATION },
    from: 'count(*) >= 5 and',
    to: 'count(*) >= 4 and',
  },
  {
    ...{ control, what: 'a figure is shown of which one company is most', test: TEST, file: MIGRATION },
    from: ' and max(w) * 2 <= sum(w)',
    to: '',
  },
  {
    ...{
      control,
      what: 'a hidden part can be had by taking the shown ones from the total',
      test: TEST,
      file: MIGRATION,
    },
    from: "while hidden <> '{}' and not oversight.is_safe(asked, of_measure, hidden) loop",
    to: "while hidden <> '{}' and false loop",
  },
  {
    ...{ control, what: 'companies that add nothing count', test: TEST, file: MIGRATION },
    from: ' having sum(c.weight) > 0',
    to: '',
  },
  {
    ...{ control, what: 'all or nothing is said', test: TEST, file: MIGRATION },
    from: 'least(greatest(floor(sum(c.amount) * 100.0 / sum(c.weight)) * 10, 50), 950)',
    to: 'floor(sum(c.amount) * 100.0 / sum(c.weight)) * 10',
  },
  {
    ...{ control, what: 'the association’s role reads the counts of a company', test: TEST, file: MIGRATION },
    from: "select: ['tenant_id', 'month'] }",
    to: "select: ['tenant_id', 'month', 'issued', 'received', 'covered', 'segment', 'counted_at', 'warranted'] }",
  },
  {
    ...{ control, what: 'anybody may call what the function is made of', test: TEST, file: MIGRATION },
    from: '    await sql`revoke all on function oversight.${sql.raw(call)} from public`.execute(db)\n',
    to: '',
  },
  {
    ...{ control, what: 'a quarter is published before its end', test: TEST, file: MIGRATION },
    from: "asked + interval '3 months' + interval '12 days' > current_date",
    to: 'false',
  },
  {
    ...{ control, what: 'a quarter is published without those that are still to be counted', test: TEST },
    file: 'domain/oversight/count.ts',
    from: '  if (counted > 0 && !isCounted) return\n',
    to: '',
  },
]
