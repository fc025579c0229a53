// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the text of source files is what stands here
import { integration, type Mutant } from './mutant.ts'

const TEST = integration('auditor-certificates')
const [RULES, control] = ['domain/auditor-certificates/rules.ts', 'certificates of auditors']

/** Auditor's certificates: who writes them, what they may conclude, whose signature they bear, and that they stay. */
export const auditorCertificateMutants: readonly Mutant[] = [
  {
    ...{ control, what: 'a conclusion comes before every item is looked at', test: TEST, file: RULES },
    from: "if (waits || conclusion === 'with-exceptions') return waits",
    to: "if (conclusion === 'with-exceptions') return null",
  },
  {
    ...{ control, what: '“without exceptions” stands beside a deviation', test: TEST, file: RULES },
    from: 'samples.filter(({ deviations }) => deviations > 0)',
    to: 'samples.filter(() => false)',
  },
  {
    ...{ control, what: 'the company certifies itself', test: TEST, file: 'domain/kernel/actor.ts' },
    from: "'auditor-certificate:write': { roles: ['auditor']",
    to: "'auditor-certificate:write': { roles: ['auditor', 'owner']",
  },
  {
    ...{ control, what: 'an auditor sees the certificate of another engagement', test: TEST },
    file: 'domain/auditor-certificates/read.ts',
    from: "return actor.role === 'auditor' ? engagementOf(actor).id : null",
    to: 'return null',
  },
  {
    ...{ control, what: 'the letters’ door hands it to a dealer', test: TEST, file: 'domain/letters/queries.ts' },
    from: ".where('l.kind', '<>', 'auditor-certificate')",
    to: ".where('l.kind', '<>', 'nothing')",
  },
  {
    ...{ control, what: 'it is signed with the company’s key', test: TEST, file: 'worker/jobs/render-document.ts' },
    from: '{ tenantId, engagementId: page.engagementId }',
    to: '{ tenantId, engagementId: null }',
  },
  {
    ...{
      control,
      what: 'it is signed later with the company’s key',
      test: TEST,
      file: 'worker/jobs/sign-documents.ts',
    },
    from: 'engagementId: unsigned.engagementId',
    to: 'engagementId: null',
  },
  {
    ...{ control, what: 'it wears the company’s dress', test: TEST, file: 'domain/letters/queries.ts' },
    from: 'const isOurs = letter.engagementId === null',
    to: 'const isOurs = true',
  },
  {
    ...{ control, what: 'what was withdrawn still counts for whoever scans it', test: TEST },
    file: 'db/system/verification.ts',
    from: "const status = voidedAt ? ('voided' as const) : ('issued' as const)",
    to: "const status = 'issued' as const",
  },
  {
    ...{ control, what: 'the reason of a withdrawal is changed', test: TEST },
    file: 'db/migrations/20261128T2310Z-auditor-certificates.ts',
    from: 'if old.withdrawn_at is not null then',
    to: 'if false then',
  },
  {
    ...{ control, what: 'a pack leaves a certificate out that is still to be printed', test: TEST },
    file: 'worker/packs/auditor-certificates.ts',
    from: "refuseUnprinted({ queued: inState('queued'), failed: inState('failed'), unprinted: 0 })",
    to: 'refuseUnprinted({ queued: inState(`queued`) * 0, failed: 0, unprinted: 0 })',
  },
]
