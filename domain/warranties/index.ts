import { inTenant } from '../../db/tenant.ts'
import type { Deps } from '../deps.ts'
import { type Actor, authorizeInCompany } from '../kernel/actor.ts'
import { dayIn } from '../kernel/calendar.ts'
import { parseInput } from '../kernel/parse.ts'
import { companyChooser } from '../schemes/index.ts'
import { selectRegistrations, selectSeller } from '../trade-documents/form/queries.ts'
import { chooseStatements } from './choose.ts'
import type { Choice } from './question.ts'
import { chooseSchema } from './schema.ts'

/** What the chooser says for goods that the company would sell, without a draft. Nothing is kept. */
export async function chooseForCompany(
  deps: Pick<Deps, 'db' | 'clock' | 'library'>,
  actor: Actor,
  input: unknown,
): Promise<Choice> {
  authorizeInCompany(actor, 'company:read')
  const { documentDate: date, lines, buyer, ...asked } = parseInput(chooseSchema, input)
  return inTenant(deps.db, actor.tenantId, async (tx) => {
    const seller = await selectSeller(tx)
    return chooseStatements(await companyChooser(deps, tx), {
      ...asked,
      date,
      today: dayIn(seller.timeZone, deps.clock.now()),
      backDatingDays: seller.backDatingDays,
      seller: { name: seller.legalName, country: seller.country },
      buyer,
      registrations: await selectRegistrations(tx),
      lines: lines.map((line, index) => ({ ...line, position: index + 1 })),
    })
  })
}
