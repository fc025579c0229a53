import { PDF } from './api.ts'
import type { PageSample } from './page-matrix.ts'
import type { Ids } from './route-matrix.ts'

const id = (name: string) => ({ params: (ids: Ids) => ({ id: ids[name] ?? '' }) })
const association = { isFor: 'association' as const }
const file = (name: string, content: string) => new File([content], name)

/** How the pages of sanctions are asked. */
export const sanctionPages: Readonly<Record<string, PageSample>> = {
  'POST /sanctions/new': {
    query: (ids) => ({ company: ids['tenant'] ?? '' }),
    forms: {
      notice: (ids) => ({
        ...{ form: 'notice', tenantId: ids['tenant'] ?? '', proposes: 'warn', ground: 'Article 4' },
        ...{ facts: 'Sold without a warranty', answerBy: '2099-01-01' },
      }),
    },
    ...association,
  },
  'POST /sanctions/:id': {
    ...id('sanctionToDecide'),
    forms: {
      decide: () => ({ form: 'decide', decision: 'warn', reasons: 'It was so' }),
      confirm: () => ({ form: 'confirm' }),
      lift: () => ({ form: 'lift', reason: 'It mended its ways' }),
    },
    paramsOf: { confirm: id('sanctionToConfirm').params, lift: id('sanctionToLift').params },
    ...association,
  },
  'POST /association-notices/:id': {
    ...id('sanctionToAnswer'),
    forms: {
      answer: () => ({ form: 'answer', answer: 'It was not so', files: file('paper.pdf', PDF) }),
      appeal: () => ({ form: 'appeal', appeal: 'It was not so' }),
    },
    paramsOf: { appeal: id('sanctionToAppeal').params },
  },
}
