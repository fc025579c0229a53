import type { PageSample } from './page-matrix.ts'

/** The forms about what is kept. */
export const retentionPages: Readonly<Record<string, PageSample>> = {
  'POST /retention': {
    forms: { lengthen: () => ({ form: 'lengthen', scheme: 'sow', rule: 'certificates', years: '12' }) },
  },
  'POST /retention/holds': {
    forms: {
      hold: () => ({
        ...{ form: 'hold', name: 'Case 8', reason: 'The court asked', fromDay: '2026-02-01' },
        ...{ covers: 'period', periodFrom: '1998-01-01', periodTo: '1998-12-31' },
      }),
      lift: (ids) => ({ form: 'lift', id: ids['holdToLift'] ?? '', reason: 'The case is over' }),
    },
  },
  'POST /retention/persons': {
    forms: {
      'erase-member': (ids) => ({
        form: 'erase-member',
        id: ids['memberThatLeft'] ?? '',
        typed: 'Gone',
        reason: 'Asked',
      }),
      'erase-contact': (ids) => ({
        ...{ form: 'erase-contact', id: ids['contact'] ?? '', typed: 'contact@gone.test', reason: 'Asked' },
      }),
    },
  },
  'POST /retention/deletions': { forms: { propose: () => ({ form: 'propose' }) } },
  'POST /retention/deletions/:id': {
    params: (ids) => ({ id: ids['deletion'] ?? '' }),
    forms: { decision: () => ({ form: 'decision', decision: 'approve', note: 'Agreed' }) },
  },
}
