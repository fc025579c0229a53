import type { PageSample } from './page-matrix.ts'
import type { Ids } from './route-matrix.ts'

const id = (name: string) => ({ params: (ids: Ids) => ({ id: ids[name] ?? '' }) })
const inAYear = () => new Date(Date.now() + 364 * 86_400_000).toISOString().slice(0, 10)

const inviteAuditor = () => ({
  form: 'invite',
  email: 'auditor@firm.test',
  firm: 'Firm',
  from: '2026-01-01',
  to: '2026-12-31',
  expiresOn: new Date(Date.now() + 86_400_000).toISOString().slice(0, 10),
})

/** How the forms of findings are filled in: by the auditor who raises, and the company that answers. */
export const findingPages: Readonly<Record<string, PageSample>> = {
  'POST /company/auditors': {
    forms: {
      invite: inviteAuditor,
      revoke: (ids) => ({ form: 'revoke', id: ids['auditorInvitation'] ?? '' }),
      end: (ids) => ({ form: 'end', id: ids['engagement'] ?? '' }),
    },
  },
  'POST /findings/new': {
    by: 'auditor',
    forms: {
      raise: (ids) => ({
        ...{ form: 'raise', severity: 'minor', title: 'No paper', found: 'None.', criterion: 'The standard.' },
        ...{ answerBy: inAYear(), subjectKind: 'trade-document', subjectId: ids['issued'] ?? '' },
      }),
    },
  },
  'POST /findings/:id': {
    ...id('findingToAnswer'),
    forms: {
      answer: () => ({
        ...{ form: 'answer', response: 'agree', responseText: 'So it is.', correctiveAction: 'We file it at once.' },
        ...{ dueOn: inAYear(), responsible: 'Ada' },
      }),
      'send-back': () => ({ form: 'send-back', reason: 'By whom?', answerBy: inAYear() }),
      close: () => ({ form: 'close', reason: 'Seen' }),
    },
    paramsOf: { 'send-back': id('findingAnswered').params, close: id('findingToClose').params },
    byOf: { 'send-back': 'auditor', close: 'auditor' },
  },
}
