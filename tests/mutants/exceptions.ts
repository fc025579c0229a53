// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the text of source files is what stands here
import { integration, type Mutant } from './mutant.ts'

const PLANTED = integration('planted-faults')
const PLAYED = integration('exceptions')

/** Exceptions: what is wrong is found, nothing closes them but mending or a reason, and a period's auditor sees its own. */
export const exceptionMutants: readonly Mutant[] = [
  {
    control: 'exceptions',
    what: 'a limit for back-dating that moved has nothing judged anew',
    file: 'domain/companies/own-company.ts',
    from: 'if (from !== to) await',
    to: 'if (from < to) await',
    test: integration('judged-anew'),
  },
  {
    control: 'exceptions',
    what: 'a warranty that covers some lines counts for all',
    file: 'domain/exceptions/rules/e06-received-without-statement.ts',
    from: '!covered.has(position)',
    to: 'covered.size === 0',
    test: PLANTED,
  },
  {
    control: 'exceptions',
    what: 'words that were changed after the issue are not noticed',
    file: 'domain/exceptions/rules/e20-changed-after-issue.ts',
    from: 'sha256(text) === textHash',
    to: 'text.length > 0',
    test: PLANTED,
  },
  {
    control: 'exceptions',
    what: 'anybody may have issued',
    file: 'domain/exceptions/load/document-facts.ts',
    from: "standing: 'stranger'",
    to: "standing: 'unknown'",
    test: PLANTED,
  },
  {
    control: 'exceptions',
    what: 'what is noted is judged without taking it off the list',
    file: 'domain/exceptions/judge/queries.ts',
    from: 'limit ${limit})',
    to: 'limit 0)',
    test: PLAYED,
  },
  {
    control: 'exceptions',
    what: 'a change of the facts does not end a waiver',
    file: 'domain/exceptions/judge/settle.ts',
    from: "endWaiver: inState('waived').filter(differs)",
    to: 'endWaiver: []',
    test: PLAYED,
  },
  {
    control: 'exceptions',
    what: 'what was mended stays open',
    file: 'domain/exceptions/judge/queries.ts',
    from: ".set({ state: 'closed', closed_at: at,",
    to: ".set({ state: 'open', closed_at: null,",
    test: PLAYED,
  },
  {
    control: 'exceptions',
    what: 'a dealer may waive',
    file: 'domain/kernel/actor.ts',
    from: "'exception:waive': { roles: ['owner', 'compliance']",
    to: "'exception:waive': { roles: ['owner', 'compliance', 'dealer']",
    test: PLAYED,
  },
  {
    control: 'exceptions',
    what: 'an auditor reads an exception outside his period',
    file: 'domain/exceptions/index.ts',
    from: '!isInside(actor, row)',
    to: 'false',
    test: PLAYED,
  },
]
