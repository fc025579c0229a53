import { changeCompanyState, onboardCompany, recordRegistration } from '../companies/index.ts'
import type { Deps } from '../deps.ts'
import { judgeDue } from '../exceptions/judge/index.ts'
import { createAssociationAdmin } from '../identity/index.ts'
import { acceptInvitation, type Invited, inviteAuditor, inviteMember, inviteOwner } from '../invitations/index.ts'
import type { Actor, AssociationActor, CompanyActor } from '../kernel/actor.ts'
import { addDays, addMonths, type Day, dayIn } from '../kernel/calendar.ts'
import type { TenantId } from '../kernel/ids.ts'
import { giveNotice } from '../sanctions/index.ts'
import { auditorAt } from './auditor.ts'
import { on, type Trader } from './book.ts'
import { admin, approver, auditor, type CastCompany, companies, DEMO_PASSWORD } from './cast.ts'
import { certifyRough } from './certificates.ts'
import { askForWarranties } from './chase.ts'
import { leaveCertificate, leaveSample } from './desk.ts'
import { leaveFindings } from './findings.ts'
import type { Stone } from './goods.ts'
import { leaveGovernance } from './governance.ts'
import { leavePapers } from './papers.ts'
import { type DemoScheme, demoScheme } from './scheme.ts'
import { giveDemoFactor } from './second-factors.ts'
import { signIn } from './sign-in.ts'
import { tradeAYear } from './trade.ts'
import { leaveDraft } from './wordings.ts'

export { admin, approver, auditor, companies, DEMO_PASSWORD } from './cast.ts'
export type { Stone } from './goods.ts'
export { releaseDemoPacks } from './release.ts'

/** How the seed tells a person what it is doing. */
export type Step = <T>(title: string, work: () => Promise<T>) => Promise<T>

/**
 * An association of two people with three trading companies, an auditor and a year of trade, made through the same use cases as
 * everything else. The year ends yesterday. Meant for an empty database.
 */
export async function makeDemo(deps: Deps, stones: readonly Stone[], step: Step): Promise<void> {
  const today = dayIn('UTC', deps.clock.now())
  const from = addMonths(`${today.slice(0, 7)}-01` as Day, -12)
  const scheme = demoScheme((await deps.library.current()).library)
  const traders = await step('Onboarding three trading companies', () => onboardAll(deps, { from, today, scheme }))
  const year = { from, to: addDays(today, -1), scheme }
  await step('Trading for a year', () => tradeAYear(deps, traders, stones, year))
  await step('Keeping the certificates of rough', () => certifyRough(deps, traders, today))
  await step('Leaving papers in an inbox', () => leavePapers(deps, traders, { today, scheme }))
  await step('Keeping what shows how they are led', () => leaveGovernance(deps, traders, from))
  await step('Asking for warranties that are missing', () => askForWarranties(deps, traders))
  await step('Judging what the year left', async () => {
    for (const { tenantId } of traders)
      await judgeDue(deps, { role: 'system', tenantId, name: 'Briefke', userId: null })
  })
  await step('Letting the auditor in', () => engageAuditor(deps, traders, { from, today }))
  await step('Auditing two companies', async () => {
    const [found, begun] = [traders[0], traders.at(-1)]
    if (!found || !begun) throw new Error('the demo needs companies')
    const actor = await auditorAt(deps, found)
    await leaveFindings(deps, { company: found, actor, today })
    await leaveCertificate(deps, actor)
    await leaveSample(deps, begun)
  })
}

type When = { readonly from: Day; readonly today: Day; readonly scheme: DemoScheme }

async function onboardAll(deps: Deps, when: When): Promise<readonly Trader[]> {
  for (const person of [admin, approver]) {
    await createAssociationAdmin(deps, { ...person, password: DEMO_PASSWORD })
    await giveDemoFactor(deps, person.email)
  }
  const operator = (await signIn(deps, admin.email)) as AssociationActor
  await leaveDraft(deps, operator, when.scheme.key, when.today)
  const traders: Trader[] = []
  // They joined a month before the year began, so that whoever issued was a member by then.
  const then = on(deps, addDays(when.from, -30))
  for (const company of companies) traders.push(await onboard(then, operator, company, when))
  const careless = traders.find(({ company }) => company.keeps === 'careless')
  if (careless)
    await giveNotice(deps, operator, {
      ...{ tenantId: careless.tenantId, proposes: 'warn', ground: 'Warranty invoices of each year are reconciled' },
      facts: 'Your books show invoices that went out without a statement, and suppliers whom nobody looked up.',
      answerBy: addDays(when.today, 21),
    })
  return traders
}

async function onboard(deps: Deps, operator: AssociationActor, company: CastCompany, when: When): Promise<Trader> {
  const expiry = addDays(when.today, company.registeredForDays)
  const number = `DEMO-${company.key.toUpperCase()}`
  const firstYear = {
    scheme: when.scheme.key,
    schemeNumber: number,
    schemeValidFrom: addDays(when.from, -60),
    schemeValidTo: addDays(addMonths(expiry, -12), -1),
  }
  const tenantId = await onboardCompany(deps, operator, { ...company.profile, ...firstYear })
  await recordRegistration(deps, operator, tenantId, { number, validFrom: addMonths(expiry, -12), validTo: expiry })
  await changeCompanyState(deps, operator, {
    tenantId,
    to: 'verified',
    reason: 'Extract of the trade register and bourse membership seen.',
  })
  await changeCompanyState(deps, operator, {
    tenantId,
    to: 'active',
    reason: 'Self-assessment confirmed for the year.',
  })
  const people = await invitePeople(deps, operator, company, tenantId)
  return { company, tenantId, ...people }
}

async function invitePeople(deps: Deps, operator: AssociationActor, company: CastCompany, tenantId: TenantId) {
  const actors = new Map<string, CompanyActor>()
  let inviter: Actor = operator
  for (const { role, name, email } of company.people) {
    const invited: Invited =
      role === 'owner'
        ? await inviteOwner(deps, operator, { tenantId, email })
        : await inviteMember(deps, inviter, { email, role })
    await accept(deps, invited, name)
    const actor = (await signIn(deps, email)) as CompanyActor
    if (role === 'owner') inviter = actor
    actors.set(role, actor)
  }
  const required = (role: string) => {
    const actor = actors.get(role)
    if (!actor) throw new Error(`the demo needs a ${role}`)
    return actor
  }
  return { owner: required('owner'), compliance: required('compliance'), dealer: required('dealer') }
}

async function engageAuditor(
  deps: Deps,
  traders: readonly Trader[],
  when: { readonly from: Day; readonly today: Day },
): Promise<void> {
  for (const { owner } of traders) {
    const invited = await inviteAuditor(deps, owner, {
      email: auditor.email,
      firm: auditor.firm,
      from: when.from,
      to: when.today,
      expiresOn: addMonths(when.today, 6),
    })
    await accept(deps, invited, auditor.name)
  }
  await giveDemoFactor(deps, auditor.email)
}

async function accept(deps: Deps, { path }: Invited, name: string): Promise<void> {
  await acceptInvitation(deps, path.replace('/invitations/', ''), { name, password: DEMO_PASSWORD })
}
