import type { Day } from './calendar.ts'
import { DomainError } from './errors.ts'
import type { EngagementId, TenantId, UserId } from './ids.ts'

export const companyRoles = ['owner', 'compliance', 'dealer', 'viewer'] as const
export type CompanyRole = (typeof companyRoles)[number]
export type Role = CompanyRole | 'auditor' | 'association-admin' | 'system'

/** What a company token may do, beside the person's own role (AUT-8). */
export const tokenScopes = ['read', 'write', 'issue', 'audit-packs'] as const
export type TokenScope = (typeof tokenScopes)[number]

type Person = { readonly userId: UserId; readonly name: string }

/** Somebody acting inside one company. The company comes from the session or the token, never from a request. */
export type CompanyActor = Person & {
  readonly role: CompanyRole | 'auditor'
  readonly tenantId: TenantId
  /** A suspended company can read, and change nothing. */
  readonly companyState: CompanyState
  /** Only for an auditor: the engagement that lets him in, and the period it is limited to. */
  readonly engagement?: { readonly id: EngagementId; readonly from: Day; readonly to: Day }
  /** Only for an API token: what it was made for. Absent for a person at the screen. */
  readonly scopes?: readonly TokenScope[]
}

/** The association's operator: onboards and suspends, has no company and sees no trade (ISO-8). */
export type AssociationActor = Person & { readonly role: 'association-admin'; readonly scopes?: readonly TokenScope[] }

/** The worker acting for a company on a schedule. */
export type SystemActor = {
  readonly role: 'system'
  readonly tenantId: TenantId
  readonly name: string
  readonly userId: null
}

export type Actor = CompanyActor | AssociationActor | SystemActor
/** Whoever may stand inside a company's wall. */
export type TenantActor = CompanyActor | SystemActor

export const companyStates = ['applied', 'verified', 'active', 'suspended', 'expelled'] as const
export type CompanyState = (typeof companyStates)[number]

type Rule = { readonly roles: readonly Role[]; readonly scope: TokenScope; readonly changes: boolean }
const everyone: readonly Role[] = ['owner', 'compliance', 'dealer', 'viewer', 'auditor', 'system']
const staff: readonly Role[] = ['owner', 'compliance', 'dealer', 'viewer', 'system']

/** The whole permission model: who may do what, which token scope it takes, and whether it changes anything. */
const RULES = {
  'company:read': { roles: everyone, scope: 'read', changes: false },
  'company:manage': { roles: ['owner'], scope: 'write', changes: true },
  'member:read': { roles: ['owner', 'compliance'], scope: 'read', changes: false },
  'member:manage': { roles: ['owner'], scope: 'write', changes: true },
  'engagement:manage': { roles: ['owner', 'compliance'], scope: 'write', changes: true },
  'token:manage': { roles: ['owner'], scope: 'write', changes: true },
  'counterparty:read': { roles: everyone, scope: 'read', changes: false },
  'counterparty:write': { roles: ['owner', 'compliance', 'dealer'], scope: 'write', changes: true },
  'trade-document:read': { roles: everyone, scope: 'read', changes: false },
  'trade-document:read-draft': { roles: staff, scope: 'read', changes: false },
  'trade-document:draft': { roles: ['owner', 'compliance', 'dealer'], scope: 'write', changes: true },
  'trade-document:issue': { roles: ['owner', 'compliance', 'dealer'], scope: 'issue', changes: true },
  'trade-document:void': { roles: ['owner', 'compliance'], scope: 'issue', changes: true },
  // Mailing issued documents to those whom they are for, again or for the first time.
  'trade-document:send': { roles: ['owner', 'compliance', 'dealer'], scope: 'issue', changes: true },
  // All PDFs of many documents in one file; an auditor has the packs.
  'trade-document:collect': { roles: ['owner', 'compliance', 'dealer', 'viewer'], scope: 'read', changes: false },
  'bulk-job:read': { roles: ['owner', 'compliance', 'dealer', 'viewer'], scope: 'read', changes: false },
  // Issuing although the registration is not valid on the document's date, for a reason that the pack shows.
  'gate:override': { roles: ['owner', 'compliance'], scope: 'issue', changes: true },
  // Letters beside the documents; an auditor has them in the pack.
  'letter:read': { roles: staff, scope: 'read', changes: false },
  'letter:write': { roles: ['owner', 'compliance', 'dealer'], scope: 'issue', changes: true },
  'verification:revoke': { roles: ['owner', 'compliance'], scope: 'issue', changes: true },
  'received-document:read': { roles: everyone, scope: 'read', changes: false },
  'received-document:record': { roles: ['owner', 'compliance', 'dealer'], scope: 'write', changes: true },
  'received-document:withdraw': { roles: ['owner', 'compliance'], scope: 'write', changes: true },
  'chase:read': { roles: everyone, scope: 'read', changes: false },
  // Writing to a supplier in the company's name; the worker reminds him by itself.
  'chase:send': { roles: ['owner', 'compliance', 'system'], scope: 'write', changes: true },
  // Filters of lists: one's own are for everybody of the staff, the company's for those who answer for it.
  'view:read': { roles: staff, scope: 'read', changes: false },
  'view:keep': { roles: ['owner', 'compliance', 'dealer', 'viewer'], scope: 'write', changes: true },
  'view:share': { roles: ['owner', 'compliance'], scope: 'write', changes: true },
  'counterparty:block': { roles: ['owner', 'compliance'], scope: 'write', changes: true },
  'ledger:read': { roles: everyone, scope: 'read', changes: false },
  'ledger:write': { roles: ['owner', 'compliance'], scope: 'write', changes: true },
  // The second person: whoever proposed an adjustment never approves it.
  'ledger:approve': { roles: ['owner', 'compliance'], scope: 'issue', changes: true },
  'ledger:close': { roles: ['owner', 'compliance'], scope: 'issue', changes: true },
  'inbox:read': { roles: staff, scope: 'read', changes: false },
  'inbox:decide': { roles: ['owner', 'compliance', 'dealer'], scope: 'write', changes: true },
  // Papers come in by a person, or by mail, link and platform in the company's own name.
  'inbox:receive': { roles: ['owner', 'compliance', 'dealer', 'system'], scope: 'write', changes: true },
  'certificate:read': { roles: everyone, scope: 'read', changes: false },
  'certificate:record': { roles: ['owner', 'compliance', 'dealer'], scope: 'write', changes: true },
  'certificate:withdraw': { roles: ['owner', 'compliance'], scope: 'write', changes: true },
  // Giving out a mail address or a link, by which strangers send papers.
  'inbox:open-ways': { roles: ['owner', 'compliance'], scope: 'write', changes: true },
  'import:run': { roles: ['owner', 'compliance', 'dealer'], scope: 'write', changes: true },
  // How the company is led: confirmations, policies, licences, training.
  'governance:read': { roles: ['owner', 'compliance', 'viewer', 'auditor', 'system'], scope: 'read', changes: false },
  'governance:record': { roles: ['owner', 'compliance'], scope: 'write', changes: true },
  'exception:read': { roles: everyone, scope: 'read', changes: false },
  // Saying whose an exception is, until when, and what is done about it.
  'exception:work': { roles: ['owner', 'compliance', 'dealer'], scope: 'write', changes: true },
  // Letting a fault stand for a reason that the pack shows.
  'exception:waive': { roles: ['owner', 'compliance'], scope: 'write', changes: true },
  'exception:judge': { roles: ['system'], scope: 'write', changes: true },
  'trade-setting:read': { roles: everyone, scope: 'read', changes: false },
  'trade-setting:change': { roles: ['owner', 'compliance'], scope: 'write', changes: true },
  'template:read': { roles: staff, scope: 'read', changes: false },
  // Writing what all papers of the company will look like; publishing is for those who answer for the papers.
  'template:write': { roles: ['owner', 'compliance', 'dealer'], scope: 'write', changes: true },
  'template:publish': { roles: ['owner', 'compliance'], scope: 'issue', changes: true },
  'audit-pack:read': {
    roles: ['owner', 'compliance', 'viewer', 'auditor', 'system'],
    scope: 'audit-packs',
    changes: false,
  },
  'audit-pack:request': { roles: ['owner', 'compliance', 'system'], scope: 'audit-packs', changes: true },
  'audit-pack:schedule': { roles: ['owner', 'compliance'], scope: 'audit-packs', changes: true },
  // The second person: whoever asked for a pack does not show it to the auditor.
  'audit-pack:release': { roles: ['owner', 'compliance'], scope: 'audit-packs', changes: true },
  // Recording who took a pack is part of taking it, so a suspended company's auditor can still download.
  'audit-pack:download': { roles: ['owner', 'compliance', 'auditor'], scope: 'audit-packs', changes: false },
  // The auditor's own work: populations, samples, results. It goes on in a company that is suspended.
  'workbench:use': { roles: ['auditor'], scope: 'audit-packs', changes: false },
  // The company's own log with its proofs; never the association (ISO-8).
  'evidence-log:read': { roles: ['owner', 'compliance', 'auditor'], scope: 'read', changes: false },
  // Taking a person's name out of what he did, for good.
  'evidence-log:erase': { roles: ['owner'], scope: 'issue', changes: true },
  'retention:read': { roles: ['owner', 'compliance', 'auditor'], scope: 'read', changes: false },
  // Keeping for longer than the rules say; never for shorter.
  'retention:lengthen': { roles: ['owner', 'compliance'], scope: 'write', changes: true },
  // A hold is set by one person, and lifted by another.
  'retention:hold': { roles: ['owner', 'compliance'], scope: 'write', changes: true },
  'retention:propose': { roles: ['owner', 'compliance'], scope: 'write', changes: true },
  // The second person: whoever proposed a deletion never approves it.
  'retention:approve': { roles: ['owner', 'compliance'], scope: 'issue', changes: true },
  'retention:carry-out': { roles: ['system'], scope: 'write', changes: true },
  'finding:read': { roles: ['owner', 'compliance', 'viewer', 'auditor'], scope: 'read', changes: false },
  // An auditor's work goes on when the association has suspended the company: then most of all.
  'finding:raise': { roles: ['auditor'], scope: 'write', changes: false },
  // What he certifies in his own name, and takes back; the company reads it.
  'auditor-certificate:read': { roles: ['owner', 'compliance', 'viewer', 'auditor'], scope: 'read', changes: false },
  'auditor-certificate:write': { roles: ['auditor'], scope: 'write', changes: false },
  'finding:answer': { roles: ['owner', 'compliance'], scope: 'write', changes: true },
  'dashboard:read': { roles: everyone, scope: 'read', changes: false },
  'notice:read': { roles: staff, scope: 'read', changes: false },
  'notice:mark-read': { roles: ['owner', 'compliance'], scope: 'write', changes: true },
  // What the association reproaches the company with; its answer is heard also while it may change nothing else.
  'sanction:read': { roles: ['owner', 'compliance'], scope: 'read', changes: false },
  'sanction:answer': { roles: ['owner', 'compliance'], scope: 'write', changes: false },
  // Counting the company's month for the association's sums, which only the worker does.
  'oversight:count': { roles: ['system'], scope: 'write', changes: true },
  'association:read': { roles: ['association-admin'], scope: 'read', changes: false },
  'association:onboard': { roles: ['association-admin'], scope: 'write', changes: true },
  'association:suspend': { roles: ['association-admin'], scope: 'write', changes: true },
  // Drafting new words, changing and withdrawing a draft; another person approves it, in his own name.
  'association:publish': { roles: ['association-admin'], scope: 'write', changes: true },
  'association:approve': { roles: ['association-admin'], scope: 'issue', changes: true },
} as const satisfies Record<string, Rule>

export type Action = keyof typeof RULES

/** Whether the actor may do it: for hiding what would be refused. The decision is made by `authorize`. */
export function can(actor: Actor, action: Action): boolean {
  return refusal(actor, action) === null
}

/** Whether a role by itself includes the action: for judging what somebody did under a role that he had once. */
export function roleMay(role: string, action: Action): boolean {
  const { roles }: Rule = RULES[action]
  return roles.some((each) => each === role)
}

/**
 * The first line of every use case. Throws `forbidden` with a sentence that says why.
 * Use cases that need a company use `authorizeInCompany`, which also narrows the actor.
 */
export function authorize(actor: Actor, action: Action): void {
  const reason = refusal(actor, action)
  if (reason) throw new DomainError('forbidden', reason, { reason: 'not_allowed' })
}

/** `authorize` for what happens inside a company: afterwards the actor is known to have one. */
export function authorizeInCompany(actor: Actor, action: Action): asserts actor is TenantActor {
  authorize(actor, action)
  if (!('tenantId' in actor)) throw new DomainError('forbidden', 'Choose a company first.', { reason: 'no_company' })
}

/** `authorize` for what only the association's admin does. */
export function authorizeAssociation(actor: Actor, action: Action): asserts actor is AssociationActor {
  authorize(actor, action)
  if (actor.role !== 'association-admin')
    throw new DomainError('forbidden', 'Only the association does this.', { reason: 'not_allowed' })
}

function refusal(actor: Actor, action: Action): string | null {
  const rule: Rule = RULES[action]
  if (!rule.roles.includes(actor.role)) return `Your role (${actor.role}) does not include this.`
  if (actor.role === 'system') return null
  if (actor.scopes && !actor.scopes.includes(rule.scope)) return `This token lacks the scope “${rule.scope}”.`
  if (rule.changes && 'companyState' in actor && actor.companyState !== 'active')
    return `The company is ${actor.companyState}; it can read, but change nothing. Ask your association.`
  return null
}
