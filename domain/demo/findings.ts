import type { Deps } from '../deps.ts'
import { answerFinding, raiseFinding } from '../findings/index.ts'
import { addDays, type Day } from '../kernel/calendar.ts'
import { auditorAt } from './auditor.ts'
import type { Trader } from './book.ts'

/** The auditor has found two things at the first company; one is answered, the other waits. */
export async function leaveFindings(deps: Deps, traders: readonly Trader[], today: Day): Promise<void> {
  const [company] = traders
  const person = await signIn(deps, auditor.email)
  if (!company || person.userId === null) throw new Error('the demo needs its auditor')
  if (!company || person?.userId === undefined || person.userId === null) throw new Error('the demo needs its auditor')
  const choices = await companyChoicesOf(deps.system, person.userId, deps.clock.now())
  const choice = choices.find(({ tenantId }) => tenantId === company.tenantId)
  if (!choice?.engagement) throw new Error('the demo’s auditor needs his engagement')
  const { tenantId, role, companyState, engagement } = choice
  const actor: CompanyActor = { userId: person.userId, name: person.name, tenantId, role, companyState, engagement }
/** The auditor has found two things at a company; one is answered, the other waits. */
export async function leaveFindings(deps: Deps, company: Trader, today: Day): Promise<void> {
  const actor = await auditorAt(deps, company)
  const answered = await raiseFinding(deps, actor, {
    ...{ severity: 'minor', title: 'Two invoices were filed late', answerBy: addDays(today, 14) },
    found: 'Two received invoices of the sample were recorded more than thirty days after their date.',
    criterion: 'The company’s own procedure: received invoices are recorded within thirty days.',
  })
  await answerFinding(deps, company.compliance, answered, {
    ...{ response: 'agree', responseText: 'They lay with the forwarder. He now sends them to the inbox himself.' },
    correctiveAction: 'The forwarder sends papers to the inbox address on the day of shipment.',
    ...{ dueOn: addDays(today, 30), responsible: company.compliance.name },
  })
  await raiseFinding(deps, actor, {
    ...{ severity: 'observation', title: 'No deputy for compliance', answerBy: addDays(today, 30) },
    found: 'Only one person closes periods. When she is away, nobody does.',
    criterion: 'Governance: somebody stands in for whoever answers for the warranties.',
  })
}
