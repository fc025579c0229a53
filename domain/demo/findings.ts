import type { Deps } from '../deps.ts'
import { answerFinding, raiseFinding } from '../findings/index.ts'
import type { CompanyActor } from '../kernel/actor.ts'
import { addDays, type Day } from '../kernel/calendar.ts'
import type { Trader } from './book.ts'

/** The auditor has found two things at a company; one is answered, the other waits. */
export async function leaveFindings(
  deps: Deps,
  { company, actor, today }: { readonly company: Trader; readonly actor: CompanyActor; readonly today: Day },
): Promise<void> {
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
