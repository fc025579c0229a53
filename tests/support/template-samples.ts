import type { PageSample } from './page-matrix.ts'
import type { Ids } from './route-matrix.ts'

/** A form that names a row. */
const named = (form: string, name: string) => (ids: Ids) => ({ form, id: ids[name] ?? '' })
const look = () => ({
  form: 'look',
  accent: '#203040',
  font: 'serif',
  ...Object.fromEntries(['goods', 'carats', 'amount'].map((name, at) => [`columns[${at}]`, name])),
})

const BODY = '{{> number}}{{> parties}}{{> lines}}{{> statements}}{{> verification}}'

/** The forms of the template studio. */
export const templatePages: Readonly<Record<string, PageSample>> = {
  'POST /templates/branding': {
    forms: {
      look,
      publish: named('publish', 'brandingDraft'),
      discard: named('discard', 'brandingToDiscard'),
      retire: () => ({ form: 'retire' }),
    },
  },
  'POST /templates/:name': {
    params: () => ({ name: 'invoice' }),
    forms: {
      keep: () => ({ form: 'keep', body: BODY, css: '' }),
      publish: named('publish', 'templateDraft'),
      discard: named('discard', 'templateToDiscard'),
      retire: () => ({ form: 'retire' }),
    },
  },
  'POST /templates/preview': { forms: { show: () => ({ name: 'invoice', body: BODY, css: '' }) } },
}
