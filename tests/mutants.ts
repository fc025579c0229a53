// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the text of source files is what stands here
import { auditorAccessMutants } from './mutants/auditor-access.ts'
import { auditorCertificateMutants } from './mutants/auditor-certificates.ts'
import { bulkMutants } from './mutants/bulk.ts'
import { certificateMutants } from './mutants/certificates.ts'
import { coverageMutants } from './mutants/coverage.ts'
import { crashMutants } from './mutants/crashes.ts'
import { evidenceMutants } from './mutants/evidence.ts'
import { exceptionMutants } from './mutants/exceptions.ts'
import { findingMutants } from './mutants/findings.ts'
import { importMutants } from './mutants/imports.ts'
import { inboxMutants } from './mutants/inbox.ts'
import { letterMutants } from './mutants/letters.ts'
import { lintMutants } from './mutants/linting.ts'
import { integration, type Mutant } from './mutants/mutant.ts'
import { oversightMutants } from './mutants/oversight.ts'
import { packMutants } from './mutants/packs.ts'
import { pdfMutants } from './mutants/pdf.ts'
import { poolMutants } from './mutants/pool.ts'
import { publishingMutants } from './mutants/publishing.ts'
import { retentionMutants } from './mutants/retention.ts'
import { sanctionMutants } from './mutants/sanctions.ts'
import { schemeMutants } from './mutants/schemes.ts'
import { secondFactorMutants } from './mutants/second-factor.ts'
import { templateMutants } from './mutants/templates.ts'
import { tradeMutants } from './mutants/trade.ts'
import { volumeMutants } from './mutants/volumes.ts'
import { workbenchMutants } from './mutants/workbench.ts'

const NOT_WHOLE = 'The tenant wall is not whole'

/** Every control of docs/security.md that a change of one line switches off. `npm run mutants` goes through them. */
export const mutants: readonly Mutant[] = [
  {
    control: 'ISO-1',
    what: 'row security is not forced',
    file: 'db/isolation.ts',
    from: '  await sql`alter table ${t} force row level security`.execute(db)\n',
    to: '',
    test: integration('wall'),
    says: NOT_WHOLE,
  },
  {
    control: 'ISO-1',
    what: 'row security is off',
    file: 'db/isolation.ts',
    from: 'enable row level security',
    to: 'disable row level security',
    test: integration('outsider'),
    says: NOT_WHOLE,
  },
  {
    control: 'ISO-2',
    what: 'a row may be written for another company',
    file: 'db/isolation.ts',
    from: 'with check (tenant_id = ${currentTenant})',
    to: 'with check (true)',
    test: integration('outsider'),
    says: NOT_WHOLE,
  },
  {
    control: 'ISO-2',
    what: 'the tenant stays set on a pooled connection',
    file: 'db/tenant.ts',
    from: '${tenantId}, true)',
    to: '${tenantId}, false)',
    test: integration('outsider'),
  },
  {
    control: 'ISO-7',
    what: 'a GET may write',
    file: 'db/client.ts',
    from: "return { ...db, access: 'read only' }",
    to: 'return db',
    test: integration('outsider'),
  },
  {
    control: 'AUT-1',
    what: 'sessions are stored as they are in the cookie',
    file: 'domain/identity/secrets.ts',
    from: 'return sha256(secret)',
    to: 'return secret',
    test: integration('login'),
  },
  {
    control: 'AUT-2',
    what: 'a session lasts for ever',
    file: 'domain/identity/sessions.ts',
    from: 'session.createdAt.getTime() + sessionLimits.absoluteMs <= clock.now().getTime()',
    to: 'false',
    test: integration('login'),
  },
  {
    control: 'AUT-4',
    what: 'an unknown account is answered without work',
    file: 'domain/identity/passwords.ts',
    from: 'const fits = await check(',
    to: 'const fits = storedHash !== null && await check(',
    test: integration('login'),
  },
  {
    control: 'AUT-5',
    what: 'failures are not counted',
    file: 'db/system/identity.ts',
    from: 'if (blocking) return blocking.at',
    to: '',
    test: integration('login'),
  },
  {
    control: 'AUT-7',
    what: 'an invitation can be used again',
    file: 'db/system/invitations.ts',
    from: "        .where('used_at', 'is', null)\n",
    to: '',
    test: integration('invitations'),
  },
  {
    control: 'AUT-8',
    what: 'a token may do what its scopes do not say',
    file: 'domain/kernel/actor.ts',
    from: 'if (actor.scopes && !actor.scopes.includes(rule.scope))',
    to: 'if (actor.scopes && actor.scopes.length < 0)',
    test: integration('tokens'),
  },
  {
    control: 'frozen',
    what: 'a printed document may be printed over',
    file: 'db/migrations/20261128T0800Z-signatures.ts',
    from: "status <> 'rendered' or signature = 'awaited'",
    to: 'true',
    test: integration('frozen'),
  },
  {
    control: 'LOD-10',
    what: 'a refused issue keeps its number',
    file: 'domain/documents/number-queries.ts',
    from: 'do update set next_number = s.next_number + 1',
    to: 'do update set next_number = s.next_number + 2',
    test: integration('issuing'),
  },
  {
    control: 'LOD-11',
    what: 'two may issue one draft',
    file: 'domain/trade-documents/issue/queries.ts',
    from: 'where d.id = ${id} for update of d',
    to: 'where d.id = ${id}',
    test: integration('issuing'),
  },
  {
    control: 'REN-7',
    what: 'the PDF’s own text is not looked at',
    file: 'worker/pdf/text-check.ts',
    from: 'if (missing.length > 0)',
    to: 'if (missing.length > 1_000)',
    test: integration('pdf-printer'),
  },
  {
    control: 'REN-7',
    what: 'a page that went elsewhere is printed',
    file: 'worker/pdf/browser.ts',
    from: '    strayed: () => strayed,\n',
    to: '    strayed: () => false,\n',
    test: integration('pdf-printer'),
  },
  {
    control: 'META-2',
    what: 'a stored file that was changed is packed',
    file: 'worker/packs/documents.ts',
    from: 'if (packed.sha256 !== document.sha256)',
    to: "if (packed.sha256 === '')",
    test: integration('audit-packs'),
  },
  {
    control: 'JOB-6',
    what: 'only the last of the missed periods is made up',
    file: 'domain/kernel/period.ts',
    from: '    ended.push(period)\n',
    to: '    ended.splice(0, 1, period)\n',
    test: integration('schedules'),
  },
  {
    control: 'LOD-7',
    what: 'a cell that a spreadsheet would run is exported',
    file: 'domain/kernel/csv.ts',
    from: "return NEEDS_GUARD.test(text) ? `'${text}` : text",
    to: 'return text',
    test: 'domain/kernel/csv.test.ts',
  },
  {
    control: 'LOD-8',
    what: 'hidden characters are taken',
    file: 'domain/kernel/text.ts',
    from: 'const found = HIDDEN.exec(text)?.[0]',
    to: 'const found = HIDDEN.exec(text.slice(0, 0))?.[0]',
    test: integration('issuing'),
  },
  {
    control: 'exact numbers',
    what: 'a fourth decimal of a carat is cut off',
    file: 'domain/kernel/carat.ts',
    from: '(?:\\.(\\d{1,3}))?$/',
    to: '(?:\\.(\\d{1,3})\\d*)?$/',
    test: 'domain/trade-documents/schema.test.ts',
  },
  {
    control: 'AUT-3',
    what: 'another site may post with our cookie',
    file: 'app/server/csrf.ts',
    from: 'if (!allowed && !isToken)',
    to: 'if (!allowed && !isToken && !carriesCookie)',
    test: integration('csrf'),
  },
  {
    control: 'AUT-5',
    what: 'a network may guess tokens without end',
    file: 'app/server/token-throttle.ts',
    from: 'failed.count < FAILURES',
    to: 'failed.count < Number.POSITIVE_INFINITY',
    test: integration('api-bad-input'),
  },
  {
    control: 'ISO-6',
    what: 'a forged job is passed over in silence',
    file: 'worker/jobs/report-stray.ts',
    from: '  await recordIncident(deps.system, { jobName, jobId, reason, at: deps.clock.now() })\n',
    to: '',
    test: integration('forged-jobs'),
  },
  {
    control: 'queue',
    what: 'what is awaited stands in line with bulk',
    file: 'platform/queue.ts',
    from: '    priority: (contract.priority + ',
    to: '    priority: (0 * ',
    test: integration('queue'),
  },
  {
    control: 'logs',
    what: 'the secret of a link reaches the log',
    file: 'app/server/access-log.ts',
    from: "path.replace(/[\\w-]{43,}/g, ':secret')",
    to: 'path',
    test: 'app/server/access-log.test.ts',
  },
  {
    control: 'ISO-1',
    what: 'a migration leaves the wall down that it took down for itself',
    file: 'db/isolation.ts',
    from: '  await work()\n  for (const table of tables) await sql`alter table ${sql.table(table)} force row level security`.execute(db)\n',
    to: '  await work()\n',
    test: integration('migrations'),
    says: NOT_WHOLE,
  },
  ...certificateMutants,
  ...evidenceMutants,
  ...retentionMutants,
  ...exceptionMutants,
  ...findingMutants,
  ...auditorAccessMutants,
  ...auditorCertificateMutants,
  ...sanctionMutants,
  ...schemeMutants,
  ...secondFactorMutants,
  ...lintMutants,
  ...importMutants,
  ...inboxMutants,
  ...letterMutants,
  ...oversightMutants,
  ...packMutants,
  ...volumeMutants,
  ...pdfMutants,
  ...poolMutants,
  ...publishingMutants,
  ...templateMutants,
  ...workbenchMutants,
  ...tradeMutants,
  ...coverageMutants,
  ...crashMutants,
  ...bulkMutants,
]
