import type { objectKinds } from '../../../domain/evidence-log/schema.ts'

type Kind = (typeof objectKinds)[number]

export const kindNames: Readonly<Record<Kind, string>> = {
  'trade-document': 'Document',
  document: 'Printed page',
  'auditor-certificate': 'Auditor’s certificate',
  letter: 'Letter',
  'received-document': 'Received document',
  file: 'File',
  certificate: 'Certificate',
  counterparty: 'Counterparty',
  'audit-pack': 'Audit pack',
  exception: 'Exception',
  'inbox-item': 'Paper in the inbox',
  import: 'Import',
  'bulk-job': 'Job of many documents',
  chase: 'Request to a supplier',
  'ledger-period': 'Period of the ledger',
  adjustment: 'Adjustment',
  'opening-stock': 'Opening stock',
  processing: 'Manufacture',
  template: 'Template',
  sanction: 'Notice of the association',
  company: 'Company',
  member: 'Member',
  invitation: 'Invitation',
  engagement: 'Engagement',
  finding: 'Finding',
  governance: 'Record of governance',
  population: 'Population of an audit',
  sample: 'Sample of an audit',
  'trade-setting': 'Trade settings',
  'pack-schedule': 'Schedule of packs',
  'retention-rule': 'Rule of retention',
  'legal-hold': 'Legal hold',
  deletion: 'Deletion',
  person: 'Person',
  log: 'Log',
}

const PAGES: Readonly<Record<string, (id: string) => string>> = {
  'trade-document': (id) => `/documents/${id}`,
  'received-document': (id) => `/received/${id}`,
  certificate: (id) => `/certificates/${id}`,
  counterparty: (id) => `/counterparties/${id}`,
  'audit-pack': (id) => `/packs/${id}`,
  exception: (id) => `/exceptions/${id}`,
  finding: (id) => `/findings/${id}`,
  'inbox-item': (id) => `/inbox/${id}`,
  import: (id) => `/imports/${id}`,
  'bulk-job': (id) => `/documents/bulk/${id}`,
  'trade-setting': () => '/company/trade',
  'retention-rule': () => '/retention',
  sanction: (id) => `/association-notices/${id}`,
  'legal-hold': () => '/retention/holds',
  deletion: (id) => `/retention/deletions/${id}`,
  company: () => '/company',
  governance: () => '/company/governance',
  member: () => '/company/members',
}
// A draft has another page, and most drafts are documents by now.
const OF_DRAFTS = new Set(['drafted', 'draft-deleted', 'changed'])

type Entry = {
  readonly verb: string
  readonly objectKind: string
  readonly objectId: string
  readonly details: unknown
}

/** Where the object of an entry is looked at; null when it has no page of its own. */
export function pageOf({ verb, objectKind, objectId }: Entry): string | null {
  if (objectKind === 'trade-document' && OF_DRAFTS.has(verb)) return null
  return PAGES[objectKind]?.(objectId) ?? null
}

/** What the object is called: its kind, and the number or name that the entry keeps. */
export function objectText({ objectKind, details }: Entry): string {
  const kind = Object.entries(kindNames).find(([key]) => key === objectKind)?.[1] ?? objectKind.replaceAll('-', ' ')
  const { number, name, label } = Object(details)
  const called = [number, name, label].find((each) => typeof each === 'string')
  return called ? `${kind} ${called}` : kind
}

/** What was done, in words. */
export function verbText(verb: string): string {
  return verb.replaceAll('-', ' ')
}
