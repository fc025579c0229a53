import { openFactorKeys } from '../../platform/second-factors.ts'
import { SOMEBODY } from './attacked-office.ts'
import type { PageSample } from './page-matrix.ts'
import type { Headers } from './route-matrix.ts'
import { phoneWith } from './second-factors.ts'

/** The forms of a person's own factor: set up as his session is offered it, then turned off with a code of the same phone. */
function ownForms() {
  const keys = openFactorKeys(Buffer.alloc(32, 7))
  let phone = phoneWith(Buffer.alloc(20))
  return {
    'set-up': (_ids: unknown, caller: Headers = {}) => {
      phone = phoneWith(keys.draftSeed(caller['cookie']?.split('=')[1] ?? ''))
      return { form: 'set-up', code: phone.code(-1), present: '' }
    },
    'turn-off': () => ({ form: 'turn-off', code: phone.code() }),
  }
}

const everybody = { isFor: 'everybody' as const }

/** The ways in and out: invitation, log-in with its two steps, second factors, and who is let in. */
export const enteringPages: Readonly<Record<string, PageSample>> = {
  'POST /invitations/:token': {
    params: (ids) => ({ token: ids['link'] ?? '' }),
    forms: { accept: () => ({ form: 'accept', name: 'New Person', password: 'a-good-long-password' }) },
    ...everybody,
  },
  'POST /login': { forms: { 'log-in': () => ({ form: 'log-in', next: '/', ...SOMEBODY }) }, ...everybody },
  'POST /logout': { forms: { logout: () => ({}) }, ...everybody },
  'POST /login/second-factor': {
    forms: { 'second-factor': () => ({ form: 'second-factor', next: '/', code: '123456' }) },
    ...everybody,
  },
  'POST /company/members': {
    forms: {
      invite: () => ({ form: 'invite', email: 'new@example.test', role: 'viewer' }),
      revoke: (ids) => ({ form: 'revoke', id: ids['memberInvitation'] ?? '' }),
      'factor-rule': () => ({ form: 'factor-rule' }),
      'take-off-factor': (ids) => ({ form: 'take-off-factor', userId: ids['member'] ?? '', reason: 'Lost his phone' }),
      member: (ids) => ({ form: 'member', userId: ids['member'] ?? '', role: 'dealer' }),
    },
  },
  'POST /account/second-factor': { forms: ownForms() },
}
