// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the text of source files is what stands here
import { integration, type Mutant } from './mutant.ts'

/** Controls of jobs of many documents. */
export const bulkMutants: readonly Mutant[] = [
  {
    control: 'bulk',
    what: 'one refused document keeps the others',
    file: 'domain/bulk-jobs/turn.ts',
    from: "    if (isDomainError(error)) return { state: 'refused', number: null, sentence: error.message }\n",
    to: '    if (isDomainError(error)) throw error\n',
    test: integration('bulk-requests'),
  },
  {
    control: 'bulk',
    what: 'two workers have one job',
    file: 'domain/bulk-jobs/turn-queries.ts',
    from: 'and (leased_until is null or leased_until < now())\n',
    to: '\n',
    test: integration('bulk-requests'),
  },
  {
    control: 'bulk',
    what: 'a worker that lost a job goes on writing',
    file: 'domain/bulk-jobs/turn-queries.ts',
    from: '  if (held.rows.length === 0) return null\n',
    to: '',
    test: integration('bulk-requests'),
  },
  {
    control: 'bulk',
    what: 'a job goes on in the name of somebody who may not any more',
    file: 'domain/bulk-jobs/turn.ts',
    from: 'if (can(actor, actionOf[job.kind])) return',
    to: 'if (actor) return',
    test: integration('bulk-requests'),
  },
  {
    control: 'bulk',
    what: 'a job is asked for without the right to what it does',
    file: 'domain/bulk-jobs/index.ts',
    from: '  authorizeInCompany(actor, actionOf[request.kind])\n',
    to: '',
    test: integration('bulk-requests'),
  },
  {
    control: 'bulk',
    what: 'a paused job goes on',
    file: 'domain/bulk-jobs/turn.ts',
    from: "if (status !== 'running' || tried",
    to: 'if (status === null || tried',
    test: integration('bulk-requests'),
  },
  {
    control: 'bulk',
    what: 'a mail that is sent again after a crash is another mail',
    file: 'domain/bulk-jobs/kinds/send.ts',
    from: 'id: `${standing.jobId}-${position}`, ',
    to: '',
    test: integration('bulk-requests'),
  },
  {
    control: 'bulk',
    what: 'a voided document is mailed',
    file: 'domain/bulk-jobs/kinds/send.ts',
    from: "if (document.status !== 'issued') return",
    to: "if (document.status === 'superseded') return",
    test: integration('bulk-requests'),
  },
  {
    control: 'bulk',
    what: 'a mail server that is busy is taken to have refused',
    file: 'platform/mail.ts',
    from: "if (responseCode < 500 || (code !== 'EENVELOPE' && code !== 'EMESSAGE')) throw error",
    to: 'if (!code) throw error',
    test: integration('mail'),
  },
]
