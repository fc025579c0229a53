import type { KindKey } from '../../../domain/imports/keys.ts'

type Words = {
  readonly tab: string
  /** One thing, many things that the file makes. */
  readonly one: string
  readonly many: string
  readonly lead: string
}

/** How each kind of list is spoken of. */
export const kindWords: Readonly<Record<KindKey, Words>> = {
  issued: {
    tab: 'Documents issued',
    one: 'draft',
    many: 'drafts',
    lead: 'Each further row is one line of a document. First every row is checked, then you make the drafts, all of them or none.',
  },
  received: {
    tab: 'Documents received',
    one: 'received document',
    many: 'received documents',
    lead: 'Each further row is one line of a document that you received. All of them are recorded, or none.',
  },
  counterparties: {
    tab: 'Counterparties',
    one: 'counterparty',
    many: 'counterparties',
    lead: 'Each further row is a buyer or supplier. A name that is there already is changed where the file says otherwise.',
  },
  certificates: {
    tab: 'Certificates',
    one: 'certificate',
    many: 'certificates',
    lead: 'Each further row is a certificate. All of them are recorded, or none.',
  },
  'opening-stock': {
    tab: 'Opening stock',
    one: 'line of opening stock',
    many: 'lines of opening stock',
    lead: 'Each further row is what you held of one class on the first day. All of it is recorded, or nothing.',
  },
}

/** '1 draft', '12,000 drafts'. */
export function countOf(count: number, kind: KindKey): string {
  return `${count.toLocaleString('en')} ${count === 1 ? kindWords[kind].one : kindWords[kind].many}`
}
