import type { Deps } from '../deps.ts'
import { recordGovernance } from '../governance/index.ts'
import { addDays, type Day } from '../kernel/calendar.ts'
import type { Trader } from './book.ts'
import { onePagePdf } from './one-page-pdf.ts'

/** Each company has kept its confirmation of the year, a policy, and who was taught. */
export async function leaveGovernance(deps: Deps, traders: readonly Trader[], from: Day): Promise<void> {
  for (const { compliance, company } of traders) {
    const name = String(company.profile['legalName'])
    const record = (kind: string, title: string, day: Day, changed: object = {}) =>
      recordGovernance(deps, compliance, {
        input: { kind, title, day, year: day.slice(0, 4), ...changed },
        ...(kind === 'training'
          ? {}
          : { file: { name: `${kind}.pdf`, content: onePagePdf([`Demo paper: ${title}`, name, day]) } }),
      })
    await record('self-assessment', 'Confirmation of the self-assessment', addDays(from, 20))
    await record('policy', 'Policy against money laundering', addDays(from, 40))
    await record('training', 'Warranties, for all who sell', addDays(from, 120), {
      people: company.people.map((person) => person.name).join(', '),
    })
  }
}
