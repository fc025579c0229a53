import type { Action } from '../../../domain/kernel/actor.ts'

export type Destination = { readonly to: string; readonly label: string }

type Entry = Destination & { readonly needs: Action | null; readonly only?: 'certificates' }

const ENTRIES: readonly Entry[] = [
  { to: '/', label: 'Today', needs: null },
  { to: '/companies', label: 'Companies', needs: 'association:read' },
  { to: '/oversight', label: 'Oversight', needs: 'association:read' },
  { to: '/sanctions', label: 'Sanctions', needs: 'association:read' },
  { to: '/wordings', label: 'Wordings', needs: 'association:read' },
  { to: '/work', label: 'Workers', needs: 'association:read' },
  { to: '/documents', label: 'Documents', needs: 'trade-document:read' },
  { to: '/received', label: 'Received', needs: 'received-document:read' },
  { to: '/inbox', label: 'Inbox', needs: 'inbox:read' },
  { to: '/coverage', label: 'Coverage', needs: 'received-document:read' },
  { to: '/certificates', label: 'Certificates', needs: 'certificate:read', only: 'certificates' },
  { to: '/ledger', label: 'Ledger', needs: 'ledger:read' },
  { to: '/exceptions', label: 'Exceptions', needs: 'exception:read' },
  { to: '/counterparties', label: 'Counterparties', needs: 'counterparty:read' },
  { to: '/imports', label: 'Import', needs: 'import:run' },
  { to: '/packs', label: 'Audit packs', needs: 'audit-pack:read' },
  { to: '/findings', label: 'Findings', needs: 'finding:read' },
  { to: '/desk', label: 'Desk', needs: 'workbench:use' },
  { to: '/auditor-certificates', label: 'Auditor’s certificates', needs: 'auditor-certificate:read' },
  { to: '/log', label: 'Log', needs: 'evidence-log:read' },
  { to: '/retention', label: 'Retention', needs: 'retention:read' },
  { to: '/statements', label: 'Statements', needs: 'trade-document:read' },
  { to: '/templates', label: 'Templates', needs: 'template:read' },
  { to: '/company', label: 'Company', needs: 'company:read' },
  { to: '/association-notices', label: 'Association', needs: 'sanction:read' },
]

/**
 * Where somebody can go: what he may not see is not offered, nor certificates where no scheme knows any. The demo has a
 * mailbox beside it.
 */
export function navigationFor(
  may: (action: Action) => boolean,
  { demo, certificates }: { readonly demo: boolean; readonly certificates: boolean },
): readonly Destination[] {
  const open = ENTRIES.filter(
    ({ needs, only }) => (needs === null || may(needs)) && (only === undefined || certificates),
  ).map(({ to, label }) => ({ to, label }))
  return demo ? [...open, { to: '/mailbox', label: 'Mailbox' }] : open
}
